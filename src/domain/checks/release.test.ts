import { describe, expect, it } from 'vitest'
import {
  availability,
  environment,
  openSite,
  parsers,
  releaseOf,
  service,
  triage,
} from '../../../tests/marked-playbook.ts'
import type { Entry } from '../playbook/playbook.ts'
import { Playbook } from '../playbook/playbook.ts'
import { checkPlaybook } from './registry.ts'
import { checkRelease } from './release.ts'

/** What is wrong with the low release alone. */
function found(entries: readonly Entry[]) {
  const context = { asOf: '2026-11-16', parseProse: parsers.prose }
  const release = releaseOf(entries)
  const whole = checkPlaybook(new Playbook(entries), { ...context, release: release.playbook })
  return checkRelease(release, { id: 'low' }, context, whole)
}

const of = (code: string, entries: readonly Entry[]) =>
  found(entries).filter((problem) => problem.code === code)
const pre = (second: object) => ({
  team: {
    pre: { people: [{ name: 'A. One' }, { name: 'B. Two', ...second }], channel: '#pre', hours: 'Always' },
  },
})
const secret = { marking: 'SECRET' }
const path = (...entries: Entry[]) => [
  openSite(),
  environment('il2', pre({})),
  environment('il4', { promotesFrom: 'il2', ...pre({}) }),
  service('queue'),
  ...entries,
]

describe('a gap that is in the release alone', () => {
  it.each<[string, readonly Entry[]]>([
    ['parity-silent', path(availability('queue', 'il2'), availability('queue', 'il4', secret))],
    ['service-unoffered', path(availability('queue', 'il2', secret))],
    ['pre-pair', [openSite(), environment('il2', pre(secret))]],
  ])('is an error of %s where nothing is to tell, with what mends it', (code, entries) => {
    const [problem, ...more] = of(code, entries)
    expect(problem).toMatchObject({
      severity: 'error',
      message: expect.stringMatching(/^in the release to low: .*, which tells that something is withheld$/),
      fix: expect.stringContaining('withheld: said'),
    })
    expect(more).toEqual([])
  })

  it.each<[string, readonly Entry[]]>([
    ['parity-silent', path(availability('queue', 'il2'), availability('queue', 'il4', secret))],
    ['pre-pair', [environment('il2', pre(secret))]],
  ])('is a warning of %s where pages say that something is withheld', (code, entries) => {
    const site = openSite({ withheld: 'said' })
    expect(of(code, [site, ...entries.filter(({ kind }) => kind !== 'site')])).toMatchObject([
      { severity: 'warning' },
    ])
  })
})

it('what is wrong with the whole is not told again', () => {
  expect(of('parity-silent', path(availability('queue', 'il2')))).toEqual([])
  expect(of('pre-pair', [openSite(), environment('il2')])).toEqual([])
})

it('a step that is withheld is told once, as what it is', () => {
  const steps = {
    begin: {
      kind: 'ask',
      title: 'Q?',
      answers: [
        { answer: 'Yes.', goto: 'more' },
        { answer: 'No.', goto: 'end' },
      ],
    },
    more: { kind: 'do', title: 'More.', ...secret },
    end: { kind: 'do', title: 'End.' },
  }
  const entries = [openSite(), environment('il2', pre({})), triage('path', { steps })]
  expect(of('triage-goto', entries)).toEqual([])
})
