import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byPlace, compare, type Problem } from './problem.ts'

const problems = fc.record({
  code: fc.constantFrom('a-b', 'c-d'),
  severity: fc.constantFrom('error' as const, 'warning' as const),
  at: fc.record({ file: fc.constantFrom('a', 'B', 'é'), line: fc.nat(20), col: fc.nat(20) }),
  message: fc.constantFrom('x', 'y'),
})

describe('byPlace', () => {
  it('orders the same whatever the order before', () => {
    const key = (p: Problem) => JSON.stringify([p.at.file, p.at.line, p.at.col, p.code, p.message])
    fc.assert(
      fc.property(fc.array(problems), fc.infiniteStream(fc.nat()), (list, random) => {
        const shuffled = list
          .map((p) => [random.next().value, p] as const)
          .sort(([a], [b]) => a - b)
          .map(([, p]) => p)
        expect(shuffled.sort(byPlace).map(key)).toEqual(list.toSorted(byPlace).map(key))
      }),
    )
  })

  it('counts lines as numbers', () => {
    const on = (line: number): Problem => ({
      code: 'a-b',
      severity: 'error',
      at: { file: 'a', line, col: 1 },
      message: 'x',
    })
    expect([on(10), on(9)].sort(byPlace).map(({ at }) => at.line)).toEqual([9, 10])
  })
})

describe('compare', () => {
  it('orders by code unit, not by locale', () => {
    expect(['b', 'B', 'a', 'é'].sort(compare)).toEqual(['B', 'a', 'b', 'é'])
  })
})
