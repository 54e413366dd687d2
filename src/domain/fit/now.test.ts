import { describe, expect, it } from 'vitest'
import { disturbancesAt, disturbedWords, type FitNotice } from './now.ts'

const notice: FitNotice = {
  id: 'sign-in-fails',
  environment: 'il5',
  marking: 'UNCLASSIFIED',
  title: 'Half of all sign-ins fail',
  kind: 'outage',
  from: '2026-11-16T07:40Z',
  services: ['single-sign-on'],
}
const work: FitNotice = { ...notice, id: 'work', kind: 'maintenance', until: '2026-11-16T10:00Z' }
const at = (notices: FitNotice[], moment: string, environment = 'il5', service = 'single-sign-on') =>
  disturbancesAt(notices, environment, service, moment).map(({ kind }) => kind)

describe('what takes a service away', () => {
  it.each([
    ['before it begins', '2026-11-16T07:39Z', []],
    ['from its first minute', '2026-11-16T07:40Z', ['outage', 'maintenance']],
    ['at the end of one', '2026-11-16T10:00Z', ['outage']],
    ['long after, of what nobody has ended', '2027-02-14T00:00Z', ['outage']],
  ])('%s', (_, moment, expected) => {
    expect(at([notice, work], moment)).toEqual(expected)
  })

  it('is none of another service or environment', () => {
    expect(at([notice], '2026-11-17T00:00Z', 'il4')).toEqual([])
    expect(at([notice], '2026-11-17T00:00Z', 'il5', 'postgres')).toEqual([])
  })

  it('is said behind what is offered', () => {
    expect(disturbedWords([], 'UTC')).toBe('')
    expect(
      disturbedWords(disturbancesAt([notice], 'il5', 'single-sign-on', '2026-11-17T00:00Z'), 'UTC'),
    ).toBe(', but: outage since 2026-11-16 07:40 UTC (Half of all sign-ins fail)')
    expect(
      disturbedWords(disturbancesAt([notice], 'il5', 'single-sign-on', '2026-11-17T00:00Z'), 'Europe/Berlin'),
    ).toContain('since 2026-11-16 08:40 Berlin time')
  })
})
