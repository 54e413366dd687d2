import { describe, expect, it } from 'vitest'
import {
  availability,
  entry,
  environment,
  guide,
  inLayer,
  layer,
  openSite,
  parsers,
} from '../../../tests/marked-playbook.ts'
import { Playbook } from '../playbook/playbook.ts'
import { Markings } from './effective.ts'
import type { MarkingReading } from './marking.ts'
import type { Node } from './nodes.ts'
import { wholeMarking } from './parts.ts'
import { lookLikeMark, portionsOf } from './portion.ts'
import { printBanner, printPortion } from './print.ts'
import { usScheme } from './us-scheme.ts'

const short = (reading: MarkingReading) =>
  reading === 'unreadable' ? reading : printPortion(reading, usScheme)
const banner = (reading: MarkingReading) =>
  reading === 'unreadable' ? reading : printBanner(reading, usScheme)

describe('portionsOf', () => {
  it('gives each block its own mark, that of what encloses it, or the page’s', () => {
    const text = [
      '(U) A',
      'B',
      '## (C) C',
      '- (S) d\n  - e\n- f',
      '| g |\n|---|\n| (S//NF) h |',
      '### I',
      '<Portion mark="(TS)">\n\nJ\n\n</Portion>',
      '## K',
      '(S//NFF) L',
    ].join('\n\n')
    const tree = parsers.mdx(text) as Node
    const page = { level: 'CUI', controls: [] }
    const found = [...portionsOf(tree, { text, offset: 0 }, usScheme, page)]
    const written = found.map(({ node, marking }) => {
      const { start, end } = node.position ?? {}
      const [first] = text.slice(start?.offset, end?.offset).split('\n')
      return [node.type, first, short(marking)]
    })
    expect(written).toEqual([
      ['paragraph', '(U) A', '(U)'],
      ['paragraph', 'B', '(CUI)'],
      ['heading', '## (C) C', '(C)'],
      ['listItem', '- (S) d', '(S)'],
      ['paragraph', '(S) d', '(S)'],
      ['listItem', '- e', '(S)'],
      ['paragraph', 'e', '(S)'],
      ['listItem', '- f', '(C)'],
      ['paragraph', 'f', '(C)'],
      ['tableRow', '| g |', '(C)'],
      ['tableRow', '| (S//NF) h |', '(S//NF)'],
      ['heading', '### I', '(C)'],
      ['mdxJsxFlowElement', '<Portion mark="(TS)">', '(TS)'],
      ['paragraph', 'J', '(TS)'],
      ['heading', '## K', '(CUI)'],
      ['paragraph', '(S//NFF) L', 'unreadable'],
    ])
  })
})

describe('lookLikeMark', () => {
  it.each([
    ['(S) a', '(S)'],
    ['  (S//REL TO USA, GBR)b', '(S//REL TO USA, GBR)'],
    ['(24-7) a', '(24-7)'],
    ['(a) b', undefined],
    ['a (S)', undefined],
    ['(S', undefined],
    ['( / ) a', undefined],
    [`(${'A'.repeat(100_000)}`, undefined],
  ])('%s', (text, expected) => {
    expect(lookLikeMark(text, usScheme)).toBe(expected)
  })
})

describe('Markings', () => {
  const marked = availability('a', 'il4', {
    plans: [
      { name: 'p', marking: 'SECRET' },
      { name: 'q', note: '(S//REL TO USA, GBR) n' },
    ],
    request: { marking: 'CUI//SP-CTI' },
  })
  const of = new Markings(new Playbook([openSite(), environment('il4', { marking: 'CUI' }), marked]))

  it('marks what is inside an entry by the nearest marking around it', () => {
    expect(banner(of.of(marked))).toBe('CUI')
    expect(banner(of.at(marked, ['plans', 0, 'note']))).toBe('SECRET')
    expect(banner(of.at(marked, ['plans', 1, 'note']))).toBe('CUI')
    expect(banner(of.at(marked, ['request']))).toBe('CUI//SP-CTI')
  })

  it('marks what a layer adds at least as the layer, and as the place it stands in', () => {
    const added = inLayer(availability('b', 'il4'), 'high')
    const there = (marking: string) => [
      layer('high', marking),
      environment('il4', { marking: 'CUI//NOFORN' }),
    ]
    const inside = (marking: string) => new Markings(new Playbook([openSite(), ...there(marking), added]))
    expect(banner(inside('CUI').of(added))).toBe('CUI//NOFORN')
    expect(banner(inside('SECRET').of(added))).toBe('SECRET//NOFORN')
    expect(inside('SECRT').of(added)).toBe('unreadable')
    expect(of.of(availability('a', 'nowhere'))).toBe('unreadable')
  })

  it('joins an entry with its items and portions', () => {
    expect(banner(wholeMarking(marked, of, parsers.prose))).toBe('SECRET//NOFORN')
    expect(wholeMarking(guide('g', '(X) a'), of, parsers.prose)).toBe('unreadable')
    expect(banner(wholeMarking(entry('term', 't', { term: 'T', meaning: 'M.' }), of, parsers.prose))).toBe(
      'UNCLASSIFIED',
    )
  })
})
