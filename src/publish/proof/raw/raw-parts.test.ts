import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documents, printBlocks } from '../../../../tests/marked-documents.ts'
import { markings, networks } from '../../../../tests/marking-arbitraries.ts'
import { dominates } from '../../../domain/marking/dominance.ts'
import { parseMarking, parsePortion } from '../../../domain/marking/parse.ts'
import { printBanner, printPortion } from '../../../domain/marking/print.ts'
import { usScheme } from '../../../domain/marking/us-scheme.ts'
import { clearanceOf } from './clearance.ts'
import { rawParts } from './raw-parts.ts'

const low = { holds: 'CUI', audience: ['FVEY'] }
const file = (path: string, text: string, root = 0) => ({ path, text, root, file: path })
const parts = (text: string, path = 'content/glossary.yaml') => rawParts([file(path, text)], low, usScheme)
const withheld = (text: string, path?: string) =>
  parts(text, path)
    .withheld.map(({ text }) => text.trim().replace(/\s+/g, ' '))
    .join(' | ')
const body = (text: string) => withheld(`---\ntitle: T\n---\n${text}`, 'content/guides/start/g.mdx')

describe('clearanceOf', () => {
  const isAbove = clearanceOf(low, usScheme)
  it.each([
    ...['U', 'UNCLASSIFIED', '(U)', '(CUI//REL TO USA, FVEY)', 'CUI//REL TO USA, AUS, CAN, GBR, NZL'],
  ])('lets %s go', (mark) => expect(isAbove(mark)).toBe(false))
  it.each([
    ...[
      'S',
      'SECRET',
      '(S//REL TO USA, FVEY)',
      'CUI//NOFORN',
      '(CUI//NF)',
      'CUI//SP-CTI',
      'CUI//REL TO USA, GBR',
    ],
    ...['CUI', '(//GBR S)', '', '(X)', 'U//NOFRON', 'CUI//NF/REL TO USA, FVEY', 'CUI/NF', 'SECRT', 'cui'],
  ])('holds %s back', (mark) => expect(isAbove(mark)).toBe(true))

  it('judges every marking as the release does, in both forms', () => {
    let held = 0
    fc.assert(
      fc.property(networks(usScheme), markings(usScheme), ({ holds, audience }, marking) => {
        const network = { holds: printBanner(holds, usScheme), audience }
        const goes = dominates(network, marking, usScheme)
        if (goes) held++
        for (const mark of [printBanner(marking, usScheme), printPortion(marking, usScheme)])
          expect(clearanceOf(network, usScheme)(mark)).toBe(!goes)
      }),
      { numRuns: 4000, seed: 6 },
    )
    expect(held).toBeGreaterThan(100)
  })

  it('judges what a network just holds, and what it lacks one control of, as the release does', () => {
    const [counts, audiences] = [{ goes: 0, stays: 0 }, [['USA'], ['USA', 'GBR'], ['FVEY']]]
    fc.assert(
      fc.property(markings(usScheme), fc.nat(), fc.constantFrom(...audiences), (marking, at, audience) => {
        const { level, controls, foreign } = marking
        const all = { level, controls }
        const lacking = { level, controls: controls.filter((_, i) => i !== at % (controls.length + 1)) }
        for (const holds of [all, lacking]) {
          const network = { holds: printBanner(holds, usScheme), audience }
          const goes = dominates(network, marking, usScheme)
          if (foreign) counts[goes ? 'goes' : 'stays']++
          for (const mark of [printBanner(marking, usScheme), printPortion(marking, usScheme)])
            expect(clearanceOf(network, usScheme)(mark)).toBe(!goes)
        }
      }),
      { numRuns: 2000, seed: 7 },
    )
    expect(Math.min(counts.goes, counts.stays)).toBeGreaterThan(100)
  })
})

