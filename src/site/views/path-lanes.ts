/** A way from a step to another: an answer, or what comes after something done. `to` may name a step that is not there. */
export interface Way {
  to: string
}

/**
 * A piece of line in one row of the drawing, and the ways that run over it, each as `step.answer` by number. Lanes are
 * counted from the left.
 */
export interface Piece {
  /**
   * `down` goes from top to foot, `in` from the top to the row's middle, `out` from there to the foot. With `from`, an
   * `in` ends on that lane's step, and an `out` begins there; what leads back goes the other way round.
   */
  run: 'down' | 'in' | 'out'
  lane: number
  from?: number
  back: boolean
  ways: string[]
}

/** A row: a step with its round or square, or an answer, where its way leaves the step. */
export interface LaneRow {
  step: string
  /** The number of the answer, as it was written; absent for the step itself. */
  answer?: number
  lane: number
  pieces: Piece[]
}

export interface LaneDrawing {
  lanes: number
  rows: LaneRow[]
}

/** A lane on its way to a step: its ways so far, and the rows it has to pass. */
interface Lane {
  to: string
  ways: string[]
}

/**
 * Draws a path as lanes beside its words, as the history of a program is drawn: a row for each step in the order they
 * were written, a row for each answer under its question, and a line from there to the step it leads to. Lines to one
 * step join. No line runs through a step that it does not belong to. What leads back to an earlier step runs up, at the right.
 */
export function drawLanes(steps: ReadonlyMap<string, readonly Way[]>): LaneDrawing {
  const order = [...steps.keys()]
  const place = new Map(order.map((id, i) => [id, i]))
  const rows: LaneRow[] = []
  const lanes: (Lane | undefined)[] = []
  const backs: { way: string; from: number; to: string }[] = []
  const free = (after: number): number => {
    const right = lanes.findIndex((lane, i) => i > after && lane === undefined)
    return right === -1 ? Math.max(lanes.length, after + 1) : right
  }
  for (const [id, ways] of steps) {
    const arriving = lanes.flatMap((lane, i) => (lane?.to === id ? [i] : []))
    const [own = free(-1)] = arriving
    const row: LaneRow = { step: id, lane: own, pieces: [] }
    for (const i of arriving)
      row.pieces.push({ run: 'in', lane: i, ...(i === own ? {} : { from: own }), ...over(lanes[i]) })
    for (const i of arriving) lanes[i] = undefined
    rows.push(row)
    const here = place.get(id) ?? 0
    const named = ways.map(({ to }, answer) => ({ to, answer, way: `${here + 1}.${answer + 1}` }))
    // What stays on the lane of the step comes last, so that the line it leaves by is not another's.
    const onward = named
      .filter(({ to }) => (place.get(to) ?? -1) > here && !lanes.some((lane) => lane?.to === to))
      .sort((a, b) => (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0))[0]?.to
    const known = named.filter(({ to }) => place.has(to))
    const answers = [...known.filter(({ to }) => to !== onward), ...known.filter(({ to }) => to === onward)]
    const left = answers.map(({ way }) => way)
    passing(row, lanes)
    if (left.length > 0) row.pieces.push({ run: 'out', lane: own, back: false, ways: [...left] })
    for (const [i, { to, answer, way }] of answers.entries()) {
      const each: LaneRow = { step: id, answer, lane: own, pieces: [] }
      passing(each, lanes)
      const isLast = i === answers.length - 1
      const target = place.get(to)
      if (target !== undefined && target > here) {
        const shared = lanes.findIndex((lane) => lane?.to === to)
        // The lane of the step is not free before the last of its answers has left.
        const lane = shared >= 0 ? shared : to === onward && isLast ? own : free(own)
        if (lane === own) each.pieces.push({ run: 'down', lane, back: false, ways: [way] })
        else each.pieces.push({ run: 'out', lane, from: own, back: false, ways: [way] })
        lanes[lane] = { to, ways: [...(lanes[lane]?.ways ?? []), way] }
      } else if (target !== undefined) backs.push({ way, from: rows.length, to })
      if (!(isLast && lanes[own] !== undefined))
        each.pieces.push({ run: 'in', lane: own, back: false, ways: left.slice(i) })
      if (!isLast) each.pieces.push({ run: 'out', lane: own, back: false, ways: left.slice(i + 1) })
      rows.push(each)
    }
    for (const { to, answer } of named) {
      if (place.has(to)) continue
      const each: LaneRow = { step: id, answer, lane: own, pieces: [] }
      passing(each, lanes, -1)
      rows.push(each)
    }
    while (lanes.length > 0 && lanes.at(-1) === undefined) lanes.pop()
  }
  leadBack(rows, backs)
  const used = rows.flatMap(({ lane, pieces }) => [lane, ...pieces.map((piece) => piece.lane)])
  return { lanes: Math.max(0, ...used) + 1, rows }
}

const over = (lane: Lane | undefined) => ({ back: false, ways: [...(lane?.ways ?? [])] })

/** The lanes that go by. */
function passing(row: LaneRow, lanes: readonly (Lane | undefined)[], own = row.lane): void {
  for (const [i, lane] of lanes.entries())
    if (lane && i !== own) row.pieces.push({ run: 'down', lane: i, ...over(lane) })
}

/** Lines that lead up, to the right of everything in their rows; those to one step share theirs. */
function leadBack(rows: LaneRow[], backs: readonly { way: string; from: number; to: string }[]): void {
  const byTarget = Map.groupBy(backs, ({ to }) => to)
  for (const [to, sources] of byTarget) {
    const top = rows.findIndex(({ step, answer }) => step === to && answer === undefined)
    const foot = Math.max(...sources.map(({ from }) => from))
    const between = rows.slice(top, foot + 1)
    const lane = 1 + Math.max(...between.flatMap((row) => [row.lane, ...row.pieces.map((p) => p.lane)]))
    for (const [i, row] of between.entries()) {
      const at = top + i
      const below = sources.filter(({ from }) => from > at).map(({ way }) => way)
      const here = sources.filter(({ from }) => from === at).map(({ way }) => way)
      const all = [...below, ...here]
      if (at === top) row.pieces.push({ run: 'out', lane, from: row.lane, back: true, ways: all })
      else if (below.length > 0) row.pieces.push({ run: 'down', lane, back: true, ways: below })
      if (at !== top && here.length > 0)
        row.pieces.push({ run: 'in', lane, from: row.lane, back: true, ways: here })
    }
  }
}
