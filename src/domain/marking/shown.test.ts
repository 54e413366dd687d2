import { describe, expect, it } from 'vitest'
import { type Scheme, schemeSchema } from '../../model/scheme.ts'
import { parsePortion } from './parse.ts'
import { indicatedOf, shownMark } from './shown.ts'
import { usScheme } from './us-scheme.ts'

/** The default scheme by the practice of the Department of Defense. */
const indicating: Scheme = schemeSchema.parse({
  ...usScheme,
  levels: usScheme.levels.map((level) =>
    level.banner === 'CUI' ? { ...level, behind: 'indicator' } : level,
  ),
})

describe('a level that leaves the rest to the designation indicator', () => {
  it.each([
    ['UNCLASSIFIED', 'UNCLASSIFIED'],
    ['CUI', 'CUI'],
    ['CUI//SP-CTI/PRVCY//NOFORN', 'CUI'],
    ['(CUI//SP-CTI)', '(CUI)'],
    ['(CUI)', '(CUI)'],
    ['SECRET//SI//NOFORN', 'SECRET//SI//NOFORN'],
    ['(S//NF)', '(S//NF)'],
    ['//GBR SECRET', '//GBR SECRET'],
    ['CUIX//SP-CTI', 'CUIX//SP-CTI'],
  ])('shows %s as %s', (whole, shown) => {
    expect(shownMark(whole, indicating)).toBe(shown)
    expect(shownMark(whole, usScheme)).toBe(whole)
  })

  it.each([
    ['CUI//SP-CTI/SP-EXPT/PRVCY//FEDCON/NOFORN', ['SP-CTI', 'SP-EXPT', 'PRVCY'], ['FEDCON', 'NOFORN']],
    ['CUI//REL TO USA, GBR', [], ['REL TO USA, GBR']],
    ['CUI', [], []],
  ])('says the rest of %s there', (banner, categories, dissemination) => {
    const parts = indicatedOf(banner, indicating)
    expect(parts).toEqual({ level: 'CUI', categories, dissemination })
    expect(indicatedOf(banner, usScheme)).toBeUndefined()
  })

  it('says nothing there of other levels, and of what cannot be read', () => {
    for (const banner of ['SECRET//SI', '//GBR SECRET', 'CUI//X'])
      expect(indicatedOf(banner, indicating)).toBeUndefined()
  })

  it('reads what was written whole', () => {
    expect(parsePortion('(CUI//SP-CTI)', indicating)).toEqual(parsePortion('(CUI//SP-CTI)', usScheme))
  })
})
