import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Expectation, expectationSchema } from '../../model/onboarding.ts'
import { scheduleOf } from './schedule.ts'

const expectation = (leadTime: number, after: string[] = [], when?: string[]): Expectation =>
  expectationSchema.parse({
    title: 'T',
    area: 'access',
    requirement: 'R',
    evidence: 'E',
    owner: 'developer',
    leadTime,
    after,
    ...(when ? { when } : {}),
  })

describe('scheduleOf', () => {
  const chain = {
    meeting: expectation(1),
    tests: expectation(20, ['meeting']),
    access: expectation(5, ['meeting']),
    release: expectation(2, ['tests', 'access']),
  }

  it('adds lead times along the longest chain and counts back from the release', () => {
    const { length, items } = scheduleOf(chain)
    expect(length).toBe(23)
    expect(items.map((i) => [i.id, i.startBefore, i.endBefore, i.slack])).toEqual([
      ['meeting', 23, 22, 0],
      ['tests', 22, 2, 0],
      ['access', 7, 2, 15],
      ['release', 2, 0, 0],
    ])
  })

  it('sees through what does not apply', () => {
    const some = {
      ...chain,
      tests: expectation(20, ['meeting'], ['docker']),
      release: expectation(2, ['tests']),
    }
    const { length, items } = scheduleOf(some, new Set())
    expect(items.map((i) => i.id)).toEqual(['meeting', 'access', 'release'])
    expect(length).toBe(6)
  })

  it('survives a circle', () => {
    expect(scheduleOf({ a: expectation(3, ['b']), b: expectation(4, ['a']) }).items).toHaveLength(2)
  })

  it('never lets anything start before what it depends on has ended', () => {
    const node = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.array(fc.nat(11), { maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 12 }), (nodes) => {
        const all = Object.fromEntries(
          nodes.map(([days, after], i) => {
            const earlier = after.filter((a) => a < i).map((a) => `e${a}`)
            return [`e${i}`, expectation(days, earlier)]
          }),
        )
        const { items, length } = scheduleOf(all)
        const byId = new Map(items.map((item) => [item.id, item]))
        for (const item of items) {
          expect(item.slack).toBeGreaterThanOrEqual(0)
          expect(item.startBefore).toBeLessThanOrEqual(length)
          for (const earlier of item.expectation.after)
            expect(byId.get(earlier)?.endBefore).toBeGreaterThanOrEqual(item.startBefore)
        }
        expect(Math.max(...items.map((i) => i.startBefore))).toBe(length)
      }),
    )
  })
})
