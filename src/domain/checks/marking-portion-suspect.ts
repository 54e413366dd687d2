import { contentTypes } from '../../model/registry.ts'
import { type Path, walk } from '../../model/walk.ts'
import { type Markings, markingsOf } from '../marking/effective.ts'
import { parsePortion } from '../marking/parse.ts'
import { marksOf } from '../marking/parts.ts'
import { lookLikeMark } from '../marking/portion.ts'
import type { Entry } from '../playbook.ts'
import type { Problem } from '../problem.ts'
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
  const prose = new Set<string>()
  for (const { path, meta } of walk(contentTypes[entry.kind].schema, entry.data))
    if (meta.prose) prose.add(path.join('\0'))
  for (const { path, text } of strings(entry.data, [])) {
    const mark = prose.has(path.join('\0')) ? undefined : lookLikeMark(text)
    if (mark === undefined || !parsePortion(mark, scheme).ok) continue
    const message = `${mark} in \`${path.at(-1)}\` is shown as words and withholds nothing`
    yield finding(rule, entry.at(path), message, 'give the entry or item a `marking` instead')
  }
}

function* strings(value: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value }
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value))
      yield* strings(item, [...path, Array.isArray(value) ? Number(key) : key])
  }
}
