import type { Scheme } from '../../model/scheme.ts'
import { markingsOf, type WrittenMarking } from '../marking/effective.ts'
import { isAtMost, joinAll, type MarkingReading } from '../marking/marking.ts'
import { type MarkedPart, markedParts } from '../marking/parts.ts'
import { printBanner } from '../marking/print.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-below-parts',
  severity: 'error',
  title: 'A marking below that of its parts',
  why: 'A whole is at least as sensitive as each of its parts. It may be more, by compilation, but never less.',
  wrong: 'marking: LOW, with a plan inside that is marked HIGH',
  right: 'marking: HIGH, or none: then the page says what its parts say',
} as const

export const markingBelowParts: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    const { scheme } = markings
    for (const entry of playbook.entries) {
      const written = markings.written(entry)
      const parts = written.length > 0 ? [...markedParts(entry, markings, parseProse)] : []
      for (const whole of written) {
        const above = parts.filter(
          (part) => encloses(whole, part, written) && !isBelow(part.reading, whole.reading, scheme),
        )
        const together = joinAll([whole.reading, ...above.map((p) => p.reading)], scheme)
        if (above.length === 0 || together === undefined || together === 'unreadable') continue
        const needed = printBanner(together, scheme)
        yield finding(
          rule,
          entry.at([...whole.path, 'marking']),
          `"${whole.text}" is below what it encloses: ${above.map((p) => p.text).join(', ')}`,
          `raise it to ${needed}, or leave it out`,
          above.map((p) => ({ at: p.at, note: `${p.text} stands here` })),
        )
      }
    }
  },
}

/** Whether `whole` is the nearest written marking around a part; around a body there is the entry's alone. */
function encloses(
  whole: WrittenMarking,
  { path: inside = [] }: MarkedPart,
  written: readonly WrittenMarking[],
): boolean {
  const around = written.filter(
    ({ path }) =>
      path.every((step, i) => step === inside[i]) && (path.length < inside.length || inside.length === 0),
  )
  return whole.path.length === Math.max(...around.map((w) => w.path.length)) && around.includes(whole)
}

const isBelow = (part: MarkingReading, whole: MarkingReading, scheme: Scheme) =>
  part === 'unreadable' || whole === 'unreadable' || isAtMost(part, whole, scheme)
