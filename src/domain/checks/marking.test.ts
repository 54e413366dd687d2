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
  parsers,
  roadmapItem,
  role,
  triage,
} from '../../../tests/marked-playbook.ts'
import { officeScheme } from '../../../tests/marking-arbitraries.ts'
import { site } from '../../../tests/minimal-playbook.ts'
import { release } from '../marking/release.ts'
import { type Entry, Playbook } from '../playbook.ts'
import type { Problem } from '../problem.ts'
import type { Check } from './check.ts'
import { markingBelowParts } from './marking-below-parts.ts'
import { markingLayerReference } from './marking-layer-reference.ts'
import { markingNeedsDecision } from './marking-needs-decision.ts'
import { markingPortionSuspect } from './marking-portion-suspect.ts'
import { markingReferenceWithheld } from './marking-reference-withheld.ts'
import { markingUnknown } from './marking-unknown.ts'

/** Fields are placed by path and offset, texts by line and column. */
const placed = (of: Entry): Entry => ({
  ...of,
  at: (path = [], _part, offset = 0) => ({ file: [of.id, ...path].join('.'), line: 0, col: offset }),
})

function run(check: Check, entries: Entry[], network?: typeof low) {
  const playbook = new Playbook(entries.map(placed))
  const context = { asOf: '2026-11-16', parseProse: parsers.prose }
  const given = network ? { release: release(playbook, network, parsers).playbook } : {}
  return [...check.run(playbook, { ...context, ...given })]
}

const place = ({ file, line, col }: Problem['at']) => `${file}:${line}:${col}`
const places = (problems: Problem[]) => problems.map((p) => place(p.at))
const related = (problem: Problem | undefined) => (problem?.related ?? []).map((r) => place(r.at))

describe('marking-unknown', () => {
  it('finds every marking that cannot be read', () => {
    const found = run(markingUnknown, [
      openSite(),
      environment('il4', { handles: 'CUI//SP-CTI//NOFRON' }),
      availability('a', 'il4', { marking: 'SECRT', plans: [{ name: 'p', marking: 'CUI//SI' }] }),
      guide('g', 'A\n\nB <Portion mark="(S//NFF)">c</Portion>\n\n(S//NFF) another rule\n'),
      guide('h', 'A', { summary: 'A <Portion mark="S">b</Portion>' }),
      guide('ok', '(S//NF) A', { marking: 'SECRET//REL TO USA, GBR' }),
    ])
    expect(places(found)).toEqual([
      ...['il4.handles:0:13', 'a.marking:0:0', 'a.plans.0.marking:0:5', 'guide/g:5:3', 'h.summary:0:2'],
    ])
    expect(found[0]).toMatchObject({ severity: 'error', fix: expect.stringContaining('"NOFORN"') })
  })

  it('reads what networks hold, and who reads there', () => {
    const network = { name: 'N', holds: 'CUI//NOFORN', audience: ['USA', 'FVEI', 'GRB'] }
    const found = run(markingUnknown, [openSite(), entry('network', 'n', network)])
    expect(places(found)).toEqual(['n.holds:0:0', 'n.audience.1:0:0', 'n.audience.2:0:0'])
    expect(found[1]?.fix).toContain('"FVEY"')
  })

  it('wants a default', () => {
    expect(places(run(markingUnknown, [site()]))).toEqual(['site:0:0'])
    expect(run(markingUnknown, [])).toEqual([])
  })

  it('reads by the scheme of the playbook', () => {
    const own = entry('scheme', 'scheme', officeScheme)
    const found = run(markingUnknown, [
      own,
      openSite({ marking: 'PUBLIC' }),
      guide('g', '', { marking: 'CUI' }),
    ])
    expect(found.map((p) => p.fix)).toEqual(['the levels are PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED'])
  })
})

