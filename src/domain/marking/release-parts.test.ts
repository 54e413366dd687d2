import { describe, expect, it } from 'vitest'
import {
  availability,
  entry,
  environment,
  guide,
  high,
  keysOf,
  low,
  objective,
  openSite,
  parsers,
  releaseOf,
  role,
  service,
  triage,
} from '../../../tests/marked-playbook.ts'
import { type Entry, keyOf } from '../playbook/playbook.ts'
import { release } from './release.ts'

const one = <T extends Entry>(of: T, ...others: Entry[]): T | undefined => {
  const left = releaseOf([openSite(), of, ...others]).playbook.entries.find((e) => keyOf(e) === keyOf(of))
  return left as T | undefined
}

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
    const request = { marking, channel: 'Queue', approver: 'PRE pair', leadTime: 5 }
    expect(one(environment('il2', { request }))).toBeUndefined()
    expect(one(objective('o', { indicators: [{ marking, name: 'n', measured: 'M.' }] }))).toBeUndefined()
    expect(one(guide('g', '', { summary: '(S) Told to nobody.' }))).toBeUndefined()
    const call = { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] }
    const steps = { call, deep: { ...call, bring: ['(S) A key.'] } }
    expect(Object.keys(one(triage('t', { steps }))?.data.steps ?? {})).toEqual(['call'])
    const [left] = releaseOf([openSite(), environment('il2', { request }), availability('a', 'il2')]).withheld
    expect(left).toMatchObject({ what: 'entry', why: expect.stringContaining('not whole') })
    expect(keysOf([openSite(), environment('il2', { request }), availability('a', 'il2')])).toEqual([
      'site::site',
    ])
  })

  it('leaves out how new versions are brought in, where that is withheld, and keeps the rest', () => {
    const canary = { duration: 'd', share: 's', where: 'W.', watched: ['E.'], approves: ['pre'] }
    const blueGreen = { exposure: 'e', keepsOld: 'k', watched: ['E.'] }
    const fielding = { canary: { ...canary, marking }, blueGreen }
    expect(one(environment('il2', { fielding }))?.data.fielding).toEqual({ blueGreen })
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
