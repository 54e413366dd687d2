import { listOf } from '../../domain/base/words.ts'
import { layOutPaths } from '../../domain/catalog/path-layout.ts'
import type { Entry } from '../../domain/playbook/playbook.ts'

export interface PathDrawing {
  width: number
  height: number
  stations: { id: string; name: string; short: string; x: number; y: number }[]
  /** SVG path data, one for each step of a promotion path. */
  stretches: string[]
  /** What the drawing says. */
  words: string
}

const [rowHeight, margin, letter] = [84, 14, 8.5]
/** Where a line turns into another lane: before the station, past the words of the one before it. */
const turn = 30

/** Lays environments out along their promotion paths, in the lanes of every other drawing of them. */
export function pathDrawing(environments: readonly Entry<'environment'>[]): PathDrawing {
  const stations = environments.map(({ id, data }) => ({ id, promotesFrom: data.promotesFrom }))
  const { lanes, rows } = layOutPaths(stations)
  const longest = Math.max(0, ...environments.flatMap(({ data }) => [data.name.length, data.short.length]))
  const columnWidth = Math.max(150, Math.ceil(longest * letter) + turn + margin)
  const columns = columnsOf(stations, rows)
  const at = (id: string) => ({
    x: margin + (columns.get(id) ?? 0) * columnWidth,
    y: margin + (rows.get(id)?.lane ?? 0) * rowHeight,
  })
  const steps = environments.filter(({ data }) => rows.has(data.promotesFrom ?? ''))
  const nameOf = (id = '') => environments.find((environment) => environment.id === id)?.data.name ?? id
  const said = environments.map(({ data }) =>
    data.promotesFrom
      ? `${data.name} is promoted from ${nameOf(data.promotesFrom)}`
      : `${data.name} comes first`,
  )
  return {
    width: (Math.max(0, ...columns.values()) + 1) * columnWidth,
    height: lanes * rowHeight,
    stations: environments.map(({ id, data }) => ({ id, name: data.name, short: data.short, ...at(id) })),
    stretches: steps.map(({ id, data }) => {
      const [from, to] = [at(data.promotesFrom ?? ''), at(id)]
      return from.y === to.y
        ? `M${from.x} ${from.y}H${to.x}`
        : `M${from.x} ${from.y}H${to.x - turn}V${to.y}H${to.x}`
    }),
    words: `Promotion path: ${listOf(said)}.`,
  }
}

/** A column a step, further on where its lane has a station there already. */
function columnsOf(
  stations: readonly { id: string; promotesFrom: string | undefined }[],
  rows: ReadonlyMap<string, { lane: number }>,
): Map<string, number> {
  const columns = new Map<string, number>()
  const ends = new Map<number, number>()
  for (const { id, promotesFrom } of stations) {
    const lane = rows.get(id)?.lane ?? 0
    const before = promotesFrom === undefined ? undefined : columns.get(promotesFrom)
    const column = Math.max(before === undefined ? 0 : before + 1, (ends.get(lane) ?? -1) + 1)
    columns.set(id, column)
    ends.set(lane, column)
  }
  return columns
}
