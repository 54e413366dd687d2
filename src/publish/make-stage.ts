import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { here, isRunning } from './output/leftovers.ts'
import { packages } from './program/program-digest.ts'

/** The folder for stages cannot be written to, and another can be named. */
export class WorkFolderError extends Error {}

const unwritable = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * A fresh folder below `base` for this process. Those that a process left behind when it was killed are cleared. Throws
 * {@link WorkFolderError} where `base` is not to be written to.
 */
export function makeStage(base: string): string {
  try {
    return makeStageIn(base)
  } catch (error) {
    if (!unwritable.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new WorkFolderError(
      `${base}: may not be read or written; give a folder of your own with --work, or in FIELDBOOK_WORK`,
    )
  }
}

function makeStageIn(base: string): string {
  // Nobody wants what is made on the way in their repository.
  if (mkdirSync(base, { recursive: true }) !== undefined) writeFileSync(join(base, '.gitignore'), '*\n')
  for (const name of readdirSync(base)) {
    const [, machine, owner] = /^stage-(.+)-(\d+)-[^-]+$/.exec(name) ?? []
    if (machine === here && !isRunning(Number(owner))) clear(join(base, name))
  }
  const stage = mkdtempSync(join(base, `stage-${here}-${process.pid}-`))
  linkPackages(stage)
  return stage
}

/** What lies in a folder finds the generator's packages, wherever the folder is: in a workspace, on another disk. */
export function linkPackages(folder: string): void {
  // A junction is a link that Windows gives to everybody.
  symlinkSync(packages, join(folder, 'node_modules'), 'junction')
}

/** What cannot be cleared, or is being cleared by another build, keeps nobody from building. */
function clear(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {}
}
