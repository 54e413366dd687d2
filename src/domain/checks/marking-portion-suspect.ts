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
  const marked = stringsIn(entry.data).flatMap(({ path, text }) => {
    const mark = lookLikeMark(text)
    return mark !== undefined && parsePortion(mark, scheme).ok ? [{ path, mark }] : []
  })
  if (marked.length === 0) return
  const prose = new Set(valuesOf(entry).flatMap(({ path, meta }) => (meta.prose ? [path.join('\0')] : [])))
  for (const { path, mark } of marked) {
    if (prose.has(path.join('\0'))) continue
    const message = `${mark} in \`${path.at(-1)}\` is shown as words and withholds nothing`
    yield finding(rule, entry.at(path), message, 'give the entry or item a `marking` instead')
  }
}

/** Every string with a parenthesis in it. */
function stringsIn(value: unknown): { path: Path; text: string }[] {
  const found: { path: Path; text: string }[] = []
  const path: (string | number)[] = []
  const visit = (inner: unknown) => {
    if (typeof inner === 'string') {
      if (inner.includes('(')) found.push({ path: [...path], text: inner })
    } else if (typeof inner === 'object' && inner !== null) {
      for (const key in inner) {
        path.push(Array.isArray(inner) ? Number(key) : key)
        visit((inner as Record<string, unknown>)[key])
        path.pop()
      }
    }
  }
  visit(value)
  return found
}
