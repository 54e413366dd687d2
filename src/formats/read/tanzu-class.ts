import type { LiveOffering } from '../../domain/live/catalog.ts'
import { given } from './osb.ts'
import type { Source } from './source.ts'

/**
 * The class that `tanzu service class get` shows: `NAME:`, `DESCRIPTION:` and `READY:`, each on a line, and a table of
 * parameters, which are no plans. Undefined where a text is something else.
 */
export function readClass({ file, text }: Source): LiveOffering | undefined {
  const lines = text.split(/\r?\n/)
  const field = (key: string) => {
    const line = lines.findIndex((each) => each.trimStart().startsWith(`${key}:`))
    const value = lines[line]?.slice((lines[line] ?? '').indexOf(':') + 1).trim()
    return line < 0 || !value ? undefined : { line: line + 1, value }
  }
  const [name, description, ready] = ['NAME', 'DESCRIPTION', 'READY'].map(field)
  if (!name || !ready || !/^\S+$/.test(name.value) || !/^(?:true|false)$/i.test(ready.value)) return undefined
  return {
    name: name.value,
    at: { file, line: name.line, col: 1 },
    ...given('description', description?.value),
    ...(/^true$/i.test(ready.value) ? {} : { available: false }),
  }
}
