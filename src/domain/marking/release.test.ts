import { describe, expect, it } from 'vitest'
import {
  availability,
  environment,
  guide,
  high,
  inLayer,
  keysOf,
  layer,
  low,
  openSite,
  parsers,
  releaseOf,
  roadmapItem,
} from '../../../tests/marked-playbook.ts'
import { site } from '../../../tests/minimal-playbook.ts'
import { type Entry, keyOf, Playbook } from '../playbook/playbook.ts'
import { printBanner } from './print.ts'
import { release } from './release.ts'
import { usScheme } from './us-scheme.ts'

describe('an abbreviated caveat', () => {
  const marking = 'CUI//REL TO USA, FVEY'
  const bodyOf = (text: string, own: Record<string, unknown> = { marking }, network = low) =>
    releaseOf([openSite(), guide('a', text, own)], network).playbook.get('guide', 'a')?.body?.text

  it('is written out with the list of its page, since other pages have another', () => {
    const whole = '(CUI//REL TO USA, FVEY)'
    expect(bodyOf('(CUI//REL) Words.')).toBe(`${whole} Words.`)
    expect(bodyOf('- (CUI//REL) One.\n- (U) Two.')).toBe(`- ${whole} One.\n- (U) Two.`)
    expect(bodyOf('<Portion mark="(CUI//REL)">a</Portion> b')).toBe(`<Portion mark="${whole}">a</Portion> b`)
    expect(bodyOf('# (CUI//REL) Head\n\n(S) Gone.\n\nWords.')).toBe(`# ${whole} Head\n\nWords.`)
    expect(bodyOf('| (CUI//REL) a | b |\n|-|-|\n| c | d |')).toContain(`| ${whole} a | b |`)
  })

  it('holds back what it marks where its page has no list', () => {
    expect(bodyOf('(CUI//REL) Words.\n\nMore.', {})).toBe('More.')
    expect(bodyOf('(CUI//REL) Words.\n\nMore.', { marking: 'UNCLASSIFIED' })).toBe('More.')
    expect(bodyOf('(CUI//REL) Words.\n\nMore.', { marking: 'CUI//NOFORN' }, high)).toBe('More.')
    expect(bodyOf('(CUI//REL) Words.\n\nMore.', { marking: 'CUI//REL TO USA, GBR' }, high)).toContain(
      'Words.',
    )
  })

  it('leaves nothing of itself in what goes', () => {
    expect(bodyOf('- (S) a\n\n  (CUI//REL) b\n- c')).toBe('- c')
  })
})

