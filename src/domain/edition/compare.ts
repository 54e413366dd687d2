import type { Edition, EditionChange, EditionChanges } from '../../model/edition.ts'
import { changeTopicSchema } from '../../model/edition.ts'
import { markingsOf } from '../marking/effective.ts'
import { joinAll } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { describe } from '../marking/print.ts'
import { keyOf, type Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { catalogChanges } from './catalog-changes.ts'
import { dateChanges } from './date-changes.ts'
import { editionOf, type FactsOptions, hasTexts, withoutProse } from './facts.ts'
import { markingChanges } from './marking-changes.ts'
import { noticeChanges } from './notice-changes.ts'
import type { Found, Sides } from './sides.ts'
import { textChanges } from './text-changes.ts'

/**
 * What changed from one edition to the next, for readers, reviewers and officers alike. `now` is the playbook of the
 * later one; give it released to the network that the earlier one was released to. Unless `tells` is "all", what the
 * earlier edition alone said is not repeated: only its states, days and figures, and how many things are gone. So what
 * comes out depends on what the network had and has, and on nothing that is withheld.
 */
export function compareEditions(
  before: Edition,
  now: Playbook,
  { tells, ...head }: FactsOptions & { tells: 'all' | 'what is there' },
): EditionChanges {
  const full = editionOf(now, head)
  const tellsAll = tells === 'all'
  // Facts that were kept have no texts to tell.
  const isTold = tellsAll && hasTexts(before)
  const sides: Sides = {
    before: isTold ? before : withoutProse(before),
    after: isTold ? full : withoutProse(full),
    full,
    now,
    tellsAll,
    markings: markingsOf(now),
  }
  const parts = [markingChanges, noticeChanges, catalogChanges, dateChanges, textChanges].map((part) =>
    part(sides),
  )
  const { title, caution, network } = full
  const changes = parts.flatMap((part) => part.changes).sort(inOrder(now))
  const marking = markingOf(now, changes, head.parse, tellsAll ? before.marking : undefined)
  return {
    kind: 'fieldbook-changes',
    version: 1,
    marking,
    ...(network === undefined ? {} : { network }),
    title,
    ...(caution === undefined ? {} : { caution }),
    from: headOf(before),
    to: headOf(full),
    changes,
    gone: tellsAll ? {} : counted(parts),
  }
}

/** The highest marking of the site and of everything that what changed is told of, then and now. */
function markingOf(
  now: Playbook,
  changes: readonly EditionChange[],
  parse: FactsOptions['parse'],
  before: string | undefined,
): string {
  const markings = markingsOf(now)
  const keys = new Set(changes.flatMap(({ entry }) => entry ?? []))
  const told = now.entries.filter(
    (entry) => entry.kind === 'site' || entry.kind === 'environment' || keys.has(keyOf(entry)),
  )
  const readings = told.map((entry) => wholeMarking(entry, markings, parse))
  const all = before === undefined ? readings : [...readings, markings.read(before)]
  return describe(joinAll(all, markings.scheme) ?? 'unreadable', markings.scheme)
}

const headOf = ({ edition, asOf, revision }: Edition): EditionChanges['from'] => ({
  edition,
  ...(asOf === undefined ? {} : { asOf }),
  ...(revision === undefined ? {} : { revision }),
})

/** How many things are gone, by environment, in the order of ids. */
function counted(parts: readonly Found[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { gone } of parts)
    for (const environment of gone) counts.set(environment, (counts.get(environment) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => compare(a, b)))
}

const severities: readonly EditionChange['severity'][] = ['breaking', 'additive', 'informational']

/** What is lowered first, then what breaks; within that along the promotion path, by topic and subject. */
function inOrder(now: Playbook): (a: EditionChange, b: EditionChange) => number {
  const place = new Map(now.environments.map(({ id }, i) => [id, i]))
  const { options: topics } = changeTopicSchema
  const rank = (change: EditionChange) => [
    change.lowered ? 0 : 1,
    severities.indexOf(change.severity),
    change.environment === undefined ? -1 : (place.get(change.environment) ?? place.size),
    topics.indexOf(change.topic),
  ]
  return (a, b) => {
    const [ranksA, ranksB] = [rank(a), rank(b)]
    const differing = ranksA.findIndex((n, i) => n !== ranksB[i])
    if (differing >= 0) return (ranksA[differing] ?? 0) - (ranksB[differing] ?? 0)
    return compare(a.subject, b.subject) || compare(a.id, b.id)
  }
}
