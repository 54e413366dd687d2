/** An environment, and what it is promoted from. */
export interface PathStation {
  id: string
  promotesFrom?: string | undefined
}

/** A piece of a line in the row of one environment, seen along the path: `before` the station, or `after` it. */
export interface PathPiece {
  lane: number
  from: 'start' | 'station'
  to: 'station' | 'end'
  /** The environment that its line leads to. */
  leads: string
}

/** What is drawn in the row (or column) of one environment. */
export interface PathRow {
  /** The lane that the station stands in. */
  lane: number
  /** Pieces of lines along the path: of its own and of those that pass by. */
  pieces: readonly PathPiece[]
  /** Lanes that branch off at the station; a line leads across from its lane to each. */
  branches: readonly number[]
}

/** Environments as lines with stations: a row each, in their order, and as many lanes as have to lie side by side. */
export interface PathLayout {
  lanes: number
  /** By the id of the environment. */
  rows: ReadonlyMap<string, PathRow>
}

/**
 * Lays environments out along their promotion paths, as every drawing shows them: the first that is promoted from an
 * environment goes on in its lane, each further one branches off into a lane of its own, and what is promoted from nothing
 * that is shown has no line into it. Give them in the order in which they stand; a circle is drawn as far as it goes.
 */
export function layOutPaths(stations: readonly PathStation[]): PathLayout {
  const places = new Map(stations.map(({ id }, row) => [id, row]))
  const taken: Set<number>[] = []
  const isFree = (lane: number, from: number, to: number) => {
    for (let row = from; row <= to; row++) if (taken[lane]?.has(row)) return false
    return true
  }
  const take = (lane: number, from: number, to: number) => {
    while (taken.length <= lane) taken.push(new Set())
    for (let row = from; row <= to; row++) taken[lane]?.add(row)
  }
  const rows = stations.map(() => ({ lane: 0, pieces: [] as PathPiece[], branches: [] as number[] }))
  stations.forEach(({ id, promotesFrom }, row) => {
    const parent = promotesFrom === undefined ? undefined : places.get(promotesFrom)
    const own = rows[row]
    if (!own) return
    // A station before the one that it is promoted from would need a line against the order.
    if (parent === undefined || parent >= row) {
      own.lane = firstLane((lane) => isFree(lane, row, row))
      take(own.lane, row, row)
      return
    }
    const before = rows[parent]
    if (!before) return
    const goesOn = isFree(before.lane, parent + 1, row)
    own.lane = goesOn ? before.lane : firstLane((lane) => lane !== before.lane && isFree(lane, parent, row))
    take(own.lane, goesOn ? parent + 1 : parent, row)
    if (!goesOn) before.branches.push(own.lane)
    before.pieces.push({ lane: own.lane, from: 'station', to: 'end', leads: id })
    for (let between = parent + 1; between < row; between++)
      rows[between]?.pieces.push({ lane: own.lane, from: 'start', to: 'end', leads: id })
    own.pieces.push({ lane: own.lane, from: 'start', to: 'station', leads: id })
  })
  return {
    lanes: Math.max(1, taken.length),
    rows: new Map(stations.map(({ id }, row) => [id, rows[row] ?? { lane: 0, pieces: [], branches: [] }])),
  }
}

function firstLane(isFree: (lane: number) => boolean): number {
  let lane = 0
  while (!isFree(lane)) lane++
  return lane
}
