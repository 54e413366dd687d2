import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawLanes, type LaneDrawing } from './path-lanes.ts'

const path = (steps: Record<string, string[]>) =>
  new Map(Object.entries(steps).map(([id, list]) => [id, list.map((to) => ({ to }))]))

type Steps = ReturnType<typeof path>

/** Every way of a path, as `step.answer`, with the steps it connects. */
const waysOf = (steps: Steps) =>
  [...steps].flatMap(([from, list], i) =>
    list.flatMap(({ to }, k) => (steps.has(to) ? [{ way: `${i + 1}.${k + 1}`, from, to }] : [])),
  )

/** The lines of one way: pairs of points, each `row, lane, how far down`. */
function linesOf({ rows }: LaneDrawing, way: string): [string, string][] {
  return rows.flatMap(({ pieces }, r) =>
    pieces
      .filter(({ ways }) => ways.includes(way))
      .flatMap(({ run, lane, from }): [string, string][] => {
        const [top, middle, foot] = [`${2 * r}:${lane}`, `${2 * r + 1}:${lane}`, `${2 * r + 2}:${lane}`]
        const aside: [string, string][] = from === undefined ? [] : [[`${2 * r + 1}:${from}`, middle]]
        if (run === 'in') return [[top, middle], ...aside]
        if (run === 'out') return [[middle, foot], ...aside]
        return [
          [top, middle],
          [middle, foot],
        ]
      }),
  )
}

function check(steps: Steps, drawing: LaneDrawing): void {
  const ways = waysOf(steps)
  const stepRow = (id: string) => drawing.rows.findIndex((r) => r.step === id && r.answer === undefined)
  const pointOf = (id: string) => `${2 * stepRow(id) + 1}:${drawing.rows[stepRow(id)]?.lane}`
  for (const { way, from, to } of ways) {
    const ends = new Map<string, number>()
    for (const point of linesOf(drawing, way).flat()) ends.set(point, (ends.get(point) ?? 0) + 1)
    // One line from the one step to the other, which turns nowhere back and leaves nothing over.
    const loose = [...ends].filter(([, count]) => count !== 2)
    if (from === to) expect(loose).toEqual([])
    else
      expect(new Set(loose)).toEqual(
        new Set([
          [pointOf(from), 1],
          [pointOf(to), 1],
        ]),
      )
  }
  for (const { step, answer, lane, pieces } of drawing.rows) {
    const touching = pieces.filter((p) => p.lane === lane || p.from === lane).flatMap((p) => p.ways)
    const strange = ways.filter(({ way, from, to }) => touching.includes(way) && from !== step && to !== step)
    if (answer === undefined) expect(strange).toEqual([])
    for (const piece of pieces) {
      const over = ways.filter(({ way }) => piece.ways.includes(way))
      expect(over.length).toBeGreaterThan(0)
      expect(Math.min(new Set(over.map((w) => w.to)).size, new Set(over.map((w) => w.from)).size)).toBe(1)
      expect(Math.max(piece.lane, piece.from ?? 0)).toBeLessThan(drawing.lanes)
    }
    // What lies on one half of a lane comes from one step, or leads to one.
    for (const half of ['in', 'out'] as const)
      for (const at of new Set(pieces.map((p) => p.lane))) {
        const on = pieces
          .filter((p) => p.lane === at && (p.run === half || p.run === 'down'))
          .flatMap((p) => p.ways)
        const over = ways.filter(({ way }) => on.includes(way))
        const kinds = Math.min(new Set(over.map((w) => w.to)).size, new Set(over.map((w) => w.from)).size)
        expect(kinds).toBeLessThanOrEqual(1)
      }
  }
}

it('keeps a path that asks nothing on one lane', () => {
  const drawing = drawLanes(path({ a: ['b'], b: ['c'], c: [] }))
  expect(drawing.lanes).toBe(1)
  expect(drawing.rows.map(({ step, answer }) => `${step}${answer ?? ''}`)).toEqual([
    'a',
    'a0',
    'b',
    'b0',
    'c',
  ])
})

it('gives the way to what comes first the lane of its question, and others lanes at the right', () => {
  const steps = path({ ask: ['look', 'call'], look: ['fix', 'call'], fix: [], call: [] })
  const drawing = drawLanes(steps)
  check(steps, drawing)
  expect(drawing.rows.map(({ step, answer, lane }) => `${step}${answer ?? ''} ${lane}`)).toEqual([
    'ask 0',
    'ask1 0',
    'ask0 0',
    'look 0',
    'look1 0',
    'look0 0',
    'fix 0',
    'call 1',
  ])
})

it('leads back at the right of everything', () => {
  const steps = path({ a: ['b'], b: ['a', 'c'], c: [] })
  const drawing = drawLanes(steps)
  check(steps, drawing)
  expect(drawing.rows.flatMap(({ pieces }) => pieces).filter(({ back }) => back)).toHaveLength(4)
})

it('connects what an answer connects, in any path, and nothing else', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const steps = fc
    .array(fc.array(fc.constantFrom(...names, 'gone'), { maxLength: 4 }), { minLength: 1, maxLength: 10 })
    .map((lists) => path(Object.fromEntries(lists.map((list, i) => [names[i] ?? '', list]))))
  fc.assert(
    fc.property(steps, (s) => check(s, drawLanes(s))),
    { numRuns: 300 },
  )
})
