import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeStage } from '../make-stage.ts'
import { appVersion } from './app-version.ts'
import { writeScripts } from './kept-scripts.ts'
import { makeAppApart } from './make-app-apart.ts'
import { isSealed, seal } from './seal.ts'

/** What was made by another version is kept for so many milliseconds: another build may be running it. */
const keptFor = 24 * 60 * 60 * 1000

/**
 * The folder of the program that renders pages, below `work`: made once for a version of the generator, and kept. What
 * is kept is run, so it is used only where every byte of it is what this machine has written there; else it is made
 * anew. No content is in it, so it belongs to no network. Builds that run at once may each make their own.
 */
export async function keptApp(work: string): Promise<string> {
  const prefix = `app-${appVersion()}-`
  mkdirSync(work, { recursive: true })
  const kept = readdirSync(work).filter((name) => name.startsWith('app-'))
  for (const name of kept.sort()) {
    if (name.startsWith(prefix) && isSealed(join(work, name))) return join(work, name)
    clear(join(work, name))
  }
  const made = makeStage(work)
  try {
    await makeAppApart(made)
    writeScripts(made)
    for (const name of ['cache', '.astro', 'out', 'public'])
      rmSync(join(made, name), { recursive: true, force: true })
    seal(made)
    const folder = join(work, made.replace(/^.*stage-/, prefix))
    renameSync(made, folder)
    return folder
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    throw error
  }
}

/** What is of no use any more; that it cannot be cleared keeps nobody from building. */
function clear(folder: string): void {
  try {
    if (Date.now() - statSync(folder).mtimeMs > keptFor) rmSync(folder, { recursive: true, force: true })
  } catch {}
}
