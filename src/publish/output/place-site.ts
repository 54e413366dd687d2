import { cpSync, existsSync, lstatSync, mkdirSync, realpathSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { besideTarget, freeName, leftBeside } from './leftovers.ts'
import { foreignIn, writeSiteList } from './own-site.ts'

/** Where a site should go there is something that is not to be replaced. Nothing of it was touched. */
export class OccupiedError extends Error {
  constructor(folder: string, foreign: string) {
    super(
      foreign === ''
        ? `${folder}: is there already, and no folder; give another --out`
        : `${join(folder, foreign)}: was not written by Fieldbook, or was changed since; move it away, or give another --out`,
    )
  }
}

/** Throws {@link OccupiedError} where `target` holds anything but a site as a build wrote it. */
export function refuseOccupied(target: string): void {
  const foreign = foreignIn(realTarget(target))
  if (foreign !== undefined) throw new OccupiedError(target, foreign)
}

/**
 * Mends what a killed build left beside `target`: where it had moved the old site aside and not put the new one in its
 * place, the old one comes back; the rest is removed.
 */
export function recoverSite(target: string): void {
  const place = realTarget(target)
  for (const old of leftBeside(place, 'old')) {
    if (existsSync(place) || !renamed(old, place)) discard(old, place)
  }
  for (const fresh of leftBeside(place, 'new')) freeName(fresh)
}

/**
 * Puts a finished site at `target`, which it replaces. A folder cannot be exchanged for another in one step by what
 * Node gives, so there are two renames: killed between them there is no site at `target`, both are whole beside it, and
 * {@link recoverSite}, which every build and preview begins with, brings the old one back. Of builds that end at the
 * same time one stays, whole. Throws {@link OccupiedError} where somebody else's files are at `target`.
 */
export function placeSite(site: string, target: string): void {
  const place = realTarget(target)
  recoverSite(place)
  refuseOccupied(place)
  writeSiteList(site)
  mkdirSync(dirname(place), { recursive: true })
  const fresh = besideTarget(place, 'new')
  try {
    move(site, fresh)
    exchange(fresh, place)
  } finally {
    freeName(fresh)
  }
}

/** More builds than this do not end at one moment. */
const attempts = 1000

function exchange(fresh: string, place: string): void {
  for (let i = 0; i < attempts; i += 1) {
    const old = besideTarget(place, 'old')
    try {
      if (renamed(place, old)) keepForeign(old, place)
      if (renamed(fresh, place)) return
      // Another build was faster. What it put there is a site, so the next round moves that aside.
    } catch (error) {
      renamed(old, place)
      throw error
    } finally {
      discard(old, place)
    }
  }
  throw new OccupiedError(place, '')
}

/** Removes a site that stepped aside, if it is there. What somebody else wrote is never removed. */
function discard(old: string, place: string): void {
  if (foreignIn(old) !== undefined) return
  // Renamed first: a folder half removed has no list any more to be known by.
  const gone = besideTarget(place, 'new')
  renamed(old, gone)
  freeName(gone)
  freeName(old)
}

/** Looks once more, now that nobody can add to the folder: files written since the first look must not be lost. */
function keepForeign(old: string, place: string): void {
  const foreign = foreignIn(old)
  if (foreign !== undefined) throw new OccupiedError(place, foreign)
}

/** Renames; false where there is nothing to rename, or something in the way. */
function renamed(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !existsSync(from)) return false
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(code) && existsSync(to)) return false
    throw error
  }
}

/** On another disk than `to` it is copied, beside the target, from where a rename is one step again. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
  }
}

/** Where a link leads: the folder is replaced, and the link stays. */
function realTarget(target: string): string {
  if (lstatSync(target, { throwIfNoEntry: false })) {
    try {
      return realpathSync(target)
    } catch {
      return target
    }
  }
  try {
    return join(realpathSync(dirname(target)), basename(target))
  } catch {
    return target
  }
}
