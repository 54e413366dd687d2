import { describe, expect, it } from 'vitest'
import { officeScheme } from '../../../tests/marking-arbitraries.ts'
import { explainedFix } from './known-words.ts'
import { parseMarking, parsePortion } from './parse.ts'
import { printBanner, printPortion } from './print.ts'
import { usScheme } from './us-scheme.ts'

const faults = (text: string, scheme = usScheme) => {
  const parsed = parseMarking(text, scheme)
  return parsed.ok ? [] : parsed.faults
}

describe('parseMarking', () => {
  it.each([
    ['UNCLASSIFIED', '(U)'],
    ['CUI', '(CUI)'],
    ['CUI//SP-CTI//NOFORN', '(CUI//SP-CTI//NF)'],
    ['CUI//REL TO USA, GBR', '(CUI//REL TO USA, GBR)'],
    ['SECRET//NOFORN', '(S//NF)'],
    ['SECRET//REL TO USA, GBR', '(S//REL TO USA, GBR)'],
    ['SECRET//REL TO USA, CHE, FVEY', '(S//REL TO USA, CHE, FVEY)'],
    ['SECRET//SI//ORCON/NOFORN', '(S//SI//OC/NF)'],
    ['TOP SECRET//SI/TK//NOFORN', '(TS//SI/TK//NF)'],
  ])('reads %s and prints it back, as %s in short', (banner, portion) => {
    const parsed = parseMarking(banner, usScheme)
    if (!parsed.ok) throw new Error(parsed.faults[0]?.message)
    expect(printBanner(parsed.marking, usScheme)).toBe(banner)
    expect(printPortion(parsed.marking, usScheme)).toBe(portion)
    expect(parsePortion(portion, usScheme)).toEqual(parsed)
  })

  it('prints the shortest list', () => {
    const parsed = parseMarking('SECRET//REL TO USA, AUS, CAN, GBR, NZL', usScheme)
    expect(parsed.ok && printBanner(parsed.marking, usScheme)).toBe('SECRET//REL TO USA, FVEY')
  })

  it('reads another scheme by its own words', () => {
    expect(parseMarking('CONFIDENTIAL//FINANCE/PEOPLE', officeScheme)).toEqual({
      ok: true,
      marking: { level: 'CONFIDENTIAL', controls: ['FINANCE', 'PEOPLE'] },
    })
    expect(faults('SECRET', officeScheme)[0]?.fix).toBe(
      'the levels are PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED',
    )
    expect(faults('INTERNAL//PEOPLE', officeScheme)[0]?.message).toBe('INTERNAL cannot carry "PEOPLE"')
    expect(faults('INTERNAL//NOFORN', officeScheme)[0]).toMatchObject({ offset: 10, length: 6 })
  })

  // Where the fault is, what it says, and what would be right.
  it.each<[string, ...[string, string, string][]]>([
    ['', ['', 'no level', 'the levels are UNCLASSIFIED, CUI']],
    ['secret', ['secret', 'no level', '"SECRET"']],
    ['SECRT', ['SECRT', 'no level', 'the levels are']],
    ['S', ['S', 'no level', '"SECRET"']],
    ['SECRET//NOFRON', ['NOFRON', 'no control or caveat', 'this level may carry']],
    ['SECRET//NF', ['NF', 'no control or caveat', '"NOFORN"']],
    ['SECRET//REL TO USA', ['REL TO USA', 'releases to nobody', 'NOFORN']],
    ['SECRET//REL TO', ['', 'begin with USA', 'USA first']],
    ['SECRET//REL TO USA,GBR', ['USA,GBR', 'begin with USA', '", " between']],
    ['SECRET//REL TO GBR, AUS', ['GBR', 'begin with USA', 'USA first'], ['AUS', 'out of order', 'alphabet']],
    ['SECRET//REL TO USA, GBR, AUS', ['AUS', 'out of order', 'alphabet']],
    ['SECRET//REL TO USA, FVEY, GBR', ['GBR', 'out of order', 'tetragraphs']],
    ['SECRET//REL TO USA, GBR, GBR', ['GBR', 'twice', 'once']],
    ['SECRET//REL TO USA, GRB', ['GRB', 'no nation', 'write trigraphs']],
    ['SECRET//NOFORN/REL TO USA, GBR', ['REL TO USA, GBR', 'follows "NOFORN"', 'one caveat']],
    ['SECRET//NOFORN//NOFORN', ['NOFORN', 'follows "NOFORN"', 'one caveat']],
    ['SECRET//NOFORN//SI', ['SI', 'follows "NOFORN"', 'before "NOFORN"']],
    ['SECRET//PROPIN/NOFORN', ['NOFORN', 'out of order', 'before "PROPIN"']],
    ['SECRET//NOFORN//PROPIN', ['PROPIN', 'segment before', 'not "//"']],
    ['SECRET//SAR', ['SAR', 'names nobody', 'SAR-AB']],
    ['SECRET//FGI GBR DEU', ['DEU', 'out of order', 'upward']],
    ['SECRET//FGI XXZ', ['XXZ', 'no nation', 'FGI DEU GBR']],
    ['UNCLASSIFIED//NOFORN', ['NOFORN', 'cannot carry', 'CUI, CONFIDENTIAL']],
    ['CUI//SI', ['SI', 'cannot carry', 'CONFIDENTIAL']],
    ['SECRET//TK/SI', ['SI', 'out of order', 'HCS-P, SI, SI-G, TK']],
    ['SECRET//FRD//SI', ['SI', 'out of order', 'before that of "FRD"']],
    ['SECRET//SI/SI', ['SI', 'repeated', 'once']],
    ['SECRET//SI//TK', ['TK', 'segment before', 'not "//"']],
    ['SECRET//SI/FRD', ['FRD', 'does not belong', 'not "/"']],
    ['SECRET//SP-CTI', ['SP-CTI', 'does not stand at SECRET', 'mark the parts that are CUI']],
    ['SECRET//SI/NOFORN', ['NOFORN', 'does not belong', 'not "/"']],
    ['SECRET//ORCON//NOFORN', ['NOFORN', 'segment before', 'not "//"']],
    ['SECRET////NOFORN', ['', 'nothing stands', 'leave']],
    ['SECRET/NOFORN', ['NOFORN', 'beside the level', '"//"']],
    ['SECRT//NOFRON', ['SECRT', 'no level', 'levels are'], ['NOFRON', 'no control', 'may carry']],
  ])('says what is wrong with "%s", and where', (text, ...expected) => {
    const found = faults(text)
    expect(found.map((f) => text.slice(f.offset, f.offset + f.length))).toEqual(
      expected.map(([part]) => part),
    )
    for (const [i, [, message, fix]] of expected.entries()) {
      expect(found[i]?.message).toContain(message)
      expect(found[i]?.fix).toContain(fix)
    }
    if (expected.length === 1 && expected[0]?.[0] !== '') {
      expect(found[0]?.offset).toBe(text.lastIndexOf(expected[0]?.[0] ?? ''))
    }
  })

  it('does not read books', () => {
    expect(faults(`SECRET//${'SI/'.repeat(100_000)}`)[0]?.message).toContain('too long')
  })
})

