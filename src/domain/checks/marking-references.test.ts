import { describe, expect, it } from 'vitest'
import {
  availability,
  entry,
  environment,
  guide,
  inLayer,
  layer,
  low,
  openSite,
  roadmapItem,
  role,
  triage,
} from '../../../tests/marked-playbook.ts'
import { places, related, runCheck } from '../../../tests/run-check.ts'
import type { Entry } from '../playbook/playbook.ts'
import { markingLayerReference } from './marking-layer-reference.ts'
import { markingReferenceWithheld } from './marking-reference-withheld.ts'

describe('layer-reference', () => {
  const inHigh = (of: Entry) => inLayer(of, 'high')

  it('finds what a layer names of one that is marked above it', () => {
    const found = runCheck(markingLayerReference, [
      openSite(),
      layer('high', 'SECRET'),
      role('pre'),
      environment('il4'),
      inHigh(roadmapItem('deep', 'il4')),
      roadmapItem('open', 'il4', { marking: 'UNCLASSIFIED' }),
      inHigh(guide('below', '[up](/guides/g)', { for: ['pre'], related: ['g'] })),
      availability('a', 'il4', { roadmap: 'deep' }),
      availability('b', 'il4', { roadmap: 'open' }),
      guide('g', 'See [it](/environments/il4/roadmap#deep) and [this](/guides/below).\n'),
      guide('own', '', { marking: 'SECRET' }),
      guide('h', 'See [that](/guides/own).\n', { related: ['own'] }),
    ])
    expect(places(found)).toEqual(['a.roadmap:0:0', 'guide/g:3:5', 'guide/g:3:46'])
    expect(related(found[0])).toEqual(['deep:0:0'])
    expect(found[0]?.message).toContain('"deep" is SECRET')
  })

  it('has nothing to say of what stands in place of something that the layer below has', () => {
    const above = { ...inHigh(guide('a', '')), replaced: guide('a', '') }
    const entries = [
      openSite(),
      layer('high', 'SECRET'),
      above,
      guide('g', '[a](/guides/a)', { related: ['a'] }),
    ]
    expect(runCheck(markingLayerReference, entries)).toEqual([])
  })

  it('has nothing to say of one layer', () => {
    const entries = [openSite(), guide('s', '', { marking: 'SECRET' }), guide('g', '[s](/guides/s)')]
    expect(runCheck(markingLayerReference, entries)).toEqual([])
  })
})

describe('reference-withheld', () => {
  const marking = 'SECRET'
  const call = { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] }
  const ask = (...gotos: string[]) => ({
    kind: 'ask',
    title: 'Which?',
    answers: gotos.map((goto) => ({ answer: 'This.', goto })),
  })
  const entries = [
    openSite(),
    role('pre'),
    environment('il4'),
    environment('il6', { marking, promotesFrom: 'il4' }),
    roadmapItem('deep', 'il4', { marking }),
    availability('a', 'il4', { roadmap: 'deep' }),
    availability('b', 'il4', { marking, roadmap: 'deep' }),
    triage('t', { steps: { first: ask('call', 'deep'), call, deep: { ...call, marking } } }),
    guide('secret', '', { marking }),
    guide(
      'g',
      '[a](/guides/secret) [b](/environments/il4/roadmap#deep) <EnvironmentRef id="il6" /> [d](/guides/h#s-e)\n',
    ),
    guide('h', '## (S) E\n\n## F\n', { summary: 'See [it](/compare/il4-to-il6) and [this](/guides/h#f).' }),
    guide('i', '(S) [a](/guides/secret)\n\n[no](/guides/nowhere)\n', { related: ['secret'] }),
  ]

  it('finds what goes and names what stays', () => {
    const found = runCheck(markingReferenceWithheld, entries, low)
    expect(places(found)).toEqual([
      'a.roadmap:0:0',
      't.steps.first.answers.1.goto:0:0',
      'guide/g:3:73',
      'i.related.0:0:0',
      ...['guide/g:3:1', 'guide/g:3:21', 'guide/g:3:85', 'h.summary:0:4'],
    ])
  })

  it('finds what a lesson names in an environment it no longer reaches', () => {
    const action = { what: 'W.', owner: 'pre', state: 'open' }
    const base = { title: 'L', summary: 'S.', day: '2026-01-01', event: 'E.', cause: 'C.', alsoFor: ['il6'] }
    const actions = { corrective: [action], preventive: [action], adaptive: [action] }
    const lesson = entry('lesson', 'l', { ...base, ...actions, paths: ['t6'] }, 'il4')
    const all = [...entries.slice(0, 4), triage('t6', {}, 'il6'), lesson]
    expect(places(runCheck(markingReferenceWithheld, all, low))).toEqual(['l.paths.0:0:0'])
  })

  it('has nothing to say where no network is asked about', () => {
    expect(runCheck(markingReferenceWithheld, entries)).toEqual([])
  })
})
