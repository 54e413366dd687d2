import { expect, it } from 'vitest'
import { usScheme } from '../../../domain/marking/us-scheme.ts'
import { clearanceOf, markTest } from './clearance.ts'
import { keySpans } from './yaml-spans.ts'

const isAbove = clearanceOf({ holds: 'CUI', audience: ['USA'] }, usScheme)

/** What of a text is withheld, in short: all of it, or the lines. */
function withheld(text: string): string | number[] {
  const { spans, isWhole } = keySpans(text, { isAbove, isMark: markTest(usScheme) })
  const lineOf = (place: number) => text.slice(0, place).split('\n').length
  return isWhole ? 'all' : spans.flatMap(({ start, end }) => [lineOf(start), lineOf(end)])
}

it.each<[string, string | number[]]>([
  ['# marking: SECRET\na: 1\n', 'all'],
  ['a:\n  # marking: SECRET\n  b: 1\nc: 1\n', [1, 3]],
  ['a:\n  #marking: "SECRET//NOFORN" # once\n  b: 1\nc: 1\n', [1, 3]],
  ['a:\n  # handles: SECRET\n  b: 1\nc: 1\n', [1, 3]],
  ['a:\n  b: 1 # marking: SECRET\nc: 1\n', [1, 2]],
  ['a:\n  # {b: 1, marking: SECRET}\n  b: 1\nc: 1\n', [1, 3]],
  ['# marking: CUI\na: 1\n', []],
  ['# marking: see the guide\na: 1\n', []],
])('what a comment takes out of use is above a network as if it stood there: %j', (text, expected) =>
  expect(withheld(text)).toEqual(expected),
)
