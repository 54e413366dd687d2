import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../../workspace/find-files.ts'
import type { KeptFolder } from '../kept/kept.ts'
import { linkPackages } from '../make-stage.ts'
import { buildProgram } from './build-program.ts'
import { generatorDigest } from './program-digest.ts'

const listFile = 'program.json'

/**
 * The folder of the program that pages are made with. It is built once for a generator, and kept; what is kept is used
 * where each of its bytes is as it was. Where nothing can be kept it is built into `stage`.
 */
export async function findProgram(
  kept: KeptFolder | undefined,
  work: string,
  stage: string,
  build: Build = buildProgram,
): Promise<string> {
  if (kept === undefined) {
    const folder = join(stage, 'program')
    await buildInto(folder, work, build)
    return folder
  }
  const name = `program-${generatorDigest().slice(0, 16)}`
  const folder = join(kept.folder, name)
  if (isWhole(folder, kept)) {
    const now = new Date()
    utimesSync(folder, now, now)
    return folder
  }
  const made = mkdtempSync(join(kept.folder, `${name}.new-`))
  await buildInto(made, work, build)
  const list = listOf(made)
  writeFileSync(join(made, listFile), JSON.stringify([kept.sign(list), list]))
  return put(made, folder, kept)
}

type Build = (folder: string, work: string) => Promise<void>

async function buildInto(folder: string, work: string, build: Build): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await build(folder, work)
  linkPackages(folder)
}

/** Puts a program where it is looked for, in one step. Where another build was faster its own is as good. */
function put(made: string, folder: string, kept: KeptFolder): string {
  const old = `${made}.old`
  try {
    renameSync(folder, old)
    rmSync(old, { recursive: true, force: true })
  } catch {}
  try {
    renameSync(made, folder)
  } catch {
    if (!isWhole(folder, kept)) return made
    rmSync(made, { recursive: true, force: true })
  }
  removeOthers(folder, kept)
  return folder
}

/** Removes programs that nobody has used for a day: those of other versions, and what killed builds left. */
function removeOthers(folder: string, kept: KeptFolder): void {
  for (const name of readdirSync(kept.folder)) {
    const path = join(kept.folder, name)
    if (!name.startsWith('program-') || path === folder) continue
    if (statSync(path).mtimeMs < Date.now() - aDay) rmSync(path, { recursive: true, force: true })
  }
}
const aDay = 24 * 3_600_000

function isWhole(folder: string, kept: KeptFolder): boolean {
  try {
    const [signature, list] = JSON.parse(readFileSync(join(folder, listFile), 'utf8')) as [string, string]
    return kept.holds(list, signature) && list === listOf(folder)
  } catch {
    return false
  }
}

/** Every file of a program with a digest of its bytes. */
const listOf = (folder: string): string =>
  listFiles(folder)
    .filter((file) => file !== listFile && !file.startsWith('node_modules/'))
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex')} ${file}`,
    )
    .join('\n')
