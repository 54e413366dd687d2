import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PastRelease } from '../../model/release.ts'
import { isMet, measure, windowOf } from './measure.ts'

const release = (over: Partial<PastRelease> = {}): PastRelease => ({
  app: 'berths',
  version: '1.0.0',
  day: '2026-01-01',
  kind: 'upgrade',
  ended: 'stayed',
  openBugs: { critical: 0, high: 0, medium: 0, low: 0 },
  runs: { all: 10, green: 10 },
  transferred: [],
  ...over,
})

it('counts what stayed, what was green, and the bugs of the severities that count', () => {
  const releases = [
    release({ ended: 'taken-back', runs: { all: 10, green: 5 } }),
    release({ openBugs: { critical: 1, high: 2, medium: 9, low: 9 } }),
    release(),
  ]
  expect(measure('successful-releases', releases)).toEqual({ value: 66.6, unit: '%', releases: 3 })
  expect(measure('green-runs', releases)).toEqual({ value: 83.3, unit: '%', releases: 3 })
  expect(measure('open-bugs', releases, { severities: ['critical', 'high'] })?.value).toBe(3)
})

it('has no figure where nothing can be counted', () => {
  expect(measure('successful-releases', [])).toBeUndefined()
  expect(measure('green-runs', [release({ runs: { all: 0, green: 0 } })])).toBeUndefined()
})

it('looks at the last releases up to a day', () => {
  const days = ['2026-03-01', '2026-01-01', '2026-02-01', '2026-09-01']
  const releases = days.map((day) => release({ day }))
  const window = windowOf(releases, { releases: 2 }, '2026-08-31')
  expect(window.map(({ day }) => day)).toEqual(['2026-02-01', '2026-03-01'])
})

it('does not round up to a target', () => {
  const runs = { all: 10_000, green: 8_999 }
  const measured = measure('green-runs', [release({ runs })])
  expect(measured && isMet({ atLeast: 90 }, measured)).toBe(false)
})

it('does not depend on the order of releases', () => {
  const any = fc.record({ all: fc.nat(40), part: fc.nat(40), high: fc.nat(5), stayed: fc.boolean() })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1 }), (given) => {
      const releases = given.map(({ all, part, high, stayed }) =>
        release({
          runs: { all, green: Math.min(all, part) },
          openBugs: { critical: 0, high, medium: 0, low: 0 },
          ended: stayed ? 'stayed' : 'stopped',
        }),
      )
      for (const by of ['green-runs', 'open-bugs', 'successful-releases'] as const)
        expect(measure(by, releases.toReversed())).toEqual(measure(by, releases))
    }),
  )
})
