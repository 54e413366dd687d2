import { describe, expect, it } from 'vitest'
import { officeScheme, smallScheme } from '../../../tests/marking-arbitraries.ts'
import { schemeSchema } from '../../model/scheme.ts'
import { dominates } from './dominance.ts'
import { isAtMost, join, type Marking, nationsOf } from './marking.ts'
import { parseHolding, parseMarking, parsePortion } from './parse.ts'
import { printBanner, printPortion } from './print.ts'
import { brokenRules } from './rules.ts'
import { usScheme } from './us-scheme.ts'

const read = (text: string): Marking => {
  const parsed = (text.startsWith('(') ? parsePortion : parseMarking)(text, usScheme)
  if (!parsed.ok) throw new Error(parsed.faults[0]?.message)
  return parsed.marking
}
const faults = (text: string, scheme = usScheme) => {
  const parsed = (text.startsWith('(') ? parsePortion : parseMarking)(text, scheme)
  return parsed.ok ? [] : parsed.faults
}

describe('marks of others', () => {
  it.each([
    ['//GBR SECRET', '(//GBR S)', 'SECRET', 'FGI GBR'],
    ['//DEU RESTRICTED', '(//DEU R)', 'CONFIDENTIAL', 'FGI DEU'],
    ['//FGI TOP SECRET', '(//FGI TS)', 'TOP SECRET', 'FGI'],
    ['//NATO SECRET', '(//NS)', 'SECRET', 'FGI NATO'],
    ['//COSMIC TOP SECRET', '(//CTS)', 'TOP SECRET', 'FGI NATO'],
    ['//JOINT SECRET CAN GBR USA', '(//JOINT S CAN GBR USA)', 'SECRET', 'FGI CAN,FGI GBR'],
    ['//CAN SECRET//REL TO USA, AUS, CAN', '(//CAN S//REL TO USA, AUS, CAN)', 'SECRET', 'FGI CAN'],
    ['//GBR TOP SECRET//SI//NOFORN', '(//GBR TS//SI//NF)', 'TOP SECRET', 'SI,FGI GBR'],
  ])('are read and printed back: %s, %s', (banner, portion, level, controls) => {
    const marking = read(banner)
    expect(read(portion)).toEqual(marking)
    expect(printBanner(marking, usScheme)).toBe(banner)
    expect(printPortion(marking, usScheme)).toBe(portion)
    expect([marking.level, marking.controls.join()]).toEqual([level, controls])
  })

  // The word at fault, and what its message says.
  it.each([
    ['//', '', 'no mark of another'],
    ['//GBR', 'GBR', 'no mark of another'],
    ['//SECRET', 'SECRET', 'no mark of another'],
    ['//XXZ SECRET', 'XXZ SECRET', 'no mark of another'],
    ['//GBR S', 'GBR S', 'no mark of another'],
    ['(//GBR SECRET)', 'GBR SECRET', 'no mark of another'],
    ['//GBR UNCLASSIFIED', 'GBR UNCLASSIFIED', 'no mark of another'],
    ['//FVEY SECRET', 'FVEY SECRET', 'no mark of another'],
    ['//CAN GBR SECRET', 'CAN GBR SECRET', 'no mark of another'],
    ['(//NS-A)', 'NS-A', 'no mark of another'],
    ['//USA SECRET', 'USA SECRET', 'begins with its level'],
    ['//GBR SECRET/SI', 'SI', 'beside the level'],
    ['//GBR SECRET//FGI GBR', 'FGI GBR', 'said already'],
    ['//JOINT SECRET', 'JOINT SECRET', 'no mark of another'],
    ['//JOINT SECRET USA', 'JOINT SECRET USA', 'whom it owns it with'],
    ['//JOINT SECRET CAN GBR', 'JOINT SECRET CAN GBR', 'whom it owns it with'],
    ['//JOINT SECRET GBR CAN USA', 'CAN', 'out of order'],
    ['//JOINT SECRET GBR GBR USA', 'GBR', 'out of order'],
    ['//JOINT SECRET GBR XXZ', 'XXZ', 'no nation'],
    ['//DEU RESTRICTED//SI-G', 'SI-G', 'CONFIDENTIAL cannot carry'],
    ['SECRET////GBR SECRET', '', 'nothing stands'],
  ])('refuse %s', (text, word, message) => {
    const [fault] = faults(text)
    expect(fault?.word).toBe(word)
    expect(fault?.message).toContain(message)
    expect(fault?.fix).not.toBe('')
    expect(text.slice(fault?.offset, (fault?.offset ?? 0) + (fault?.length ?? 0))).toBe(word)
  })

  it('are understood by a scheme that has them only', () => {
    expect(faults('//NLD CONFIDENTIAL', officeScheme)[0]?.message).toContain('knows no marks of others')
    expect(faults('//FRA CLOSED', smallScheme)[0]?.message).toContain('knows no marks of others')
  })

  it('do not say what a network holds', () => {
    expect(parseHolding('//GBR SECRET', usScheme).ok).toBe(false)
  })

  it.each([
    ['UNCLASSIFIED', '(//GBR S)', 'SECRET//FGI GBR'],
    ['SECRET', '(//GBR R)', 'SECRET//FGI GBR'],
    ['(//GBR R)', '(//GBR TS)', '//GBR TOP SECRET'],
    ['(//GBR S)', '(//DEU C)', 'SECRET//FGI DEU GBR'],
    ['(//NS)', '(//POL S)', 'SECRET//FGI POL NATO'],
    ['(//GBR S)', '(//FGI C)', 'SECRET//FGI'],
    ['(//JOINT S CAN USA)', '(//GBR S)', 'SECRET//FGI CAN GBR'],
    ['(//GBR S//REL TO USA, GBR)', '(S//REL TO USA, CAN, GBR)', 'SECRET//FGI GBR//REL TO USA, GBR'],
    ['(//GBR S//REL TO USA, GBR)', '(//GBR S)', '//GBR SECRET//NOFORN'],
  ])('make with another a whole: %s and %s are %s', (a, b, whole) => {
    expect(printBanner(join(read(a), read(b), usScheme), usScheme)).toBe(whole)
    expect(isAtMost(read(b), read(whole), usScheme)).toBe(true)
  })

  it('stand on a page that names whose they are, and not on one that does not', () => {
    expect(isAtMost(read('(//GBR S)'), read('SECRET//FGI GBR'), usScheme)).toBe(true)
    expect(isAtMost(read('(//GBR S)'), read('SECRET'), usScheme)).toBe(false)
    expect(isAtMost(read('SECRET'), read('//GBR SECRET'), usScheme)).toBe(false)
  })

  it.each([
    ['//GBR SECRET', 'SECRET//FGI GBR', ['USA'], true],
    ['//GBR SECRET', 'SECRET//FGI', ['USA'], true],
    ['//GBR SECRET', 'SECRET', ['USA'], false],
    ['//GBR SECRET', 'SECRET//FGI GBR', ['USA', 'GBR'], false],
    ['//GBR SECRET//REL TO USA, GBR', 'SECRET//FGI GBR', ['USA', 'GBR'], true],
    ['//FGI SECRET', 'SECRET//FGI GBR', ['USA'], false],
    ['//NATO RESTRICTED', 'CUI//FGI NATO', ['USA'], false],
    ['//JOINT SECRET GBR USA', 'SECRET//FGI GBR', ['GBR', 'USA'], false],
  ])('%s goes to %s of %s: %s', (text, holds, audience, goes) => {
    expect(dominates({ holds, audience }, read(text), usScheme)).toBe(goes)
  })

  it('go by default to the owner alone', () => {
    expect(nationsOf(read('//GBR SECRET'), usScheme)).toEqual(['USA'])
  })

  it('ask for the list of those who own it together', () => {
    const messages = (text: string) => brokenRules(read(text), usScheme).map(({ message }) => message)
    expect(messages('//JOINT SECRET CAN USA')[0]).toMatch(
      /list of all who own it \(ICD 710\), and CAN, USA are not/,
    )
    expect(messages('//JOINT SECRET CAN GBR USA//REL TO USA, CAN')[0]).toContain('GBR is not on one')
    expect(messages('//JOINT SECRET CAN USA//REL TO USA, CAN')).toEqual([])
    expect(messages('//GBR SECRET')).toEqual([])
  })
})

