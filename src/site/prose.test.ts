import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markdownOf, renderProse } from './prose.ts'

const word = fc.stringMatching(/^[a-zA-Z0-9(),;?%'.:@/&<*_`~[\]-]{1,7}$/)
const words = fc.array(
  fc.oneof(word, fc.constantFrom('www.a.b', 'http://a.b', 'a@b.cd', '1.', '-', '#', ' ')),
  {
    minLength: 1,
    maxLength: 8,
  },
)

it('plain words are rendered as the compiler renders them', () => {
  let plain = 0
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      const html = renderProse(text)
      if (html === `<p>${text}</p>\n`) plain++
      return html === markdownOf(text)
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(200)
})
