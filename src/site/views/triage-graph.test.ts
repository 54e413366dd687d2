import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawGraph, type GraphDrawing, radius, wayOf } from './triage-graph.ts'

const graph = (steps: Record<string, string[]>) => new Map(Object.entries(steps))

/** Points along an edge as it is drawn, close enough together to meet whatever lies on the way. */
function sampled(d: string): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = []
  let [x, y] = [0, 0]
  for (const [, command, rest = ''] of d.matchAll(/([MVL])([^MVL]*)/g)) {
    const numbers = rest.split(' ').map(Number)
    const [toX, toY] = command === 'V' ? [x, numbers[0] ?? 0] : [numbers[0] ?? 0, numbers[1] ?? 0]
    for (let i = 0; command !== 'M' && i <= 50; i++)
      found.push({ x: x + ((toX - x) * i) / 50, y: y + ((toY - y) * i) / 50 })
    ;[x, y] = [toX, toY]
  }
  return found
}

function check(steps: ReadonlyMap<string, readonly string[]>, { nodes, edges, width, height }: GraphDrawing) {
  expect(nodes.map((n) => n.id)).toEqual([...steps.keys()])
  for (const [i, a] of nodes.entries()) {
    expect(a.x).toBeGreaterThanOrEqual(radius)
    expect(a.x).toBeLessThanOrEqual(width - radius)
    expect(a.y).toBeLessThanOrEqual(height - radius)
    for (const b of nodes.slice(i + 1))
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(2 * radius + 4)
  }
  const asked = [...steps].flatMap(([from, list]) =>
    [...new Set(list)].filter((to) => to !== from && steps.has(to)).map((to) => `${from}>${to}`),
  )
  expect(edges.map((e) => `${e.from}>${e.to}`).sort()).toEqual(asked.sort())
  for (const edge of edges) {
    const ends = [edge.points[0], edge.points.at(-1)]
    const expected = [edge.from, edge.to].map((id) => nodes.find((n) => n.id === id))
    expect(ends).toEqual(expected.map((n) => ({ x: n?.x, y: n?.y })))
    for (const other of edges.filter((e) => e.to !== edge.to))
      for (const bend of edge.points.slice(1, -1)) expect(other.points.slice(1, -1)).not.toContainEqual(bend)
    const others = nodes.filter(({ id }) => id !== edge.from && id !== edge.to)
    const touched = sampled(wayOf(edge)).flatMap((point) =>
      others.filter((node) => Math.hypot(node.x - point.x, node.y - point.y) <= radius),
    )
    expect(touched).toEqual([])
  }
}

it('puts each step below what leads to it, and ends at the foot', () => {
  const steps = graph({ ask: ['look', 'call'], look: ['fix', 'call'], fix: [], call: [] })
  const { nodes } = drawGraph(steps)
  const y = (id: string) => nodes.find((n) => n.id === id)?.y ?? 0
  expect(y('ask')).toBeLessThan(y('look'))
  expect(y('look')).toBeLessThan(y('fix'))
  expect(y('fix')).toBe(y('call'))
})

it('draws a path straight down', () => {
  const { nodes, edges } = drawGraph(graph({ a: ['b'], b: ['c'], c: [] }))
  expect(new Set(nodes.map((n) => n.x)).size).toBe(1)
  expect(edges.every((e) => !e.back)).toBe(true)
})

it('marks what leads back', () => {
  const { edges } = drawGraph(graph({ a: ['b'], b: ['a', 'c'], c: [] }))
  expect(edges.filter((e) => e.back).map((e) => `${e.from}>${e.to}`)).toEqual(['b>a'])
})

it('keeps clear of steps side by side, however far an edge has to go', () => {
  const [above, below] = [1, 2].map((row) => Array.from({ length: 8 }, (_, i) => `${row}.${i}`))
  const crossing = Object.fromEntries((above ?? []).map((id) => [id, below ?? []]))
  const ends = Object.fromEntries((below ?? []).map((id) => [id, []]))
  const steps = graph({ start: above ?? [], ...crossing, ...ends })
  check(steps, drawGraph(steps))
})

it('draws every edge of any graph, and no two steps on each other, nor a line across a step', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const steps = fc
    .array(fc.array(fc.constantFrom(...names, 'gone'), { maxLength: 4 }), { minLength: 1, maxLength: 10 })
    .map((lists) => new Map(lists.map((list, i) => [names[i] ?? '', list])))
  fc.assert(
    fc.property(steps, (s) => check(s, drawGraph(s))),
    { numRuns: 200 },
  )
})
