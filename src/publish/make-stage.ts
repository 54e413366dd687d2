import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

// Process numbers mean something on one machine, and `base` may be shared by several: containers, a file share.
const here = hostname().replace(/[^A-Za-z0-9]+/g, '-')

/** A fresh folder below `base` for this process. Those that a process left behind when it was killed are cleared. */
export function makeStage(base: string): string {
  mkdirSync(base, { recursive: true })
  for (const name of readdirSync(base)) {
    const [, machine, owner] = /^stage-(.+)-(\d+)-[^-]+$/.exec(name) ?? []
    if (machine === here && !isRunning(Number(owner))) clear(join(base, name))
  }
  return mkdtempSync(join(base, `stage-${here}-${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Of another user's process it may not be asked more than whether it is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** What cannot be cleared, or is being cleared by another build, keeps nobody from building. */
function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}
