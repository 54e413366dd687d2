import { expect, test } from 'vitest'
import { suspectsIn } from './suspects.ts'
import { usScheme } from './us-scheme.ts'

const scheme = { ...usScheme, allowed: ['(U)', '(S//NOFRON)'] }
const found = (text: string) => suspectsIn(text, scheme).map((s) => s.text)

test.each([
  ['at the head of a line', '(U) is short for a word.', []],
  ['within a line', 'Write (U), never (S//NOFRON).', []],
  ['and what goes on behind it is no part of it', '(U)//NOFORN stays.', ['U)//NOFORN', '//NOFORN']],
  ['and another is found beside it', '(U) and (S)', ['(S)']],
])('what the scheme allows is not found %s', (_, text, left) => {
  expect(found(text)).toEqual(left)
})

test.each(['(//GBR S)', '( // GBR TS )', '[//NATO S]', '(//DEU S//REL TO USA, DEU)'])(
  'what another nation owns reads like a mark: %s',
  (mark) => {
    expect(suspectsIn(`It says ${mark} there.`, usScheme).length).toBeGreaterThan(0)
  },
)

test.each(['(//example.org)', '(see //srv/share)', '(//gbr.example)'])('%s is no mark', (text) => {
  expect(suspectsIn(`Go to ${text}.`, usScheme)).toEqual([])
})