describe('parsePortion', () => {
  it.each([
    ['S', 0, 'in parentheses'],
    ['(SECRET)', 1, '"S"'],
    ['(S//NOFORN)', 4, '"NF"'],
    ['(S//NOFRON)', 4, 'this level may carry'],
    ['(2024)', 1, 'the levels are U, CUI, C, S, TS'],
    ['((S))', 0, 'in parentheses'],
  ])('points at what is wrong with %s', (text, offset, fix) => {
    const parsed = parsePortion(text, usScheme)
    expect(parsed.ok ? [] : parsed.faults).toMatchObject([{ offset, fix: expect.stringContaining(fix) }])
  })
})

/** Every word of the scheme, in both forms; a fix may name one only where it lists them all. */
const ownWords = (text: string) => text.match(/did you mean|write "/) !== null

/** The levels of the United States, and nothing else. */
const elsewhere = { ...usScheme, blocks: [] }

describe('a fix never changes a meaning', () => {
  it.each([
    ['SECRET//RELIDO', 'release officer'],
    ['UNCLASSIFIED//FOUO', 'for official use only'],
    ['UNCLASSIFIED//LES', 'CUI//LEI'],
    ['SECRET//RD//NOFORN', 'nuclear weapons'],
    ['TOP SECRET//HCS-P//NOFORN', 'human intelligence'],
    ['TOP SECRET//SI-G//NOFORN', 'special intelligence'],
    ['SECRET//FGI GBR', 'foreign government'],
    ['SECRET//SAR-BUTTER', 'special access'],
    ['SECRET//NOFORN/PROPIN', 'somebody owns it'],
    ['SECRET//DISPLAY ONLY AFG', 'shown'],
    ['SECRET//ORCON-USGOV', 'its own government'],
    ['RESTRICTED', 'below CONFIDENTIAL'],
  ])('%s is explained, and nothing else is proposed', (text, says) => {
    const fix = faults(text, elsewhere).map(explainedFix).join('; ')
    expect(fix).toContain(says)
    expect(ownWords(fix)).toBe(false)
  })

  it.each([
    ['secret//noforn', ['"SECRET"', '"NOFORN"']],
    ['S//NF', ['"SECRET"', '"NOFORN"']],
    ['SECRET//fed-only', ['"FED ONLY"']],
  ])('%s says the same in another form, and is put right', (text, words) => {
    const found = faults(text)
    expect(found.map((f) => /write ("[^"]+")/.exec(f.fix)?.[1])).toEqual(words)
  })
})