describe('marking-portion-suspect', () => {
  it('finds parentheses that look like marks and are none', () => {
    const text =
      '(S//NOFRON) a\n\n- **(IL5)** b\n\n| (X) c |\n|---|\n| (U) d |\n\n## (2024) e\n\n\\(IL5) f\n\n(il5) g\n'
    const found = run(markingPortionSuspect, [
      openSite(),
      guide('g', text),
      guide('h', '<Steps>\n<Step title="(S//X) a">b</Step>\n</Steps>\n', { summary: 'No.' }),
      entry('term', 't', { term: 'T', meaning: 'A.\n\n  (S//REL TO USA, GRB) b' }),
    ])
    expect(places(found)).toEqual([
      ...['guide/g:3:5', 'guide/g:5:6', 'guide/g:7:4', 'guide/g:11:5', 'guide/h:4:5', 't.meaning:0:22'],
    ])
    expect(found[0]).toMatchObject({ severity: 'error', fix: expect.stringMatching(/"NF".*write \\\(/s) })
  })

  it('finds marks in fields that show their words as they are', () => {
    const found = run(markingPortionSuspect, [
      openSite({ title: '(U) Fieldbook' }),
      environment('il4', { name: '(S//NF) il4', impactLevel: '(NEW) IL4' }),
    ])
    expect(places(found)).toEqual(['site.title:0:0', 'il4.name:0:0'])
    expect(found[1]?.fix).toContain('`marking`')
  })
})

describe('marking-below-parts', () => {
  it('compares a marking with what it encloses, and points at both', () => {
    const found = run(markingBelowParts, [
      openSite(),
      environment('il4'),
      availability('a', 'il4', {
        marking: 'CUI',
        plans: [
          { name: 'p', marking: 'CUI//NOFORN', note: '(S) n' },
          { name: 'q', marking: 'CUI' },
        ],
        note: '(U) n',
      }),
      guide('g', '(U) A\n\n- (S) b\n\n<Portion mark="(C)">c</Portion>\n', { marking: 'CUI' }),
    ])
    expect(places(found)).toEqual(['a.marking:0:0', 'a.plans.0.marking:0:0', 'g.marking:0:0'])
    expect(found.map(related)).toEqual([
      ['a.plans.0.marking:0:0'],
      ['a.plans.0.note:0:0'],
      ['guide/g:5:3', 'guide/g:7:1'],
    ])
    expect(found.map((p) => p.fix)).toEqual([
      'raise it to CUI//NOFORN, or leave it out',
      'raise it to SECRET//NOFORN, or leave it out',
      'raise it to SECRET, or leave it out',
    ])
  })

  it('allows more than the parts, by compilation, and markings that are not written', () => {
    const entries = [
      openSite(),
      guide('g', '(U) A\n\n(CUI) B\n', { marking: 'SECRET' }),
      guide('h', '(S) A\n'),
    ]
    expect(run(markingBelowParts, entries)).toEqual([])
  })
})

describe('marking-needs-decision', () => {
  const both = '(S//REL TO USA, GBR) A\n\n(S//REL TO USA, AUS) B\n'

  it('asks where parts have only the owner in common', () => {
    const found = run(markingNeedsDecision, [
      openSite(),
      guide('g', both),
      guide('decided', both, { marking: 'SECRET//NOFORN' }),
      guide('said', `${both}\n(S//NF) C\n`),
      guide('plain', '(S) A\n\n(S) B\n'),
      guide('mixed', '(S) A\n\n(S//REL TO USA, GBR) B\n'),
    ])
    expect(places(found)).toEqual(['g:0:0', 'mixed:0:0'])
    expect(found[0]).toMatchObject({ severity: 'warning', fix: expect.stringContaining('SECRET//NOFORN') })
    expect(related(found[0])).toEqual(['guide/g:3:1', 'guide/g:5:1'])
  })

  it('asks where a level wants a decision', () => {
    const own = entry('scheme', 'scheme', officeScheme)
    const found = run(markingNeedsDecision, [
      own,
      openSite({ marking: 'PUBLIC' }),
      guide('g', '(R) A\n\n(CO) B\n'),
      guide('h', '', { marking: 'RESTRICTED' }),
    ])
    expect(places(found)).toEqual(['guide/g:3:1', 'h.marking:0:0'])
  })
})

describe('layer-reference', () => {
  const inHigh = (of: Entry) => inLayer(of, 'high')

  it('finds what a layer names of one that is marked above it', () => {
    const found = run(markingLayerReference, [
      openSite(),
      layer('high', 'SECRET'),
      role('pre'),
      environment('il4'),
      inHigh(roadmapItem('deep', 'il4')),
      inHigh(roadmapItem('open', 'il4', { marking: 'UNCLASSIFIED' })),
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

  it('has nothing to say of one layer', () => {
    const entries = [openSite(), guide('s', '', { marking: 'SECRET' }), guide('g', '[s](/guides/s)')]
    expect(run(markingLayerReference, entries)).toEqual([])
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
    const found = run(markingReferenceWithheld, entries, low)
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
    expect(places(run(markingReferenceWithheld, all, low))).toEqual(['l.paths.0:0:0'])
  })

  it('has nothing to say where no network is asked about', () => {
    expect(run(markingReferenceWithheld, entries)).toEqual([])
  })
})
