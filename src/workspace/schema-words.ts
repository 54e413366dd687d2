import { nearest, suggest } from '../domain/base/nearest.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { Path } from '../model/walk.ts'
import type { ReadYaml } from './yaml.ts'

/** What places are asked of. */
type Placed = Pick<ReadYaml, 'at'>

/** What a value is called: by its path below the entry. */
const nameOf = (inner: Path) => (inner.length > 0 ? `\`${inner.join('.')}\`` : 'the entry')

/** A value that is not what it may be; `fix` says what it may be. */
export const wrongValue = (source: Placed, path: Path, inner: Path, found: unknown, fix: string): Problem =>
  readingProblem('schema-value', source.at(path), `${nameOf(inner)} is ${describeValue(found)}`, fix)

/** A key that a map of names may not have. */
export const badKey = (source: Placed, path: Path, inner: Path, fix: string): Problem =>
  readingProblem('schema-value', source.at(path, 'key'), `the key ${nameOf(inner)} is not a valid id`, fix)

/** A key that nothing is known by. */
export const unknownKey = (source: Placed, path: Path, inner: Path, key: string, fix: string): Problem =>
  readingProblem(
    'schema-unknown-key',
    source.at([...path, key], 'key'),
    `unknown key \`${key}\`${inner.length > 0 ? ` in ${nameOf(inner)}` : ''}`,
    fix,
  )

/** Something that has to be there and is not. */
export function missing(source: Placed, base: Path, inner: Path, fix: string): Problem {
  const owner = inner.length > 1 ? ` in \`${inner.slice(0, -1).join('.')}\`` : ''
  const at = source.at([...base, ...inner], 'key')
  return readingProblem('schema-missing', at, `\`${inner.at(-1)}\` is missing${owner}`, fix)
}

/** Which of the known keys an unknown one would be: the nearest that the map does not use yet, and the others. */
export const nearestKey = (key: string, known: readonly string[], parent: unknown): string =>
  suggest(key, unusedKeys(known, parent))

/** The known key that an unknown one is a slip of, if it is like one. */
export const meantKey = (key: string, known: readonly string[], parent: unknown): string | undefined =>
  nearest(key, unusedKeys(known, parent))

function unusedKeys(known: readonly string[], parent: unknown): string[] {
  const present = Object.keys((parent as object | undefined) ?? {})
  return known.filter((key) => !present.includes(key))
}

/** A value in a few words. */
function describeValue(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = String(value)
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`
}

/** A type as it is asked for. */
export function article(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    object: 'a map',
    array: 'a list',
    record: 'a map',
    boolean: 'true or false',
    int: 'a whole number',
  }
  return names[expected] ?? `a ${expected}`
}
