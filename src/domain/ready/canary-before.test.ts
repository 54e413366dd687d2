import { expect, it } from 'vitest'
import { entry, environment } from '../../../tests/minimal-playbook.ts'
import { canaryLines } from './canary-before.ts'
import type { ReadyContext } from './context.ts'

const canary = {
  duration: '1 hour',
  share: '10 %',
  where: 'One cell.',
  watched: ['Errors.'],
  limits: { 'error-rate': 0.5, 'crash-rate': 0 },
  approves: ['pre'],
}
const release = (saw: object, over: object = {}) =>
  entry(
    'release',
    'berths-2',
    {
      app: 'berths',
      version: '2.4.0',
      day: '2026-11-02',
      kind: 'upgrade',
      ended: 'stayed',
      openBugs: {},
      runs: { all: 1, green: 1 },
      canary: { share: 10, hours: 1, saw, by: 'rele', outcome: 'promoted', says: 'Said.', ...over },
    },
    'il4',
  )

function verdictOf(history: ReturnType<typeof release>[], limits: object = canary.limits) {
  const context = {
    given: {
      record: { app: 'berths', version: '2.4.0' },
      at: () => ({ file: 'release.yaml', line: 1, col: 1 }),
    },
    history,
    canaryBefore: environment('il4', { fielding: { canary: { ...canary, limits } } }),
    asOf: '2026-11-16',
    placeOf: () => undefined,
    cite: (_: unknown, __: unknown, address: string) => ({ address }),
  } as unknown as ReadyContext
  return canaryLines(context).map(({ verdict, says }) => [verdict, says.replace(/^.*02 |, and.*$/g, '')])
}

it.each([
  [{ 'error-rate': 0.5, 'crash-rate': 0 }, {}, 'go', 'stayed within its thresholds'],
  [{ 'error-rate': 0.6, 'crash-rate': 0 }, {}, 'no-go', 'was over a threshold'],
  [{ 'error-rate': 0.6 }, {}, 'no-go', 'was over a threshold'],
  [
    { 'error-rate': 0.1, 'crash-rate': 0 },
    { outcome: 'rolled-back' },
    'no-go',
    'stayed within its thresholds',
  ],
  [{ 'error-rate': 0.1 }, {}, 'unknown', 'was not looked at for crash-rate'],
  [{}, {}, 'unknown', 'was not looked at for error-rate and crash-rate'],
  [{ latency: 3 }, {}, 'unknown', 'was not looked at for error-rate and crash-rate'],
])('of %j, %j is %s', (saw, over, verdict, says) => {
  expect(verdictOf([release(saw, over)])).toEqual([[verdict, says]])
})

it('has no line where none was written down, and none of thresholds that there are not', () => {
  expect(verdictOf([])).toEqual([])
  expect(verdictOf([release({})], {})).toEqual([['go', 'stayed within its thresholds']])
})
