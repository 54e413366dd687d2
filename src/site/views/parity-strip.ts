import { type CellStatus, cellStatuses } from '../../domain/catalog/matrix.ts'
import { tones } from './status.ts'

/**
 * Every service of an environment as a stroke, those that can be used first: it sums the states up, and tells of no
 * service which it is in, as a page does that names none.
 */
export interface ParityStrip {
  width: number
  height: number
  /** For each state that there is a line, dashed by three and one; as thick as its strokes are high. */
  lines: { tone: string; from: number; to: number; middle: number; thick: number }[]
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
  const lines: ParityStrip['lines'] = []
  let from = 0
  for (const status of cellStatuses) {
    const count = statuses.filter((other) => other === status).length
    if (count === 0) continue
    const thick = heights[status]
    lines.push({
      tone: tones[status],
      from,
      to: from + count * step - (step - stroke),
      middle: height - thick / 2,
      thick,
    })
    from += count * step
  }
  return { width: Math.max(1, statuses.length * step - (step - stroke)), height, lines }
}
