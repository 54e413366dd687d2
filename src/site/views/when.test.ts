import { expect, it } from 'vitest'
import { whenOf } from './when.ts'

const item = { target: '2027-02', status: 'on-track', slips: [] } as const
const slip = (target: string) => ({ target, reason: 'Scan.' })

it('says when, and nothing of moves that were not', () => {
  expect(whenOf({ ...item, slips: [] }, 10)).toEqual({ label: 'Feb 2027', last: '2027-02-28' })
})

it('counts moves, and the days since the first promise', () => {
  expect(whenOf({ ...item, slips: [slip('2026-11'), slip('2026-12')] }, 10).moved).toBe(
    'Moved twice, 90 days in all.',
  )
  expect(whenOf({ ...item, slips: [slip('2027-02')] }, 10).moved).toBe('Moved once.')
})

it('names the quarter of the fiscal year with its months, and what was dropped', () => {
  expect(whenOf({ ...item, target: '2027-Q1', slips: [] }, 10).label).toBe('FY27 Q1 (Oct to Dec 2026)')
  expect(whenOf({ ...item, status: 'dropped', slips: [] }, 10)).toEqual({ label: 'Dropped' })
  expect(whenOf({ ...item, status: 'delivered', slips: [] }, 10).last).toBeUndefined()
})
