import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutLeaves } from './leaves.ts'

const group = (id: string, ...items: number[]) => ({ id, label: id.toUpperCase(), items })

describe('cutLeaves', () => {
  it('numbers the leaves of a group that is too long for one, from the second on in their ids', () => {
    expect(cutLeaves([group('a', 1, 2, 3, 4, 5), group('b', 6)], 2)).toEqual([
      { id: 'a', label: 'A, 1 of 3', items: [1, 2] },
      { id: 'a_2', label: 'A, 2 of 3', items: [3, 4] },
      { id: 'a_3', label: 'A, 3 of 3', items: [5] },
      { id: 'b', label: 'B', items: [6] },
    ])
  })

  it('has no leaf for a group in which nothing is', () => {
    expect(cutLeaves([group('a'), group('b', 1)], 2)).toEqual([{ id: 'b', label: 'B', items: [1] }])
  })

  it('keeps every item once and in order, and none of its leaves is too heavy but by a single item', () => {
    const groups = fc.uniqueArray(
      fc.record({ id: fc.stringMatching(/^[a-z]{1,3}$/), items: fc.array(fc.nat(9)) }),
      { selector: ({ id }) => id, maxLength: 5 },
    )
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 12 }), (given, most) => {
        const leaves = cutLeaves(
          given.map(({ id, items }) => group(id, ...items)),
          most,
          (n) => n,
        )
        expect(leaves.flatMap(({ items }) => items)).toEqual(given.flatMap(({ items }) => items))
        expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length)
        for (const { items } of leaves) {
          expect(items.length).toBeGreaterThan(0)
          const weight = items.reduce((sum, n) => sum + n, 0)
          expect(items.length === 1 || weight <= most).toBe(true)
        }
      }),
    )
  })
})
