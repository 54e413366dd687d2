import { expect, it } from 'vitest'
import { entry, environment } from '../../../tests/minimal-playbook.ts'
import { canaryLines } from './canary-before.ts'
import type { ReadyContext } from './context.ts'

const canary = {
  duration: { hours: 1 },
  share: { percent: 10 },
  where: 'One cell.',
  watched: [
    { measure: 'error-rate', atMost: 0.5 },
    { measure: 'crash-rate', atMost: 0 },
  ],
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

function verdictOf(history: ReturnType<typeof release>[], practice: object = {}) {
  const context = {
    given: {
      record: { app: 'berths', version: '2.4.0' },
      at: () => ({ file: 'release.yaml', line: 1, col: 1 }),
    },
    history,
    canaryBefore: environment('il4', { fielding: { canary: { ...canary, ...practice } } }),
    asOf: '2026-11-16',
    placeOf: () => undefined,
    cite: (_: unknown, __: unknown, address: string) => ({ address }),
  } as unknown as ReadyContext
  return canaryLines(context).map(({ verdict, says }) => [verdict, says.replace(/^.*02 |, and was.*$/g, '')])
}

it.each([
  [{ 'error-rate': 0.5, 'crash-rate': 0 }, {}, 'go', 'stayed within its thresholds'],
  [{ 'error-rate': 0.6, 'crash-rate': 0 }, {}, 'no-go', 'passed a threshold'],
  [{ 'error-rate': 0.6 }, {}, 'no-go', 'passed a threshold'],
  [
    { 'error-rate': 0.1, 'crash-rate': 0 },
    { outcome: 'rolled-back' },
    'no-go',
    'stayed within its thresholds',
  ],
  [{ 'error-rate': 0.1 }, {}, 'unknown', 'was not looked at for crash-rate'],
  [{}, {}, 'unknown', 'was not looked at for error-rate and crash-rate'],
  [{ 'error-rate': 0, 'crash-rate': 0 }, { hours: 0.5 }, 'unknown', 'ran 0.5 hours, and not 1 hour'],
  [{ 'error-rate': 0, 'crash-rate': 0 }, { share: 5 }, 'unknown', 'took 5 % of the requests, and not 10 %'],
  [{ 'error-rate': 0, 'crash-rate': 0 }, { share: 50, hours: 30 }, 'go', 'stayed within its thresholds'],
  [{ 'error-rate': 9, 'crash-rate': 0 }, { hours: 0 }, 'no-go', 'passed a threshold'],
  [{ latency: 3 }, {}, 'unknown', 'was not looked at for error-rate and crash-rate'],
])('of %j, %j is %s', (saw, over, verdict, says) => {
  expect(verdictOf([release(saw, over)])).toEqual([[verdict, says]])
})

it('has no line where none was written down, and none of thresholds that there are not', () => {
  expect(verdictOf([])).toEqual([])
  expect(verdictOf([release({})], { watched: ['Errors.'] })).toEqual([['go', 'stayed within its thresholds']])
})

it('reads times, shares and thresholds as Fieldbook 0.1 wrote them', () => {
  const words = { duration: '2 hours', share: '10 %, then all', watched: ['Errors.'], limits: { cpu: 5 } }
  expect(verdictOf([release({ cpu: 6 })], words)).toEqual([['no-go', 'passed a threshold']])
  expect(verdictOf([release({ cpu: 5 })], words)).toEqual([['unknown', 'ran 1 hour, and not 2 hours']])
  expect(verdictOf([release({ cpu: 5 })], { ...words, duration: 'one shift' })).toEqual([
    ['go', 'stayed within its thresholds'],
  ])
})

it('takes a figure under its threshold for bad where less is bad', () => {
  const watched = [{ measure: 'app-figure', atLeast: 95 }]
  expect(verdictOf([release({ 'app-figure': 94 })], { watched })).toEqual([['no-go', 'passed a threshold']])
  expect(verdictOf([release({ 'app-figure': 95 })], { watched })).toEqual([
    ['go', 'stayed within its thresholds'],
  ])
})
