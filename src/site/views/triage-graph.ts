/** Where a step stands in the drawing of its path. */
export interface GraphNode {
  id: string
  x: number
  y: number
}

/** The way from a step to another: bends, first and last included. `back` leads up to an earlier step. */
export interface GraphEdge {
  from: string
  to: string
  points: { x: number; y: number }[]
  back: boolean
}

export interface GraphDrawing {
  width: number
  height: number
  nodes: GraphNode[]
  edges: GraphEdge[]
}

/** Half of a node's width; the least distance of two nodes; how far ranks are apart. */
export const radius = 13
const [closest, widest, rankHeight, widthAtHand] = [34, 64, 58, 280]

/** A step, or a bend of an edge that passes its rank. Edges to one step share their bends. */
interface NodePlace {
  key: string
  rank: number
  up: NodePlace[]
  down: NodePlace[]
  x: number
}

/**
 * Lays a path out from top to bottom: each step below everything that leads to it, edges through gaps between
 * steps, as few crossings as a few sweeps reach. Edges that lead back are drawn along the same gaps. A step that
 * leads to itself, and an edge to a step that is not there, have no line.
 */
export function drawGraph(graph: ReadonlyMap<string, readonly string[]>): GraphDrawing {
  const { ranks, back } = rankSteps(graph)
  const places = new Map<string, NodePlace>()
  const placeOf = (key: string, rank: number): NodePlace => {
    const place = places.get(key) ?? { key, rank, up: [], down: [], x: 0 }
    places.set(key, place)
    return place
  }
  const rankOf = (id: string) => ranks.get(id) ?? 0
  for (const id of graph.keys()) placeOf(id, rankOf(id))
  const ways = [...graph].flatMap(([from, list]) =>
    [...new Set(list)]
      .filter((to) => to !== from && graph.has(to))
      .map((to) => {
        const leadsBack = back.has(`${from}>${to}`)
        const [top, bottom] = leadsBack ? [to, from] : [from, to]
        const way: NodePlace[] = [placeOf(top, rankOf(top))]
        for (let rank = rankOf(top) + 1; rank < rankOf(bottom); rank++)
          way.push(placeOf(leadsBack ? `${from}>${to}@${rank}` : `>${to}@${rank}`, rank))
        way.push(placeOf(bottom, rankOf(bottom)))
        for (const [i, place] of way.entries()) {
          const below = way[i + 1]
          if (!below || place.down.includes(below)) continue
          place.down.push(below)
          below.up.push(place)
        }
        return { from, to, back: leadsBack, way }
      }),
  )
  const rows = rowsOf([...places.values()])
  const columns = Math.max(1, ...rows.map((row) => row.length))
  arrange(rows, columns)
  const unit = Math.max(closest, Math.min(widest, (widthAtHand - 2 * radius - 4) / Math.max(1, columns - 1)))
  const at = ({ x, rank }: NodePlace) => ({
    x: Math.round(x * unit + radius + 2),
    y: rank * rankHeight + radius + 2,
  })
  return {
    width: Math.round((columns - 1) * unit + 2 * radius + 4),
    height: (rows.length - 1) * rankHeight + 2 * radius + 4,
    nodes: [...graph.keys()].flatMap((id) => {
      const place = places.get(id)
      return place ? [{ id, ...at(place) }] : []
    }),
    edges: ways.map(({ from, to, back, way }) => {
      const points = way.map(at)
      return { from, to, back, points: back ? points.reverse() : points }
    }),
  }
}

/** SVG path data: down, aslant within the gap between two ranks, down; so a line never touches a step it passes. */
export function wayOf({ points }: GraphEdge): string {
  const [start, ...rest] = points
  if (!start) return ''
  let { y } = start
  const pieces = rest.map((point) => {
    const clear = (radius + 4) * Math.sign(point.y - y)
    const piece = `V${y + clear}L${point.x} ${point.y - clear}V${point.y}`
    y = point.y
    return piece
  })
  return `M${start.x} ${start.y}${pieces.join('')}`
}

/** Each step one rank below the lowest of those that lead to it; what closes a circle leads back. */
function rankSteps(graph: ReadonlyMap<string, readonly string[]>) {
  const back = new Set<string>()
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const to of graph.get(id) ?? []) {
      if (!graph.has(to) || to === id) continue
      if (state.get(to) === 'open') back.add(`${id}>${to}`)
      else if (!state.has(to)) visit(to)
    }
    state.set(id, 'done')
    order.unshift(id)
  }
  for (const id of graph.keys()) if (!state.has(id)) visit(id)
  const ranks = new Map<string, number>()
  for (const id of order) {
    const rank = ranks.get(id) ?? 0
    ranks.set(id, rank)
    for (const to of graph.get(id) ?? [])
      if (to !== id && !back.has(`${id}>${to}`)) ranks.set(to, Math.max(ranks.get(to) ?? 0, rank + 1))
  }
  return { ranks, back }
}

function rowsOf(places: NodePlace[]): NodePlace[][] {
  const rows: NodePlace[][] = []
  for (const place of places) {
    rows[place.rank] ??= []
    rows[place.rank]?.push(place)
  }
  return rows
}

/** Orders each row by where its neighbours stand, down and up in turns, then sets it as near to them as it goes. */
function arrange(rows: NodePlace[][], columns: number): void {
  const spread = (row: NodePlace[]) => {
    for (const [i, place] of row.entries()) place.x = i + (columns - row.length) / 2
  }
  rows.forEach(spread)
  for (let sweep = 0; sweep < 8; sweep++) {
    const side = sweep % 2 === 0 ? 'up' : 'down'
    for (const row of side === 'up' ? rows : rows.toReversed()) {
      const wish = new Map(row.map((place) => [place, meanX(place[side]) ?? place.x]))
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0))
      spread(row)
    }
  }
  for (let sweep = 0; sweep < 8; sweep++)
    for (const row of sweep % 2 === 0 ? rows.toReversed() : rows) settle(row, columns)
}

const meanX = (places: NodePlace[]) =>
  places.length === 0 ? undefined : places.reduce((sum, { x }) => sum + x, 0) / places.length

/** Nearest to the wishes with a distance of at least one: neighbours that push each other share their mean. */
function settle(row: NodePlace[], columns: number): void {
  const blocks: { sum: number; size: number }[] = []
  for (const [i, place] of row.entries()) {
    blocks.push({ sum: (meanX([...place.up, ...place.down]) ?? place.x) - i, size: 1 })
    for (;;) {
      const [before, last] = blocks.slice(-2)
      if (!before || !last || before.sum / before.size <= last.sum / last.size) break
      blocks.splice(-2, 2, { sum: before.sum + last.sum, size: before.size + last.size })
    }
  }
  const shifts = blocks.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size))
  for (const [i, place] of row.entries())
    place.x = i + Math.min(Math.max(shifts[i] ?? 0, 0), columns - row.length)
}
