import { existsSync } from 'node:fs'
import { compareEditions } from '../domain/edition/compare.ts'
import { whyWithheld } from '../domain/marking/dominance.ts'
import { Markings, schemeOf } from '../domain/marking/effective.ts'
import { wholeMarking } from '../domain/marking/parts.ts'
import { describe } from '../domain/marking/print.ts'
import { entryName } from '../domain/playbook/entry-name.ts'
import { type Entry, keyOf, type Playbook } from '../domain/playbook/playbook.ts'
import { parseProse } from '../workspace/mdx.ts'
import { earlierEdition, type Later } from './editions.ts'
import { type NetworkOptions, openRevision } from './open.ts'
import type { SinceEdition } from './reporters/release-since.ts'

/**
 * What a release has that an edition did not have, each with its marking and why it goes now; and everything that is
 * otherwise. `against` is a git revision, the folder of an earlier site or the facts of an edition; only of a revision
 * is it known what was withheld then.
 */
export function sinceEdition(
  options: NetworkOptions,
  against: string,
  later: Later & { network: Entry<'network'> },
): SinceEdition {
  const { released, network, day } = later
  const before = earlierEdition(options, against, later, openRevision)
  const then = existsSync(against) ? undefined : openRevision(options, against, day, () => true).whole
  const markings = new Markings(released)
  const newly = released.entries
    .filter((entry) => !Object.hasOwn(before.entries, keyOf(entry)) && !isFrame(entry))
    .map((entry) => ({
      what: entryName(entry),
      marking: describe(wholeMarking(entry, markings, parseProse), markings.scheme),
      why: whyNow(entry, then, network),
    }))
  const changes = compareEditions(before, released, {
    tells: 'what is there',
    network: network.id,
    asOf: day,
    parse: parseProse,
  })
  return { newly, changes }
}

/** What is told as the edition itself, and has no facts of its own. */
const isFrame = ({ kind }: Entry) => ['site', 'scheme', 'network', 'layer'].includes(kind)

function whyNow(entry: Entry, then: Playbook | undefined, network: Entry<'network'>): string {
  if (!then) return 'that edition did not have it'
  const old = then.get(entry.kind, entry.id, entry.environment)
  if (!old) return 'is new in the playbook'
  const markings = new Markings(then)
  const was = markings.of(old as Entry)
  const { data = network.data } = then.get('network', network.id) ?? {}
  const why = whyWithheld(data, was, schemeOf(then)) ?? 'it was withheld with what it belongs to'
  return `was marked ${describe(was, markings.scheme)}: ${why}`
}
