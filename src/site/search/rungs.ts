import type { Playbook } from '../../domain/playbook/playbook.ts'
import { lowestOf, type Rung } from '../../domain/portions/rungs.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { ladder } from '../../workspace/ladder.ts'
import { records } from './records.ts'

/**
 * Says of each record how it is marked: by the lowest marking of the playbook at which there is the very same one.
 * The markings come from low to high; whatever is below none of the others has the last.
 */
export function markRecords(
  playbook: Playbook,
  asOf: string,
  whole: readonly SearchRecord[],
): { rungs: Rung[]; records: SearchRecord[] } {
  const steps = ladder(playbook)
  const rungs = steps.map(({ mark, covers }) => ({ mark, covers }))
  const held = steps
    .slice(0, -1)
    .map((step) => new Set(records(step.playbook, asOf).map((record) => JSON.stringify(record))))
  const marked = whole.map((record) => {
    const places = held.flatMap((known, i) => (known.has(JSON.stringify(record)) ? [i] : []))
    return { ...record, rung: lowestOf(rungs, places) }
  })
  return { rungs, records: marked }
}
