import { accessSync, constants, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { SignatureError } from '../publish/bundle/sign.ts'
import { ExistsError } from '../publish/bundle/write-new.ts'
import { generator } from '../publish/generator.ts'
import { KitError } from '../publish/kit/fetch-packages.ts'
import { WorkFolderError } from '../publish/make-stage.ts'
import { refuseOtherThanArchives } from '../publish/output/archive-folder.ts'
import { type GuardedFolders, guardFile, guardTarget, TargetError } from '../publish/output/guard-target.ts'
import { OccupiedError } from '../publish/output/place-site.ts'
import { NoBundleError } from '../publish/verify/finding.ts'
import { InstallError } from '../publish/verify/install.ts'
import { UsageError } from './exit.ts'

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'may not be read or written',
  EPERM: 'may not be read or written',
  EROFS: 'the disk is read-only',
  EFBIG: 'is larger than a file may be here',
  EIO: 'the disk cannot be read or written',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'is a folder',
  ENAMETOOLONG: 'the name is too long for the disk',
}

/** Errors whose message says in one line why nothing was done. */
const refusals = [
  ...[InstallError, NoBundleError, SignatureError, TargetError, OccupiedError, WorkFolderError],
  KitError,
]

/** Does something with files; what the disk or the input refuses becomes one line that says what. */
export async function withFiles<T>(use: () => T | Promise<T>): Promise<T> {
  try {
    return await use()
  } catch (error) {
    if (error instanceof ExistsError)
      throw new UsageError(
        `${error.message}: is there already; remove it, or give another --out or --version`,
      )
    if (refusals.some((kind) => error instanceof kind)) throw new UsageError((error as Error).message)
    const { code = '', path, message } = error as NodeJS.ErrnoException
    // The page builder writes its files itself, and puts what the disk answers into a report of its own.
    const reason = reasons[/\(os error 28\)/.test(message) ? 'ENOSPC' : code]
    if (reason === undefined) throw error
    throw new UsageError(path === undefined ? reason : `${path}: ${reason}`)
  }
}

/** A file that an option names and that can be read, or a usage error. */
export function readableFile(flag: string, path: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`${flag} ${path}: there is no such file`)
  try {
    accessSync(path, constants.R_OK)
  } catch {
    throw new UsageError(`${flag} ${path}: may not be read`)
  }
}

/**
 * Throws {@link UsageError} where a file that an option names is not to be written: it lies in a workspace's sources or in the
 * generator, or is there already and is not `ours`, by its text.
 */
export function writableFile(
  flag: string,
  given: string,
  roots: readonly string[],
  isOurs: (text: string) => boolean,
): void {
  try {
    guardFile(flag, given, { roots, generator }, isOurs)
  } catch (error) {
    throw error instanceof TargetError ? new UsageError(error.message) : error
  }
}

/** The folder of `--out` for archives; throws where it holds anything else, or is part of what goes into them. */
export function archiveFolder(given: string, origins: GuardedFolders, flag = '--out'): string {
  guardTarget(flag, given, origins)
  const folder = resolve(given)
  refuseOtherThanArchives(folder)
  return folder
}
