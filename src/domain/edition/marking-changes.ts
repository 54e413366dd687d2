import type { EditionChange } from '../../model/edition.ts'
import { equals, isAtMost, type MarkingReading } from '../marking/marking.ts'
import { addressOf } from '../pages/entry-address.ts'
import { keyOf } from '../playbook/playbook.ts'
import type { Found, Sides } from './sides.ts'

/**
 * Entries that are marked otherwise than they were, and texts with fewer marked portions. What is lower than before
 * is said so: it now goes where it did not go.
 */
export function markingChanges({ before, after, now, markings }: Sides): Found {
  const changes = now.entries.flatMap((entry): EditionChange[] => {
    const key = keyOf(entry)
    const [was, is] = [before.entries[key], after.entries[key]]
    if (!was || !is) return []
    const address = addressOf(entry)
    const base = {
      topic: 'marking' as const,
      happened: 'changed' as const,
      severity: 'informational' as const,
      ...(is.environment === undefined ? {} : { environment: is.environment }),
      subject: `${entry.kind} ${entry.id}`,
      entry: key,
      ...(address === undefined ? {} : { address }),
    }
    const found: EditionChange[] = []
    if (was.marking !== is.marking) {
      const lowered = isLower(markings.read(is.marking), markings.read(was.marking))
      found.push({
        ...base,
        id: `marking/${key}`,
        part: 'marking',
        before: was.marking,
        after: is.marking,
        ...(lowered ? { lowered: true } : {}),
      })
    }
    for (const [banner, count] of Object.entries(was.marks ?? {})) {
      const left = is.marks?.[banner] ?? 0
      if (left >= count || is.marks === undefined) continue
      found.push({
        ...base,
        id: `marking/${key}/${banner}`,
        part: `portions marked ${banner}`,
        before: String(count),
        after: String(left),
        lowered: true,
      })
    }
    return found
  })
  return { changes, gone: [] }

  function isLower(is: MarkingReading, was: MarkingReading): boolean {
    if (is === 'unreadable' || was === 'unreadable') return true
    return !equals(is, was) && !isAtMost(was, is, markings.scheme)
  }
}
