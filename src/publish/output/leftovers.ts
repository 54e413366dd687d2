import { readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** This machine in a file name. Process numbers mean something on one machine, and a folder may be shared by several. */
export const here = hostname().replace(/[^A-Za-z0-9]+/g, '-')

/** Whether a process of this machine is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Of another user's process it may not be asked more than whether it is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** What stands beside a target while it is being replaced: the new one before it has its name, the old one after. */
type LeftoverRole = 'new' | 'old'

/** Names that this process uses now: all others with its number are of an earlier process that had the same. */
const inUse = new Set<string>()
let count = 0

/** A hidden name beside `target` with the process in it, so that what a killed process left can be recognised. */
export function besideTarget(target: string, role: LeftoverRole): string {
  count += 1
  const path = join(dirname(target), `.${basename(target)}.${role}-${here}-${process.pid}-${count}`)
  inUse.add(path)
  return path
}

/** Removes what has such a name, and gives the name back. */
export function freeName(path: string): void {
  rmSync(path, { recursive: true, force: true })
  inUse.delete(path)
}

/** What processes that are gone left beside `target`. Those of other machines are not known to be gone. */
export function leftBeside(target: string, role: LeftoverRole): string[] {
  const prefix = `.${basename(target)}.${role}-${here}-`
  const folder = dirname(target)
  return namesIn(folder)
    .filter((name) => name.startsWith(prefix))
    .filter((name) => {
      const [, owner] = /^(\d+)-\d+$/.exec(name.slice(prefix.length)) ?? []
      if (owner === undefined || inUse.has(join(folder, name))) return false
      return Number(owner) === process.pid || !isRunning(Number(owner))
    })
    .map((name) => join(folder, name))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
