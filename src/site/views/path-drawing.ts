import { listOf } from '../../domain/base/words.ts'
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

const [columnWidth, rowHeight, margin] = [180, 84, 14]

/** Lays environments out along their promotion paths: a column a step, a row a branch. */
export function pathDrawing(environments: readonly Entry<'environment'>[]): PathDrawing {
  const placed = new Map<string, { column: number; row: number }>()
  let rows = 0
  for (const { id, data } of environments) {
    const before = placed.get(data.promotesFrom ?? '')
    const column = before ? before.column + 1 : 0
    const isTaken = [...placed.values()].some((p) => before && p.row === before.row && p.column === column)
    placed.set(id, { column, row: before && !isTaken ? before.row : rows++ })
  }
  const at = (id: string) => {
    const place = placed.get(id) ?? { column: 0, row: 0 }
    return { x: margin + place.column * columnWidth, y: margin + place.row * rowHeight }
  }
  const columns = Math.max(1, ...[...placed.values()].map((p) => p.column + 1))
  const steps = environments.filter((e) => placed.has(e.data.promotesFrom ?? ''))
  const said = environments.map(({ data }) =>
    data.promotesFrom ? `${data.name} is promoted from ${data.promotesFrom}` : `${data.name} comes first`,
  )
  return {
    width: columns * columnWidth,
    height: Math.max(1, rows) * rowHeight,
    stations: environments.map(({ id, data }) => ({ id, name: data.name, short: data.short, ...at(id) })),
    stretches: steps.map(({ id, data }) => {
      const [from, to] = [at(data.promotesFrom ?? ''), at(id)]
      return from.y === to.y
        ? `M${from.x} ${from.y}H${to.x}`
        : `M${from.x} ${from.y}L${from.x + 40} ${to.y}H${to.x}`
    }),
    words: `Promotion path: ${listOf(said)}.`,
  }
}
