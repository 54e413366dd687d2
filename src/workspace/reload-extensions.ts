import { realpathSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extensionsOfProcess, type LoadedAnew } from './extensions-of-process.ts'

/** How often each folder was taken up anew, by its address. */
const rounds = new Map<string, number>()

/**
 * Loads once more what was asked for from an `extend/` folder, with whatever that loads from there. A process loads a
 * module once, by its address; so each round gives those of the folder other addresses.
 */
export async function reloadExtensions(folder: string): Promise<void> {
  const { asked, anew } = extensionsOfProcess()
  const files = [...asked].filter((file) => file.startsWith(folder + sep))
  if (files.length === 0) return
  if (rounds.size === 0) registerHooks({ resolve: resolveAnew })
  const address = pathToFileURL(realpathSync(folder) + sep).href
  rounds.set(address, (rounds.get(address) ?? 0) + 1)
  for (const file of files) anew.set(file, await loadAnew(file))
}

async function loadAnew(file: string): Promise<LoadedAnew> {
  try {
    return { module: await import(/* @vite-ignore */ pathToFileURL(realpathSync(file)).href) }
  } catch (error) {
    return { error }
  }
}

type Resolve = Parameters<typeof registerHooks>[0]['resolve']

const resolveAnew: NonNullable<Resolve> = (specifier, context, next) => {
  const found = next(specifier, context)
  const [, round] = [...rounds].find(([address]) => found.url.startsWith(address)) ?? []
  return round === undefined ? found : { ...found, url: `${found.url}?round=${round}` }
}
