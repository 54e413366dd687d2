import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { atGlance } from './at-glance.ts'

const asOf = '2026-11-16'
const notice = (id: string, from: string) =>
  entry('notice', id, { title: id, kind: 'degraded', from, summary: 'S.', services: [] }, 'il5')
const differs = ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.'].map((what) => ({ what, why: 'W.' }))
const duty = { people: [{ name: 'A. First' }, { name: 'B. Second' }], channel: '#il5', hours: 'Always' }
const cadence = [
  {
    name: 'Upgrade window',
    kind: 'upgrade-window',
    repeats: { rule: 'FREQ=WEEKLY;BYDAY=WE', first: '2026-01-07', from: '02:00', until: '08:00' },
    what: 'Upgrades.',
  },
]
const seen = (overrides: object, ...others: ReturnType<typeof notice>[]) => {
  const home = environment('il5', overrides)
  return atGlance(playbookOf(site(), home, ...others), home, asOf)
}

describe('an environment at a glance', () => {
  it('names five things that differ, who is on duty, and how they are reached', () => {
    const glance = seen({ differs, team: { pre: { ...duty, phone: 'ext. 1' } } })
    expect(glance.differs).toEqual(['One.', 'Two.', 'Three.', 'Four.', 'Five.'])
    expect(glance.duty).toMatchObject({ role: 'PRE', who: 'A. First, B. Second', reach: 'ext. 1' })
    expect(seen({ team: { pre: duty } }).duty?.reach).toBe('#il5')
    expect(seen({}).duty).toBeUndefined()
  })

  it('counts what is open apart from what is announced', () => {
    const glance = seen({}, notice('now', '2026-11-15T02:00Z'), notice('later', '2026-11-19T02:00Z'))
    expect(glance.notices).toEqual({
      text: '1 open, 1 announced',
      spans: '2026-11-15T02:00Z/ 2026-11-19T02:00Z/',
    })
    expect(seen({}).notices).toEqual({ text: 'none open', spans: '' })
  })

  it('has the days for releases from the edition’s on, the next windows, and no lead time where nobody said one', () => {
    const glance = seen({ cadence })
    expect(glance.release?.slice(0, 2)).toEqual(['2026-11-16', '2026-11-17'])
    expect(glance.windows.map(({ begins }) => begins.slice(0, 10)).slice(0, 2)).toEqual([
      '2026-11-18',
      '2026-11-25',
    ])
    expect(glance.leadTime).toEqual({ text: 'not said' })
  })
})
