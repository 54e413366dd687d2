import { describe, expect, it } from 'vitest'
import {
  availability,
  entry,
  environment,
  guide,
  high,
  inLayer,
  layer,
  low,
  objective,
  openSite,
  parsers,
  roadmapItem,
  role,
  service,
  triage,
} from '../../../tests/marked-playbook.ts'
import { site } from '../../../tests/minimal-playbook.ts'
import { type Entry, keyOf, Playbook } from '../playbook.ts'
import { printBanner } from './print.ts'
import { release } from './release.ts'
import { usScheme } from './us-scheme.ts'

const releaseOf = (entries: Entry[], network = low) =>
  release(new Playbook(entries), { ...network, audience: [...network.audience] }, parsers)
const keys = (entries: Entry[], network = low) =>
  releaseOf(entries, network).playbook.entries.map((e) => keyOf(e))
const one = <T extends Entry>(of: T, ...others: Entry[]): T | undefined => {
  const left = releaseOf([openSite(), of, ...others]).playbook.entries.find((e) => keyOf(e) === keyOf(of))
  return left as T | undefined
}

describe('release of entries', () => {
  it('takes what the network dominates, by level, control and nations', () => {
    const entries = [
      openSite(),
      guide('open', ''),
      guide('controlled', '', { marking: 'CUI' }),
      guide('cti', '', { marking: 'CUI//SP-CTI' }),
      guide('ours', '', { marking: 'CUI//NOFORN' }),
      guide('shared', '', { marking: 'CUI//REL TO USA, FVEY' }),
      guide('two', '', { marking: 'CUI//REL TO USA, GBR' }),
      guide('secret', '', { marking: 'SECRET' }),
    ]
    expect(keys(entries)).toEqual(['site::site', 'guide::open', 'guide::controlled', 'guide::shared'])
    expect(keys(entries, high)).toEqual([
      ...['site::site', 'guide::open', 'guide::controlled', 'guide::ours', 'guide::shared'],
      ...['guide::two', 'guide::secret'],
    ])
  })

  it('gives nobody what cannot be read, and nothing without a default', () => {
    expect(keys([openSite(), guide('a', '', { marking: 'UNCLASIFIED' })], high)).toEqual(['site::site'])
    expect(keys([site(), guide('a', ''), guide('b', '', { marking: 'UNCLASSIFIED' })], high)).toEqual([
      'guide::b',
    ])
    expect(keys([openSite({ marking: 'OPEN' }), guide('a', '')], high)).toEqual([])
    expect(keys([guide('a', '')], high)).toEqual([])
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
      environment('il2', { marking: 'CUI' }),
      environment('il4'),
      availability('a', 'il2'),
      availability('a', 'il4', { marking: 'UNCLASSIFIED' }),
      guide('g', ''),
    ]
    expect(keys(entries)).toEqual(['environment::il2', 'availability:il2:a'])
  })

  it('marks what has no marking at least as its layer', () => {
    const inHigh = (e: Entry) => inLayer(e, 'high')
    const entries = [
      openSite(),
      environment('il2', { marking: 'CUI//NOFORN' }),
      environment('il4'),
      layer('high', 'CUI'),
      inHigh(guide('a', '')),
      inHigh(guide('b', '', { marking: 'UNCLASSIFIED' })),
      inHigh(guide('c', '', { marking: 'SECRET' })),
      inHigh(availability('a', 'il2')),
      inHigh(availability('a', 'il4')),
    ]
    expect(keys(entries)).toEqual([
      ...['site::site', 'environment::il4', 'layer::layer', 'guide::a', 'guide::b', 'availability:il4:a'],
    ])
    const secret = entries.map((e) => (e.kind === 'layer' ? layer('high', 'SECRET') : e))
    expect(keys(secret)).toEqual(['site::site', 'environment::il4', 'guide::b'])
  })

  it('takes nothing that stands in a withheld environment', () => {
    const entries = [
      openSite(),
      environment('il6', { marking: 'SECRET' }),
      availability('a', 'il6', { marking: 'UNCLASSIFIED' }),
      roadmapItem('r', 'il6', { marking: 'UNCLASSIFIED' }),
      availability('a', 'il7', { marking: 'UNCLASSIFIED' }),
    ]
    expect(keys(entries)).toEqual(['site::site'])
    expect(keys(entries, high)).not.toContain('availability:il7:a')
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
    expect(release(playbook, low, parsers).files.map((f) => f.source)).toEqual([
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
      guide('g', 'A\n\n(S//NF) b\n', { marking: 'CUI' }),
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

describe('release of parts', () => {
  const marking = 'SECRET'

  it('drops items of lists, maps and optional fields', () => {
    const plans = [{ name: 'small' }, { name: 'reserve', marking }, { name: 'large' }]
    const left = one(
      availability('a', 'il4', {
        plans,
        difference: { marking, from: 'il2', what: 'W.', why: 'Y.', until: 'U.' },
      }),
      environment('il4'),
      environment('il2'),
    )
    expect(left?.data.plans.map((p) => p.name)).toEqual(['small', 'large'])
    expect(left?.data.difference).toBeUndefined()
    const targets = { il2: { target: '99', window: '30 d' }, il4: { marking, target: '98', window: '30 d' } }
    const kept = one(objective('o', { targets }), environment('il2'), environment('il4'))
    expect(Object.keys(kept?.data.targets ?? {})).toEqual(['il2'])
  })

  it('knows where what is left was written', () => {
    const plans = [
      { name: 'a', marking },
      { name: 'b' },
      { name: 'c', marking },
      { name: 'd', note: '(S) n' },
    ]
    const of: Entry<'availability'> = {
      ...availability('a', 'il4', { plans }),
      at: (path = [], _part, offset = 0) => ({ file: path.join('.'), line: 1, col: offset }),
    }
    const left = one(of, environment('il4'))
    expect(left?.data.plans).toMatchObject([{ name: 'b' }, { name: 'd' }])
    expect(left?.at(['plans', 1, 'name'], 'value', 2)).toEqual({ file: 'plans.3.name', line: 1, col: 2 })
    expect(left?.at().file).toBe('')
  })

  it('drops an entry that would not be whole without what is withheld of it', () => {
    const canary = { duration: 'd', share: 's', where: 'W.', watched: ['E.'], approves: ['pre'] }
    const blueGreen = { exposure: 'e', keepsOld: 'k', watched: ['E.'] }
    const fielding = { canary: { ...canary, marking }, blueGreen }
    expect(one(environment('il2', { fielding }))).toBeUndefined()
    expect(one(objective('o', { indicators: [{ marking, name: 'n', measured: 'M.' }] }))).toBeUndefined()
    expect(one(guide('g', '', { summary: '(S) Told to nobody.' }))).toBeUndefined()
    const call = { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] }
    const steps = { call, deep: { ...call, bring: ['(S) A key.'] } }
    expect(Object.keys(one(triage('t', { steps }))?.data.steps ?? {})).toEqual(['call'])
    const [left] = releaseOf([
      openSite(),
      environment('il2', { fielding }),
      availability('a', 'il2'),
    ]).withheld
    expect(left).toMatchObject({ what: 'entry', why: expect.stringContaining('not whole') })
    expect(keys([openSite(), environment('il2', { fielding }), availability('a', 'il2')])).toEqual([
      'site::site',
    ])
  })

  it('drops the names of withheld environments', () => {
    const hidden = environment('il6', { marking })
    const steps = { call: { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] } }
    const targets = { il2: { target: '99', window: '30 d' }, il6: { target: '98', window: '30 d' } }
    expect(
      Object.keys(one(objective('o', { targets }), environment('il2'), hidden)?.data.targets ?? {}),
    ).toEqual(['il2'])
    const difference = { from: 'il6', what: 'W.', why: 'Y.', until: 'U.' }
    expect(
      one(availability('a', 'il2', { difference }), environment('il2'), hidden)?.data,
    ).not.toHaveProperty('difference')
    expect(one(triage('t', { steps, environments: ['il2', 'il6'] }), hidden)?.data.environments).toEqual([
      'il2',
    ])
    // Without the list it would apply everywhere.
    expect(one(triage('t', { steps, environments: ['il6'] }), hidden)).toBeUndefined()
  })

  it('drops what is called by the name of something withheld', () => {
    const labels = { pre: { short: 'PRE', name: 'Reliability' }, spy: { short: 'S', name: 'Spy' } }
    const duty = { people: [], channel: '#c', hours: 'Always' }
    const { playbook } = releaseOf([
      openSite({ roleLabels: labels }),
      environment('il2', { team: { pre: duty, spy: duty } }),
      role('pre'),
      role('spy', { marking }),
    ])
    expect(Object.keys(playbook.site?.data.roleLabels ?? {})).toEqual(['pre'])
    expect(Object.keys(playbook.get('environment', 'il2')?.data.team ?? {})).toEqual(['pre'])
  })

  it.each([
    ['the environment before', { il4: marking }, [undefined, 'il2', 'il5']],
    ['two before', { il4: marking, il5: marking }, [undefined, 'il2']],
    ['the first', { il2: marking }, [undefined, 'il4', 'il5']],
    ['none', {}, [undefined, 'il2', 'il4', 'il5']],
  ])(
    'leaves no gap in the promotion path: withheld %s',
    (_what, markings: Record<string, string>, expected) => {
      const path = ['il2', 'il4', 'il5', 'il6'].map((id, i, ids) =>
        environment(id, {
          ...(i > 0 ? { promotesFrom: ids[i - 1] } : {}),
          ...(markings[id] ? { marking } : {}),
        }),
      )
      const { playbook } = releaseOf([openSite(), ...path])
      expect(playbook.environments.map((e) => e.data.promotesFrom)).toEqual(expected)
    },
  )

  it('cuts portions out of texts and prose, and comments out of texts', () => {
    const text = 'A {/* note */}b.\n\n(S) C.\n\n## D\n\n- (S) e\n- f\n'
    const { playbook } = releaseOf([
      openSite(),
      environment('il4'),
      guide('g', text),
      availability('a', 'il4', {
        note: '(S) N.',
        limits: ['(S) L.', 'M <Portion mark="(S)">x</Portion>.'],
        request: { how: 'P.\n\n(S) Q.\n\nR.\n' },
      }),
    ])
    const left = playbook.get('guide', 'g')
    expect(left?.body?.text).toBe('A b.\n\n## D\n\n- f\n')
    const heading = left?.body?.tree.children.find((n) => n.type === 'heading')
    expect(left?.body?.text.slice(heading?.position?.start.offset)).toMatch(/^## D/)
    expect(left?.body?.place?.(left.body.text.indexOf('f'))).toEqual({ file: 'guide/g', line: 10, col: 3 })
    expect(playbook.get('availability', 'a', 'il4')?.data).toEqual({
      status: 'available',
      plans: [],
      limits: ['M.'],
      request: { how: 'P.\n\nR.\n' },
    })
  })

  it('can release a release', () => {
    const entries = [openSite(), guide('g', '(CUI//NF) A\n\n(S) B\n\n(U) C\n', { marking: 'UNCLASSIFIED' })]
    const once = releaseOf(entries, high).playbook
    const twice = release(once, low, parsers).playbook.get('guide', 'g')?.body
    expect(twice?.text).toBe('(U) C\n')
    expect(twice?.place?.(0)).toEqual({ file: 'guide/g', line: 7, col: 1 })
  })

  it('hands on what it need not touch', () => {
    const entries = [
      openSite(),
      guide('g', '(U) A\n'),
      service('s'),
      entry('term', 't', { term: 'T', meaning: 'M.' }),
    ]
    expect(releaseOf(entries).playbook.entries).toEqual(entries)
  })
})
