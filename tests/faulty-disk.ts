import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What happens at the n-th change to the disk. */
export type Failure =
  /** The process is gone: neither this change nor any later one happens, tidying up included. */
  | 'kill'
  /** There is no space for this one. */
  | 'full'
  /** The disk says yes and keeps something else. */
  | 'garble'

/** Thrown in the place of the process that a kill would end. */
export class KilledError extends Error {}

const real = {
  mkdirSync: fs.mkdirSync,
  writeFileSync: fs.writeFileSync,
  renameSync: fs.renameSync,
  symlinkSync: fs.symlinkSync,
  rmSync: fs.rmSync,
}

/**
 * Does something on a disk that fails at its n-th change, and gives how many changes there were and what was thrown.
 * Removing counts as no change, and does not happen after a kill.
 */
export async function onFaultyDisk(at: number, how: Failure, act: () => unknown) {
  let changes = 0
  let dead = false
  const counted =
    <A extends unknown[], R>(change: (...args: A) => R, counts = true) =>
    (...args: A): R => {
      if (dead) throw new KilledError()
      if (counts) changes += 1
      if (!counts || changes !== at) return change(...args)
      if (how === 'garble')
        return change(...(args.map((a) => (a instanceof Uint8Array ? a.slice(1) : a)) as A))
      if (how === 'full')
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', path: String(args[0]) })
      dead = true
      throw new KilledError()
    }
  Object.assign(fs, {
    mkdirSync: counted(real.mkdirSync),
    writeFileSync: counted(real.writeFileSync),
    renameSync: counted(real.renameSync),
    symlinkSync: counted(real.symlinkSync),
    rmSync: counted(real.rmSync, false),
  })
  syncBuiltinESMExports()
  let thrown: unknown
  try {
    await act()
  } catch (error) {
    thrown = error
  } finally {
    Object.assign(fs, real)
    syncBuiltinESMExports()
  }
  return { changes, thrown }
}
