import { expect, it } from 'vitest'
import type { EnvironmentFit } from '../../../domain/fit/judge.ts'
import { type Finding, type Verdict, worst } from '../../../domain/fit/verdict.ts'
import { overview, summary } from './wording.ts'

const at = { file: 'manifest.yml', line: 1, col: 1 }
const finding = (verdict: Verdict): Finding => ({
  kind: 'service',
  subject: 'orders-db',
  verdict,
  says: 'so it is',
  at,
  playbook: { address: '/environments/il5' },
})
const promised = {
  id: 'valkey-8',
  title: 'Valkey',
  target: 'Apr 2027',
  status: 'on-track',
  confidence: 'high',
}
const judged = (name: string, ...together: Finding[]): EnvironmentFit => ({
  environment: name,
  name,
  verdict: worst(together.map(({ verdict }) => verdict)),
  apps: [],
  together,
})

it.each([
  [[finding('fits'), finding('fits')], 'All 2 things that were looked at fit.'],
  [[finding('limited')], 'Of 1 thing, one has limits.'],
  [
    [finding('no'), finding('no'), finding('limited'), { ...finding('not-yet'), roadmap: promised }],
    'Of 4 things, two block, one is not there until Apr 2027 and one has limits.',
  ],
  [[finding('not-yet'), finding('unknown')], 'Of 2 things, one is not there yet and one cannot be told.'],
])('says of one environment what stands in the way, the worst first', (found, says) => {
  expect(summary(judged('il5', ...found))).toBe(says)
})

it('says of all environments where the app could go today', () => {
  const [il2, il4, il5, il6] = [
    judged('il2', finding('fits')),
    judged('il4', finding('limited')),
    judged('il5', finding('no')),
    judged('il6', finding('unknown')),
  ]
  expect(overview([il2, il4])).toBe('It could go to il2 and il4 today.')
  expect(overview([il2, il4, il5, il6])).toBe(
    'It could go to il2 and il4 today; it does not fit in il5 yet; of il6 it cannot be told.',
  )
  expect(overview([il2, judged('il7', finding('refused'))])).toBe(
    'It could go to il2 today; cf push would be refused in il7.',
  )
  expect(overview([il5])).toBe('Nowhere is it sure to fit today; it does not fit in il5 yet.')
})
