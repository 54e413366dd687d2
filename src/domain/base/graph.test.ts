import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cyclesOf, type Graph, reachable, reversed } from './graph.ts'

const graph = (edges: Record<string, string[]>): Graph => new Map(Object.entries(edges))

const graphs = fc
  .array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 1, maxLength: 8 })
  .map((lists): Graph => new Map(lists.map((to, from) => [`n${from}`, to.map((n) => `n${n}`)])))

describe('cyclesOf', () => {
  it.each([
    [{ a: ['b'], b: ['c'], c: [] }, []],
    [{ a: ['a'] }, [['a']]],
    [{ a: ['b'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    [{ a: ['x'], x: ['y'], b: ['c'], c: ['b'] }, [['b', 'c']]],
    [{ a: ['gone'] }, []],
    [{ a: ['b'], b: ['a', 'c'], c: ['a'] }, [['a', 'b']]],
  ])('of %j are %j', (edges, expected) => {
    expect(cyclesOf(graph(edges as Record<string, string[]>))).toEqual(expected)
  })

  it('gives only cycles, and one where there is any', () => {
    fc.assert(
      fc.property(graphs, (g) => {
        const cycles = cyclesOf(g)
        for (const cycle of cycles)
          for (const [i, id] of cycle.entries()) expect(g.get(id)).toContain(cycle[(i + 1) % cycle.length])
        const isCyclic = [...g].some(([id, to]) => reachable(g, to).has(id))
        expect(cycles.length > 0).toBe(isCyclic)
      }),
    )
  })

  it('gives cycles that share no node', () => {
    fc.assert(
      fc.property(graphs, (g) => {
        const members = cyclesOf(g).flat()
        expect(new Set(members).size).toBe(members.length)
      }),
    )
  })

  it('bears a chain of a hundred thousand', () => {
    const long = new Map(Array.from({ length: 100_000 }, (_, i) => [`n${i}`, [`n${i + 1}`]]))
    expect(cyclesOf(long)).toEqual([])
  })
})

describe('reachable and reversed', () => {
  it('lead back where they came from', () => {
    fc.assert(
      fc.property(graphs, (g) => {
        const back = reversed(g)
        for (const from of g.keys())
          for (const to of g.keys())
            expect(reachable(g, [from]).has(to)).toBe(reachable(back, [to]).has(from))
      }),
    )
  })
})
