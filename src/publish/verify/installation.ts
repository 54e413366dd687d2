import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { descriptionName } from '../bundle/description.ts'

import { historyName, InstallError } from './install-target.ts'

/** What stands in a folder of installations. */
export interface Installation {
  /** The folder of what is current. */
  path: string
  /** A line for each edition that was installed: version, digest of its manifest, and why where it was not the next. */
  history: readonly string[]
  /** The version that was current before. */
  previous?: string
}

/** Reads a folder of installations; throws {@link InstallError} where nothing is installed in it. */
export function installationAt(target: string): Installation {
  const path = join(target, 'current')
  if (!existsSync(join(path, descriptionName)))
    throw new InstallError(`${target}: nothing is installed there`)
  const history = join(target, historyName)
  const previous = join(target, 'previous', descriptionName)
  return {
    path,
    history: existsSync(history) ? readFileSync(history, 'utf8').split('\n').slice(0, -1) : [],
    ...(existsSync(previous) ? { previous: versionIn(previous) } : {}),
  }
}

function versionIn(path: string): string {
  const [, version] = /^ "version": "([^"\n]*)",$/m.exec(readFileSync(path, 'utf8')) ?? []
  return version ?? basename(join(path, '..'))
}