describe('release of entries', () => {
  it('takes what the network dominates, by level, control and nations', () => {
    const entries = [
      openSite(),
      guide('open', ''),
      guide('controlled', '', { marking: 'CUI//REL TO USA, FVEY' }),
      guide('cti', '', { marking: 'CUI//SP-CTI' }),
      guide('ours', '', { marking: 'CUI//NOFORN' }),
      guide('shared', '', { marking: 'CUI//REL TO USA, FVEY' }),
      guide('two', '', { marking: 'CUI//REL TO USA, GBR' }),
      guide('secret', '', { marking: 'SECRET' }),
    ]
    expect(keysOf(entries)).toEqual(['site::site', 'guide::open', 'guide::controlled', 'guide::shared'])
    expect(keysOf(entries, high)).toEqual([
      ...['site::site', 'guide::open', 'guide::controlled', 'guide::ours', 'guide::shared'],
      ...['guide::two', 'guide::secret'],
    ])
  })

  it('gives nobody what cannot be read, and nothing without a default', () => {
    expect(keysOf([openSite(), guide('a', '', { marking: 'UNCLASIFIED' })], high)).toEqual(['site::site'])
    expect(keysOf([site(), guide('a', ''), guide('b', '', { marking: 'UNCLASSIFIED' })], high)).toEqual([
      'guide::b',
    ])
    expect(keysOf([openSite({ marking: 'OPEN' }), guide('a', '')], high)).toEqual([])
    expect(keysOf([guide('a', '')], high)).toEqual([])
    expect(
      releaseOf([openSite(), guide('a', '')], { ...low, holds: 'CUI//NOFORN' }).playbook.entries,
    ).toEqual([])
    expect(releaseOf([openSite(), guide('a', '')], { ...low, audience: ['XXXX'] }).playbook.entries).toEqual(
      [],
    )
  })

  it('marks what has no marking as its environment, or else as the site', () => {
    const entries = [
      openSite({ marking: 'SECRET' }),
      environment('il2', { marking: 'CUI//REL TO USA, FVEY' }),
      environment('il4'),
      availability('a', 'il2'),
      availability('a', 'il4', { marking: 'UNCLASSIFIED' }),
      guide('g', ''),
    ]
    expect(keysOf(entries)).toEqual(['environment::il2', 'availability:il2:a'])
  })

  it('marks everything at least as its layer, whatever it says of itself', () => {
    const inHigh = (e: Entry) => inLayer(e, 'high')
    const entries = [
      openSite(),
      environment('il2', { marking: 'CUI//NOFORN' }),
      environment('il4'),
      layer('high', 'CUI//REL TO USA, FVEY'),
      inHigh(guide('a', '')),
      inHigh(guide('b', '', { marking: 'UNCLASSIFIED' })),
      inHigh(guide('c', '', { marking: 'SECRET' })),
      inHigh(availability('a', 'il2')),
      inHigh(availability('a', 'il4')),
    ]
    expect(keysOf(entries)).toEqual([
      ...['site::site', 'environment::il4', 'layer::layer', 'guide::a', 'guide::b', 'availability:il4:a'],
    ])
    const secret = entries.map((e) => (e.kind === 'layer' ? layer('high', 'SECRET') : e))
    expect(keysOf(secret)).toEqual(['site::site', 'environment::il4'])
  })

  it('takes nothing that stands in a withheld environment', () => {
    const entries = [
      openSite(),
      environment('il6', { marking: 'SECRET' }),
      availability('a', 'il6', { marking: 'UNCLASSIFIED' }),
      roadmapItem('r', 'il6', { marking: 'UNCLASSIFIED' }),
      availability('a', 'il7', { marking: 'UNCLASSIFIED' }),
    ]
    expect(keysOf(entries)).toEqual(['site::site'])
    expect(keysOf(entries, high)).not.toContain('availability:il7:a')
  })

  it.each([
    ['a picture', '![A map](/maps/a.png)'],
    ['a link', 'See [the map](/maps/a.png).'],
    ['a figure', '<Figure src="/maps/a.png" alt="A map." caption="Map" />'],
  ])('takes a file of a folder where something that goes refers to it: %s', (_what, text) => {
    const files = [
      { path: 'maps/a.png', layer: '', source: 'a' },
      { path: 'favicon.svg', layer: '', source: 'f' },
    ]
    const pathsFor = (...texts: string[]) => {
      const guides = texts.map((of, i) => guide(`g${i}`, of))
      return release(new Playbook([openSite(), ...guides], files), low, parsers).playbook.files.map(
        (f) => f.path,
      )
    }
    expect(pathsFor(text)).toEqual(['maps/a.png', 'favicon.svg'])
    expect(pathsFor('Words.')).toEqual(['favicon.svg'])
    const withheld = `<Portion mark="(S)">\n\n${text}\n\n</Portion>`
    expect(pathsFor(withheld)).toEqual(['favicon.svg'])
    expect(pathsFor(withheld, text)).toEqual(['maps/a.png', 'favicon.svg'])
  })

  it('takes files of layers that the network may hold', () => {
    const file = (path: string, layerOf: string) => ({ path, layer: layerOf, source: `/${layerOf}/${path}` })
    const base = file('map.png', '')
    const files = [
      { ...file('map.png', 'high'), replaced: base },
      file('deep.png', 'high'),
      file('a.png', ''),
    ]
    const playbook = new Playbook([openSite(), layer('high', 'SECRET')], files)
    expect(release(playbook, low, parsers).playbook.files).toEqual([base, file('a.png', '')])
    expect(release(playbook, low, parsers).files.map(({ file }) => file.source)).toEqual([
      '/high/map.png',
      '/high/deep.png',
    ])
    expect(release(playbook, high, parsers).playbook.files).toEqual(files)
  })

  it('gives what was replaced to those who may not read the replacement', () => {
    const over = (below: Entry, above: Entry): Entry => ({ ...inLayer(above, 'high'), replaced: below })
    const below = guide('a', 'Below.')
    const base = [openSite(), environment('il2'), below, availability('x', 'il2')]
    const replaced = [
      over(openSite(), openSite({ marking: 'SECRET', title: 'High', replaces: true })),
      over(environment('il2'), environment('il2', { intent: 'High.', replaces: true })),
      over(below, guide('a', 'Above.', { replaces: true })),
      availability('x', 'il2'),
      layer('high', 'SECRET'),
    ]
    const shown = (entries: Entry[]) =>
      releaseOf(entries).playbook.entries.map((e) => [keyOf(e), e.data, e.body?.text])
    expect(shown(replaced)).toEqual(shown(base))
    expect(releaseOf(replaced, high).playbook.site?.data.title).toBe('High')
  })

  it('judges by the site and the environments that the network gets', () => {
    const below = guide('a', 'Below.')
    const entries = [
      { ...inLayer(openSite({ marking: 'SECRET', replaces: true }), 'high'), replaced: openSite() },
      // A layer that says nothing of itself lives where the site does.
      { ...inLayer(guide('a', 'Between.', { replaces: true }), 'between'), replaced: below },
      layer('high', 'SECRET'),
    ]
    expect(releaseOf(entries).playbook.get('guide', 'a')?.body?.text).toBe('Between.')
  })

  it('says what it withholds and why', () => {
    const { withheld } = releaseOf([
      openSite(),
      environment('il4', { marking: 'SECRET' }),
      availability('a', 'il4'),
      guide('g', 'A\n\n(S//NF) b\n', { marking: 'CUI//REL TO USA, FVEY' }),
      guide('h', '', { marking: 'CUI//NOFORN' }),
    ])
    const lines = withheld.map(
      ({ what, entry: of, path, at, marking, why }) =>
        `${keyOf(of)} ${what} ${path?.join('.') ?? 'body'}:${at.line}:${at.col} ${
          marking === 'unreadable' ? marking : printBanner(marking, usScheme)
        } ${why}`,
    )
    expect(lines).toEqual([
      'environment::il4 entry :1:1 SECRET the network holds up to CUI, not SECRET',
      'availability:il4:a entry :1:1 SECRET the network holds up to CUI, not SECRET',
      'guide::g portion body:5:1 SECRET//NOFORN the network holds up to CUI, not SECRET',
      'guide::h entry :1:1 CUI//NOFORN AUS, CAN, GBR, NZL read on the network, and it may not go there',
    ])
  })
})
