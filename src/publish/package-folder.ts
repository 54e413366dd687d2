import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The folder of a package as the code in `folder` finds it: in its own `node_modules`, or in one above it where it was
 * installed itself. Throws where there is none.
 */
export function packageFolder(folder: string, name: string): string {
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return found
    if (dirname(at) === at) throw new Error(`there is no package ${name} beside ${folder}`)
  }
}