describe('clearanceOf, of what others own', () => {
  const isAbove = clearanceOf({ holds: 'SECRET//FGI CAN GBR NATO', audience: ['USA'] }, usScheme)
  it.each([
    ...['//GBR SECRET', '(//GBR S)', '(//GBR R)', '(//NS)', '//NATO SECRET', '(//GBR C//NF)'],
    ...['//JOINT SECRET CAN GBR USA', '(//JOINT S CAN GBR USA//REL TO USA, CAN, GBR)'],
  ])('lets %s go', (mark) => expect(isAbove(mark)).toBe(false))
  it.each([
    ...['//DEU SECRET', '(//GBR TS)', '(//CTS)', '(//FGI S)', '//GBR SECRET//FGI GBR', '/GBR SECRET'],
    ...['//GBR', '//SECRET', '//GBR S S', '//USA SECRET', '//XXZ SECRET', '//JOINT SECRET CAN GBR'],
    ...['//JOINT SECRET GBR CAN USA', '//JOINT SECRET USA', '//GBR U', '//GBR SECRET//SI', '///GBR S'],
  ])('holds %s back', (mark) => {
    expect(isAbove(mark)).toBe(true)
    // The reader of the release lets nothing of it go either.
    const parse = mark.startsWith('(') ? parsePortion : parseMarking
    const parsed = parse(mark, usScheme)
    const network = { holds: 'SECRET//FGI CAN GBR NATO', audience: ['USA'] }
    expect(parsed.ok && dominates(network, parsed.marking, usScheme)).toBe(false)
  })
})

describe('an abbreviated caveat', () => {
  const list = 'USA, FVEY'
  const page = (marking: string, text: string) =>
    withheld(`---\n${marking}title: T\n---\n${text}`, 'content/guides/start/g.mdx')
  it.each([
    ['the list of its page', `marking: CUI//REL TO ${list}\n`, ''],
    ['a quoted list', `marking: 'CUI//REL TO ${list}' # for all five\n`, ''],
    ['a list with fewer nations', 'marking: CUI//REL TO USA, GBR\n', 'all'],
    ['a page without a list', 'marking: CUI\n', 'all'],
    ['a page that says nothing', '', 'a'],
  ])('stands for %s', (_, marking, expected) => {
    const said = page(marking, '(CUI//REL) a\n')
    if (expected === '') expect(said).toBe('')
    else expect(said).toContain('a')
  })
  it('is no caveat of a banner, and has no page in YAML', () => {
    expect(withheld('a:\n  b: (CUI//REL) c\n  d: e\n')).toContain('c')
    expect(clearanceOf(low, usScheme)('CUI//REL')).toBe(true)
  })
})

