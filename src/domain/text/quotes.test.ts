import { describe, expect, it } from 'vitest'
import { setApostrophes, setQuotes } from './quotes.ts'

describe('quotation marks', () => {
  it.each([
    [`It's "so", he said.`, 'It’s “so”, he said.'],
    [`("so")`, '(“so”)'],
    [`the teams' 'own' words`, 'the teams’ ‘own’ words'],
    [`"'tis so"`, '“‘tis so”'],
    [`'90s`, '’90s'],
    [`It&#39;s &quot;so&quot;.`, 'It’s “so”.'],
    [`New Year's Day (observed)`, 'New Year’s Day (observed)'],
    [`no sign`, 'no sign'],
  ])('of %s are set', (text, set) => {
    expect(setQuotes(text)).toBe(set)
  })

  it('close what began before a piece of a line', () => {
    expect(setQuotes(`" is off.`, 'x')).toBe('” is off.')
    expect(setQuotes(`'s own`, 'x')).toBe('’s own')
  })

  it('leave what may be code where only apostrophes are set', () => {
    expect(setApostrophes(`it's awk '{print $1}'`)).toBe(`it’s awk '{print $1}'`)
  })
})