describe('a scheme with marks of others', () => {
  const own = usScheme.foreign
  const issues = (foreign: unknown, more = {}) => {
    const parsed = schemeSchema.safeParse({ ...usScheme, foreign, ...more })
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }
  it.each([
    [
      'a level that is none',
      { ...own, levels: [{ banner: 'S', portion: 'S', as: 'GEHEIM' }] },
      'is no level',
    ],
    [
      'a level too low to say whose',
      { ...own, levels: [{ banner: 'U', portion: 'U', as: 'CUI' }] },
      'cannot carry "FGI"',
    ],
    [
      'levels out of order',
      {
        ...own,
        levels: [
          { banner: 'S', portion: 'S', as: 'SECRET' },
          { banner: 'T', portion: 'T', as: 'CONFIDENTIAL' },
        ],
      },
      'protected less',
    ],
    ['a control that names no nations', { ...own, control: 'SAR' }, 'no control that nations stand behind'],
    ['a group that is none', { ...own, groups: { XXXX: own?.levels } }, 'is no group'],
    ['a nation for several', { ...own, joint: 'GBR' }, 'is a nation'],
    ['a word twice', { ...own, groups: { NATO: own?.levels } }, 'already stands'],
  ])('refuses %s', (_, foreign, message) => expect(issues(foreign).join()).toContain(message))

  it('refuses an abbreviation that means something else', () => {
    const releasable = { ...usScheme.releasable, abbreviated: 'OC' }
    expect(issues(own, { releasable }).join()).toContain('"OC" already stands')
  })

  it('refuses controls that require each other in turn, with their place', () => {
    const change = (banner: string, requires: string[]) =>
      usScheme.blocks.map((block) => ({
        ...block,
        controls: block.controls.map((control) =>
          control.banner === banner ? { ...control, requires } : control,
        ),
      }))
    expect(issues(own, { blocks: change('ORCON', ['SI-G']) })).toEqual([
      'blocks.0.controls.4.requires.0: "SI-G" would require itself',
      expect.stringMatching(/^blocks\.5\.controls\.\d+\.requires\.0: "ORCON" would require itself$/),
    ])
    expect(issues(own, { blocks: change('RELIDO', ['NOFORN']) })[0]).toContain(
      '"RELIDO" also excludes "NOFORN"',
    )
  })
})

describe('an abbreviated caveat', () => {
  it('stands for the list of its page', () => {
    const parsed = parsePortion('(S//REL)', usScheme, ['GBR', 'USA'])
    expect(parsed).toEqual(parsePortion('(S//REL TO USA, GBR)', usScheme))
    expect(parsePortion('(//JOINT S GBR USA//REL)', usScheme, ['GBR', 'USA']).ok).toBe(true)
  })
  it('is at fault where no list is', () => {
    expect(faults('(S//REL)')[0]).toMatchObject({ word: 'REL', offset: 4 })
    expect(faults('(S//REL)')[0]?.message).toContain("the page's own marking has none")
    expect(faults('SECRET//REL')[0]?.message).toContain('no control or caveat')
  })
  it('stands where the whole one would', () => {
    const wrong = parsePortion('(S//REL//SI)', usScheme, ['GBR', 'USA'])
    expect(wrong.ok).toBe(false)
    expect(parsePortion('(U//REL)', usScheme, ['GBR', 'USA']).ok).toBe(false)
  })
})
