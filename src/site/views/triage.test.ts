import { expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { pieces, stepViews, symptomsOf } from './triage.ts'

const steps = {
  look: {
    kind: 'ask',
    title: 'Is it one?',
    where: 'logs',
    answers: [
      { answer: 'Yes', goto: 'act' },
      { answer: 'No', goto: 'call' },
    ],
  },
  act: { kind: 'do', title: 'Restart', goto: 'call' },
  call: { kind: 'escalate', title: 'Call', to: 'pre', bring: ['The time.'] },
}
const path = (id: string, overrides: object = {}, inside?: string) =>
  entry(
    'triage',
    id,
    {
      title: id,
      symptom: 'S.',
      signals: [id],
      severity: 'degraded',
      steps,
      reviewed: '2026-11-01',
      ...overrides,
    },
    inside,
  )
const il5 = environment('il5', {
  feedback: { logs: { where: 'Log search', who: 'LogReader', retention: '7 days' } },
  team: { pre: { people: [{ name: 'R. Sandoval' }], channel: '#il5', phone: 'ext. 0142', hours: 'Always' } },
})

it('fills in where to look and whom to call from the environment', () => {
  const [look, act, call] = stepViews(playbookOf(site(), il5), il5, path('p'))
  expect(look?.where?.feedback?.where).toBe('Log search')
  expect(look?.answers.map((a) => a.link)).toEqual([
    { href: '#act', text: 'Step 2' },
    { href: '#call', text: 'Step 3, call' },
  ])
  expect([look?.ends, act?.ends, call?.ends]).toEqual([false, false, true])
  expect(call?.call?.duty?.phone).toBe('ext. 0142')
})

it('says so where the environment has neither', () => {
  const il2 = environment('il2')
  const [look, , call] = stepViews(playbookOf(site(), il2), il2, path('p'))
  expect(look?.where).toEqual({ signal: 'logs', href: '/environments/il2#feedback' })
  expect(call?.call).toEqual({ role: 'PRE', href: '/environments/il2#team' })
})

it('finds what a reader fills in, and leaves other capitals alone', () => {
  const fills = (run: string) => pieces(run).flatMap(({ fill }) => fill ?? [])
  expect(fills('cf logs APP --recent | grep RTR')).toEqual(['APP'])
  expect(fills('cf target -o ORG -s SPACE')).toEqual(['ORG', 'SPACE'])
  expect(fills('echo $APP MY_APP APP-2')).toEqual([])
  const run = 'cf app APP; cf env APP'
  expect(
    pieces(run)
      .map(({ text }) => text)
      .join(''),
  ).toBe(run)
})

it('puts paths of one id together, the shared words first, the worst symptom on top', () => {
  const playbook = playbookOf(
    site(),
    environment('il2'),
    il5,
    path('slow', { signals: ['own'], title: 'Slow here' }, 'il5'),
    path('slow', { signals: ['slow', '504'], title: 'Slow' }),
    path('gone', { severity: 'outage', environments: ['il2'] }),
  )
  expect(symptomsOf(playbook).map((s) => [s.title, s.signals, s.links.map((l) => l.href)])).toEqual([
    ['gone', ['gone'], ['/environments/il2/triage/gone']],
    ['Slow', ['slow', '504', 'own'], ['/environments/il2/triage/slow', '/environments/il5/triage/slow']],
  ])
})
