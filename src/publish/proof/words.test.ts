import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsOf, wordsOfAny } from './words.ts'

const part = fc.oneof(
  fc.constantFrom(...'aZ09 -_·–—‘’“”…←→↓é\u0301\u00ad\u200bﬁ²'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
)

it('words are the same, whichever way a text is read', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const text = parts.join('')
      expect(wordsOf(text)).toEqual(wordsOfAny(text))
    }),
    { numRuns: 3000 },
  )
})
