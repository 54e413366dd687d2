import { describe, expect, it } from 'vitest'
import { officeScheme, smallScheme } from '../../../tests/marking-arbitraries.ts'
import { schemeSchema } from '../../model/scheme.ts'
import { dominates, whyWithheld } from './dominance.ts'
import { isAtMost, join, joinAll } from './marking.ts'
import { parseMarking } from './parse.ts'
import { printBanner } from './print.ts'
import { usScheme } from './us-scheme.ts'

const read = (text: string, scheme = usScheme) => {
  const parsed = parseMarking(text, scheme)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.faults[0]?.message}`)
  return parsed.marking
}

describe('join', () => {
  it.each([
    ['UNCLASSIFIED', 'SECRET', 'SECRET'],
    ['CUI', 'CUI//NOFORN', 'CUI//NOFORN'],
    // Each part says its category for itself; a classified banner does not.
    ['CUI//SP-CTI', 'SECRET//SI', 'SECRET//SI'],
    ['CUI//SP-CTI', 'CUI//PRVCY', 'CUI//SP-CTI/PRVCY'],
    ['TOP SECRET//SI-G ABCD//ORCON', 'SECRET//SI', 'TOP SECRET//SI-G ABCD//ORCON'],
    ['TOP SECRET//SI-G//ORCON', 'TOP SECRET//SI-G ABCD//ORCON', 'TOP SECRET//SI-G ABCD//ORCON'],
    ['SECRET//FGI GBR', 'SECRET//FGI DEU', 'SECRET//FGI DEU GBR'],
    ['SECRET//FGI GBR', 'SECRET//FGI', 'SECRET//FGI'],
    ['SECRET//RD', 'SECRET//FRD', 'SECRET//RD'],
    ['SECRET//ORCON', 'SECRET//ORCON-USGOV', 'SECRET//ORCON'],
    ['CUI//FED ONLY', 'CUI//FEDCON', 'CUI//FED ONLY'],
    ['SECRET//SAR-BP', 'SECRET//SAR-AB', 'SECRET//SAR-AB/SAR-BP'],
    // What permits is said of the whole only where each part that may say it does.
    ['SECRET//RELIDO', 'UNCLASSIFIED', 'SECRET//RELIDO'],
    ['SECRET//RELIDO', 'SECRET', 'SECRET'],
    ['SECRET//RELIDO', 'SECRET//NOFORN', 'SECRET//NOFORN'],
    ['SECRET//DISPLAY ONLY AFG, IRQ', 'SECRET//DISPLAY ONLY IRQ', 'SECRET//DISPLAY ONLY IRQ'],
    ['SECRET', 'SECRET//NOFORN', 'SECRET//NOFORN'],
    ['UNCLASSIFIED', 'SECRET//REL TO USA, GBR', 'SECRET//REL TO USA, GBR'],
    ['SECRET//REL TO USA, FVEY', 'TOP SECRET//REL TO USA, AUS, CHE', 'TOP SECRET//REL TO USA, AUS'],
    ['SECRET//REL TO USA, NATO', 'SECRET//REL TO USA, FVEY', 'SECRET//REL TO USA, CAN, GBR'],
    // Nothing beyond the owner in common, by lists or by what the level says of what has no caveat.
    ['SECRET//REL TO USA, GBR', 'SECRET//REL TO USA, AUS', 'SECRET//NOFORN'],
    ['SECRET//REL TO USA, GBR', 'SECRET', 'SECRET//NOFORN'],
  ])('of %s and %s is %s', (a, b, both) => {
    expect(printBanner(join(read(a), read(b), usScheme), usScheme)).toBe(both)
  })

  it('of what waits for a decision waits too', () => {
    const both = join(read('CLOSED', smallScheme), read('CLOSED//OURS', smallScheme), smallScheme)
    expect(printBanner(both, smallScheme)).toBe('CLOSED')
  })

  it('with what cannot be read cannot be read', () => {
    expect(joinAll([read('CUI'), 'unreadable', read('SECRET')], usScheme)).toBe('unreadable')
    expect(joinAll([], usScheme)).toBeUndefined()
  })
})

describe('order', () => {
  it.each([
    ['CUI', 'SECRET', true],
    ['SECRET', 'CUI', false],
    ['SECRET', 'SECRET//NOFORN', true],
    ['SECRET//NOFORN', 'SECRET', false],
    ['SECRET//REL TO USA, FVEY', 'SECRET//REL TO USA, GBR', true],
    ['CUI//SP-CTI', 'SECRET', true],
    ['CUI//SP-CTI', 'CUI', false],
    ['SECRET//RELIDO', 'SECRET', true],
    ['SECRET', 'SECRET//RELIDO', false],
    ['TOP SECRET//SI//NOFORN', 'TOP SECRET//SI-G//ORCON/NOFORN', true],
  ])('%s at most %s: %s', (a, b, expected) => {
    expect(isAtMost(read(a), read(b), usScheme)).toBe(expected)
  })
})

describe('dominates', () => {
  const low = { holds: 'CUI', audience: ['FVEY'] }
  const high = { holds: 'SECRET//SP-CTI', audience: ['USA'] }

  it.each<[string, boolean, boolean]>([
    ['UNCLASSIFIED', true, true],
    ['CUI', false, true],
    ['CUI//SP-CTI', false, true],
    ['CUI//SP-CTI/SP-PRVCY', false, false],
    ['SECRET//RELIDO', false, true],
    ['SECRET//FGI GBR', false, false],
    ['CUI//NOFORN', false, true],
    ['CUI//REL TO USA, NATO', false, true],
    ['CUI//REL TO USA, FVEY', true, true],
    ['SECRET', false, true],
    ['SECRET//SI', false, false],
    ['TOP SECRET', false, false],
  ])('%s: low %s, high %s', (text, onLow, onHigh) => {
    expect(dominates(low, read(text), usScheme)).toBe(onLow)
    expect(dominates(high, read(text), usScheme)).toBe(onHigh)
  })

  it('gives nothing that cannot be read, and nothing to a network that cannot be read', () => {
    expect(dominates(high, 'unreadable', usScheme)).toBe(false)
    const open = read('UNCLASSIFIED')
    expect(dominates({ ...low, holds: 'CUII' }, open, usScheme)).toBe(false)
    expect(dominates({ ...low, holds: 'CUI//NOFORN' }, open, usScheme)).toBe(false)
    expect(dominates({ ...low, audience: ['FVEI'] }, open, usScheme)).toBe(false)
  })

  it('gives nobody what a person has yet to decide', () => {
    const network = { holds: 'RESTRICTED', audience: ['NLD'] }
    expect(whyWithheld(network, read('RESTRICTED', officeScheme), officeScheme)).toContain('a person')
    expect(dominates(network, read('CONFIDENTIAL', officeScheme), officeScheme)).toBe(true)
  })

  it.each([
    ['SECRET', 'holds up to CUI, not SECRET'],
    ['CUI//SP-CTI', 'does not hold SP-CTI'],
    ['CUI//NOFORN', 'AUS, CAN, GBR, NZL read on the network'],
  ])('says why %s is withheld', (text, why) => {
    expect(whyWithheld(low, read(text), usScheme)).toContain(why)
  })
})

describe('scheme', () => {
  const base = { ...structuredClone(smallScheme) }
  const open = { banner: 'OPEN', portion: 'O', colour: '#226622', ink: 'white', uncaveated: 'all' }
  const caveat = (from: string) => ({ banner: 'OURS', portion: 'OU', from })
  it.each<[string, object, string]>([
    [
      'a level more generous than the one below',
      { levels: [...base.levels, { ...open, banner: 'TOP', portion: 'T' }] },
      'levels.3.uncaveated',
    ],
    [
      'two levels of one name',
      { levels: [...base.levels, { ...open, portion: 'T', uncaveated: 'decide' }] },
      'levels.3.banner',
    ],
    ['a block from an unknown level', { blocks: [{ ...base.blocks[0], from: 'OPENED' }] }, 'blocks.0.from'],
    ['lists without a word for the owner alone', { noForeign: undefined }, 'releasable'],
    ['lists below the word for the owner alone', { noForeign: caveat('CLOSED') }, 'releasable'],
    ['a caveat from an unknown level', { noForeign: caveat('OPENED') }, 'noForeign.from'],
    [
      'a control that reads as a list',
      { blocks: [{ ...base.blocks[0], controls: [{ banner: 'FOR FRA', portion: 'F', name: 'F' }] }] },
      'blocks.0.controls.0.banner',
    ],
    ['an owner that is no nation', { owner: 'GBR' }, 'owner'],
    ['a group of unknown nations', { groups: { FOUR: ['BEL', 'GBR'] } }, 'groups.FOUR.1'],
    [
      'caveats in two blocks',
      {
        blocks: [0, 1].map((i) => ({
          ...base.blocks[0],
          caveats: true,
          controls: [{ banner: `B${i}`, portion: `B${i}`, name: 'B' }],
        })),
      },
      'blocks.1.caveats',
    ],
  ])('refuses %s', (_what, overrides, path) => {
    const result = schemeSchema.safeParse({ ...base, ...overrides })
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })
})
