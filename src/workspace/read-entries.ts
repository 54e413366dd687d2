import type { Unread } from '../domain/checks/check.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import { byPosition, type Position, type Problem } from '../domain/playbook/problem.ts'
import { idSchema } from '../model/fields.ts'
import { contentTypes, type DataOf, type Kind } from '../model/registry.ts'
import type { Located } from './find-files.ts'
import { readKeptRecord } from './kept-record.ts'
import { readMdx } from './mdx.ts'
import { parseWith } from './schema-problems.ts'
import { type ReadYaml, readYaml } from './yaml.ts'

/** What helps where a file is empty. */
const emptyFix = 'bring back what stood in it; or take it away, if nothing is to stand there'

/** The entries of one file's text, of MDX with the body or without. What is wrong with it is added to `problems`, what is lost to `unread`. */
export function readEntries(
  text: string,
  file: string,
  located: Located,
  layer: string,
  { problems, unread }: { problems: Problem[]; unread: Unread[] },
  part: 'all' | 'frontmatter' = 'all',
): Entry[] {
  const type = contentTypes[located.kind]
  if (text.trim() === '') {
    // Emptied by mistake, it would say of everything that was in it that it is not there.
    problems.push(readingProblem('file-empty', { file, line: 1, col: 1 }, 'the file is empty', emptyFix))
    unread.push(unreadOf(located))
    return []
  }
  const mdx = type.form === 'mdx' ? readMdx(text, file, part) : undefined
  const source = mdx?.frontmatter ?? readYaml(text, file)
  problems.push(...(mdx?.problems ?? source.problems))
  // A comment says that nothing is there yet.
  if (source.value === null && type.form === 'map') return []
  if (source.value === undefined || mdx?.isBroken) {
    unread.push(unreadOf(located))
    return []
  }
  const common = {
    kind: located.kind,
    layer,
    file,
    ...(located.environment ? { environment: located.environment } : {}),
  }
  const kept = located.kind === 'intake' && source.value !== null ? readKeptRecord(source) : undefined
  if (kept) {
    problems.push(...kept.problems)
    if (kept.data !== undefined)
      return [{ ...common, id: located.id, data: kept.data as DataOf<Kind>, at: placesIn(kept.at) }]
    unread.push(unreadOf(located, located.id))
    return []
  }
  const twice = (mdx?.problems ?? source.problems).filter(({ code }) => code === 'yaml-duplicate-key')
  const make = (id: string, value: unknown, base: readonly string[]): Entry[] => {
    // Which of the two is meant nobody can say, nor what would follow from it.
    if (twice.some(({ at }) => isWithin(at, source, base))) {
      unread.push(unreadOf(located, id))
      return []
    }
    const parsed = parseWith(type.schema, value ?? {}, source, base)
    if ('problems' in parsed) {
      problems.push(...parsed.problems)
      unread.push(unreadOf(located, id))
      return []
    }
    const entry = { ...common, id, data: parsed.data as DataOf<Kind>, at: positions(source, base) }
    return [mdx?.body ? { ...entry, body: mdx.body } : entry]
  }
  if (type.form !== 'map') return make(located.id, source.value, [])
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    problems.push(
      readingProblem(
        'schema-value',
        source.at(),
        'the file is not a map by id',
        'write each entry under its id',
      ),
    )
    unread.push(unreadOf(located))
    return []
  }
  return Object.entries(source.value).flatMap(([id, value]) => {
    if (idSchema.safeParse(id).success) return make(id, value, [id])
    const at: Position = source.at([id], 'key')
    problems.push(
      readingProblem(
        'schema-value',
        at,
        `"${id}" cannot be an id`,
        'use lower-case letters, digits and "-", starting with a letter',
      ),
    )
    return []
  })
}

/** Whether a place is in the part of a file that begins with a key, or anywhere in it where no key is given. */
function isWithin({ line, col }: Position, source: ReadYaml, [id]: readonly string[]): boolean {
  if (id === undefined) return true
  if (typeof source.value !== 'object' || source.value === null) return false
  const isBefore = (at: Position) => at.line < line || (at.line === line && at.col <= col)
  const begins = Object.keys(source.value).map((key) => ({ key, at: source.at([key], 'key') }))
  return (
    begins
      .filter(({ at }) => isBefore(at))
      .sort((a, b) => byPosition(a.at, b.at))
      .at(-1)?.key === id
  )
}

function positions(source: ReadYaml, base: readonly string[]): Entry['at'] {
  return placesIn((path = [], ...rest) => source.at([...base, ...path], ...rest))
}

const placesIn =
  (at: ReadYaml['at']): Entry['at'] =>
  (path = [], part = path.length === 0 ? 'key' : 'value', offset) =>
    at(path, part, offset)

/** The file of `located`, or one entry of it, as something that could not be read. */
export function unreadOf(located: Located, id?: string): Unread {
  const { kind, environment } = located
  const known = id ?? (contentTypes[kind].form === 'map' ? undefined : located.id)
  return { kind, ...(environment ? { environment } : {}), ...(known ? { id: known } : {}) }
}
