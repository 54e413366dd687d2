import { type CellStatus, cellStatuses } from '../../domain/catalog/matrix.ts'
import { tones } from './status.ts'

/**
 * Every service of an environment as a stroke, those that can be used first: it sums the states up, and tells of no
 * service which it is in, as a page does that names none.
 */
export interface ParityStrip {
  width: number
  height: number
  /** The strokes of each state that there is, as one path, and its colour. */
  paths: { tone: string; d: string }[]
}

const [step, stroke, height] = [4, 3, 12]
/** The less one can use it, the lower it stands: height tells it as colour does. */
const heights: Record<CellStatus, number> = {
  available: 12,
  limited: 8,
  deprecated: 6,
  planned: 4,
  unavailable: 1,
  unknown: 2,
}

/** The strip of an environment's services. */
export function parityStrip(statuses: readonly CellStatus[]): ParityStrip {
  const order = statuses.toSorted((a, b) => cellStatuses.indexOf(a) - cellStatuses.indexOf(b))
  const byStatus = Map.groupBy(
    order.map((status, i) => ({ status, i })),
    ({ status }) => status,
  )
  return {
    width: Math.max(1, statuses.length * step - (step - stroke)),
    height,
    paths: [...byStatus].map(([status, all]) => ({
      tone: tones[status],
      d: all
        .map(({ i }) => `M${i * step} ${height - heights[status]}h${stroke}v${heights[status]}h-${stroke}z`)
        .join(''),
    })),
  }
}