describe('rawParts', () => {
  it.each([
    ['a paragraph', '(S) a\nb\n\nc', 'a b'],
    ['the second line of a paragraph', '(U) a\n(S) b\n\nc', 'b'],
    ['an item with all it holds', '- a\n- (S) b\n\n  c\n  - d\n- e', 'b | c | d'],
    ['a section', '# a\n\n## (S) b\n\nc\n\n### d\n\n## e', 'b | c | d'],
    ['a row', '| a | b |\n|-|-|\n| (S) c | d |\n| e | f |', 'c | d |'],
    ['a table by its head', '| (S) a | b |\n|-|-|\n| c | d |\n\ne', 'a | b | | | |-|-| | c | d |'],
    ['a quotation', '> a\n>\n> (S) b\n> c\n\nd', 'b | c'],
    ['a portion', 'a <Portion mark="(S)">b</Portion> c', '> | ="(S)">b'],
    ['a portion of blocks', '<Portion mark="(S)">\n\nb\n\n</Portion>\n\nc', 'b'],
    [
      'a portion in a portion',
      '<Portion mark="(S)">a <Portion mark="(U)">b</Portion> c</Portion> d',
      'a b c',
    ],
    ['a portion over paragraphs', 'a <Portion mark="(S)">b\n\nc</Portion>\n\nd', 'b | c'],
    ['a portion without an end', 'a <Portion mark="(S)">b\n\nc', 'b | c'],
    ['an element by its title', '<Step title="(S) a">\n\nb\n\n</Step>\n\nc', 'a b'],
    ['a comment', 'a {/* b */} c', '{/* b */}'],
    ['a mark that cannot be read', '(S//NOFRON) a', '(S//NOFRON) a'],
    ['a mark behind what cannot be seen', '\u200b\u202e(S) a', 'a'],
    ['a mark as references', '&#40;S&#41; a', 'a'],
    ['a footnote', 'a[^1]\n\n[^1]: (S) b', 'b'],
  ])('holds back %s of a body', (_, text, expected) => {
    const words = (of: string) => of.match(/\b[a-f]\b/g) ?? []
    expect(words(body(text))).toEqual(words(expected))
  })

  it('leaves alone what code shows, and what may go', () => {
    expect(body('(U) a\n\n`<Portion mark="(S)">` b\n\n```md\n(S) c\n```\n\nd (S) e')).toBe('')
  })

  it.each([
    [
      'an item of a map',
      'a:\n  term: b\nc:\n  term: d\n  marking: SECRET\n  e: f\ng:\n  h: i\n',
      'c: | term: | d | e: | f',
    ],
    [
      'an item of a list',
      'a:\n  - name: b\n    marking: SECRET\n    c: d\n  - name: e\n',
      'name: | b | c: | d',
    ],
    [
      'a map between braces',
      'a: [{name: b, marking: SECRET, c: d}, {name: e}]\n',
      'a: | [{name: b, marking: SECRET, c: d}',
    ],
    ['a quoted marking', 'a:\n  "marking": "SECRET"\n  b: c\n', 'a: | b: | c'],
    ['an alias', 'x: &m SECRET\na:\n  marking: *m\n  b: c\n', 'a: | b: | c'],
    ['a value on the next line', 'a:\n  marking: >-\n    SECRET\n  b: c\n', 'a: | SECRET | b: | c'],
    ['a portion of a field', 'a:\n  b: (S) c\n  d: e\n', 'b: | c'],
    ['a portion of a block', 'a:\n  b: |\n    c\n\n    (S) d\n\n    e\n  f: g\n', 'd'],
  ])('holds back %s in YAML', (_, text, expected) => expect(withheld(text)).toBe(expected))

  it('holds back a file, an environment and a layer by what they say of themselves', () => {
    expect(withheld('---\nmarking: SECRET\ntitle: a\n---\nb\n', 'content/guides/start/g.mdx')).toContain('b')
    const names = (files: ReturnType<typeof file>[]) =>
      rawParts(files, low, usScheme).withheld.map(({ text }) => text.trim())
    const deep = file('environments/deep/environment.yaml', 'marking: SECRET\n')
    expect(names([deep, file('environments/deep/x.yaml', 'a: b\n')])).toContain('b')
    expect(names([deep, file('environments/other/x.yaml', 'a: b\n')])).not.toContain('b')
    const above = file('layer.yaml', 'marking: SECRET\n', 1)
    expect(names([above, file('content/x.yaml', 'a: b\n', 1)])).toContain('b')
    expect(names([above, file('content/x.yaml', 'a: b\n', 0)])).not.toContain('b')
  })

  it('takes a key of a map that is called so for a key', () => {
    expect(withheld('marking:\n  term: a\n  meaning: b\n')).toBe('')
  })

  it('says where a piece stands', () => {
    const [piece] = parts('---\na: b\n---\nc\n\n(S) d\n', 'content/guides/start/g.mdx').withheld
    expect(piece?.at()).toEqual({ file: 'content/guides/start/g.mdx', line: 6, col: 1 })
  })

  it('withholds of random documents all that is hidden, and nothing else', () => {
    let count = 0
    fc.assert(
      fc.property(documents, (document) => {
        count += 1
        const text = printBlocks(document)
        const found = rawParts([file('g.mdx', text)], low, usScheme)
        const words = (of: readonly { text: string }[]) =>
          of.flatMap(({ text }) => text.match(/[a-z]{2,}/g) ?? [])
        expect(words(found.released).filter((word) => word.startsWith('secret'))).toEqual([])
        const tags = new Set(['mark', 'title', 'ortion', 'side'])
        const said = words(found.withheld).filter((word) => !word.startsWith('secret') && !tags.has(word))
        expect(said).toEqual([])
      }),
      { numRuns: 2000, seed: 21 },
    )
    console.log(`raw reading: ${count} documents read as they were meant`)
  })
})
