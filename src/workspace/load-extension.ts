import { lstatSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { extensionsOfProcess } from './extensions-of-process.ts'

const require = createRequire(import.meta.url)

/** What loading a file of `extend/` came to: its default export, or in words why there is none. */
export type LoadedExtension = { value: unknown } | { fault: string; fix: string }

/** Loads a file of an `extend/` folder that the configuration names. It has to lie there itself: no link leads out. */
export function loadExtension(folder: string, name: string): LoadedExtension {
  const file = join(folder, name)
  const fault = faultOf(folder, file)
  if (fault !== undefined)
    return {
      fault: `extend/${name} ${fault}`,
      fix: 'put the file itself into extend/, or take it out here',
    }
  const { asked, anew } = extensionsOfProcess()
  asked.add(file)
  try {
    const again = anew.get(file)
    if (again && 'error' in again) throw again.error
    const module = (again ? again.module : require(file)) as { default?: unknown }
    return { value: module.default ?? module }
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    const fault = `extend/${name} cannot be loaded: ${line === '' ? 'it failed' : line}`
    return { fault, fix: 'run it with node to see where' }
  }
}

function faultOf(folder: string, file: string): string | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat) return 'is not there'
  if (!stat.isFile()) return stat.isSymbolicLink() ? 'is a link' : 'is no file'
  // A folder on the way may be a link.
  return realpathSync(file).startsWith(realpathSync(folder) + sep) ? undefined : 'lies elsewhere'
}
