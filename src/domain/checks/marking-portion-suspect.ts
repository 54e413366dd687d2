import type { Path } from '../../model/walk.ts'
import { type Markings, markingsOf } from '../marking/effective.ts'
import { parsePortion } from '../marking/parse.ts'
import { marksOf } from '../marking/parts.ts'
import { lookLikeMark } from '../marking/portion.ts'
import type { Entry } from '../playbook.ts'
import type { Problem } from '../problem.ts'
import { valuesOf } from '../values.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-portion-suspect',
  severity: 'error',
  title: 'A parenthesis that looks like a portion mark and is none',
  why: 'A misspelt mark would pass as prose, and its portion with it to every network that holds the page.',
  wrong: '(S//NOFRON) The relay has a second port.',
  right: '(S//NF) The relay has a second port.',
} as const

export const markingPortionSuspect: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    for (const entry of playbook.entries) {
      for (const { mark, at } of marksOf(entry, markings, parseProse)) {
        if (mark.isPortion) continue
        for (const { offset, message, fix } of mark.faults)
          yield finding(rule, at(offset), message, `${fix}; or write \\( if it is no mark`)
      }
      yield* plainFields(entry, markings)
    }
  },
}

/** Plain fields are shown as they are. A mark in one would be words, and nothing would be withheld. */
function* plainFields(entry: Entry, { scheme }: Markings): Generator<Problem> {
  const marked = marksIn(entry.data).filter(({ mark }) => parsePortion(mark, scheme).ok)
  if (marked.length === 0) return
  const prose = new Set(valuesOf(entry).flatMap(({ path, meta }) => (meta.prose ? [path.join('\0')] : [])))
  for (const { path, mark } of marked) {
    if (prose.has(path.join('\0'))) continue
    const message = `${mark} in \`${path.at(-1)}\` is shown as words and withholds nothing`
    yield finding(rule, entry.at(path), message, 'give the entry or item a `marking` instead')
  }
}

/** Every string that begins like a mark. */
function marksIn(value: unknown, path: Path = []): { path: Path; mark: string }[] {
  if (!holdsMark(value)) return []
  if (typeof value === 'string') return [{ path, mark: lookLikeMark(value) ?? '' }]
  const steps = Array.isArray(value) ? [...value.entries()] : Object.entries(value as object)
  return steps.flatMap(([step, inner]) => marksIn(inner, [...path, step]))
}

/** Of nearly every entry the answer is no, which costs less than the paths of its strings. */
function holdsMark(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('(') && lookLikeMark(value) !== undefined
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsMark)
}
