import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold } from './fold.ts'

/** Nobody sees it, and a text with it is read sign by sign. */
const unseen = '\u200b'
const sign = fc.constantFrom(
  ...' abSX09()[]{}<>/\\&%*_`~|:;.\n\t>"\'-',
  'ä',
  '（',
  '&lpar;',
  '%28',
  '<b>',
  '\n> ',
)

it('a text that looks as it is folds to what it folds to sign by sign', () => {
  const shown = (text: string, tags: boolean) => {
    const { text: folded, upper, at } = fold(text, { tags })
    return { folded, upper, places: Array.from({ length: folded.length }, (_, i) => at(i)) }
  }
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), fc.boolean(), (signs, tags) => {
      const text = signs.join('')
      expect(shown(text, tags)).toEqual(shown(text + unseen, tags))
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['plain (S) words', 'plain (S) words'],
  ['a \\(S\\) b', 'a ¬S) b'],
  ['one\n> two', 'one\ntwo'],
  ['&lpar;S)', '(S)'],
  ['(*S*)', '(S)'],
])('%j folds to %j', (raw, folded) => expect(fold(raw, { tags: true }).text).toBe(folded))
