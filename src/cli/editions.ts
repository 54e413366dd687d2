import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join, normalize, resolve } from 'node:path'
import { suggest } from '../domain/base/nearest.ts'
import { compareEditions } from '../domain/edition/compare.ts'
import { editionOf } from '../domain/edition/facts.ts'
import { heldBy } from '../domain/edition/held.ts'
import { markingsOf } from '../domain/marking/effective.ts'
import { type Entry, Playbook } from '../domain/playbook/playbook.ts'
import { readEdition } from '../formats/read/edition-file.ts'
import type { Edition } from '../model/edition.ts'
import { parseProse } from '../workspace/mdx.ts'
import { RevisionError } from '../workspace/revision.ts'
import { UsageError } from './exit.ts'
import { readInputs } from './inputs.ts'
import { errorsInOneLine, inOneLine } from './one-line.ts'
import type { NetworkOptions, openRevision } from './open.ts'

/** The option of the verbs that publish. */
export const sinceFlag = '--since <name>'
export const sinceHelp =
  'the edition before it: a git revision, the folder of its site, or its facts; what site.yaml says unless given'

/** What an earlier edition is compared with: today's, released where a network is named. */
export interface Later {
  roots: readonly string[]
  whole: Playbook
  released: Playbook
  network?: Entry<'network'> | undefined
  day: string
  /** The option that names the earlier edition, for messages; `--since` unless said. */
  flag?: string
}

/** The door to a workspace at a revision; it is handed in, since that door lets releases in here. */
type OpenRevision = typeof openRevision

/** Bytes: five times the facts of 500 services in 20 environments. */
const maxBytes = 64_000_000

/**
 * The edition that `since` names: facts that were published or kept, a folder that has them, or a git revision. With a
 * network they have to be that network's own, and are held against what it may have today; without one nothing may be
 * withheld from them. Refuses everything else with a usage error in one line.
 */
export function earlierEdition(
  options: NetworkOptions,
  since: string,
  later: Later,
  open: OpenRevision,
): Edition {
  const file = factsFile(since, later.network?.id, later.flag)
  if (file === undefined) return ofRevision(options, since, later, open)
  const { value: sources, problems } = readInputs([file], maxBytes)
  const [source] = sources ?? []
  const reading = source ? readEdition(source) : { problems }
  if (!reading.value) throw new UsageError(inOneLine(reading.problems))
  const { value: edition } = reading
  const [theirs, own] = [edition.network, later.network?.id]
  if (theirs !== own) {
    const was = theirs === undefined ? 'holds what was released to nobody' : `was released to ${theirs}`
    const want = own === undefined ? `compare it with --network ${theirs}` : `give the facts of ${own}`
    throw new UsageError(`${file}: ${was}; ${want}, since only editions for one network can be compared`)
  }
  if (later.network === undefined) return edition
  const reader = { markings: markingsOf(later.whole), parse: parseProse }
  return heldBy(edition, later.network.data, reader)
}

/** Where the facts lie, if `since` is a file or a folder; a name that is neither is taken for a revision. */
function factsFile(since: string, network: string | undefined, flag = '--since'): string | undefined {
  if (since === '-') return since
  const stat = statSync(since, { throwIfNoEntry: false })
  if (stat?.isFile() || (stat === undefined && since.endsWith('.json'))) return since
  if (!stat?.isDirectory()) return undefined
  const names = ['data/edition.json', `${network ?? 'whole'}.json`, 'data/catalog.json']
  const found = names.map((name) => join(since, name)).find((path) => existsSync(path))
  if (found === undefined)
    throw new UsageError(`${flag} ${since}: the folder has none of ${names.join(', ')}`)
  return found
}

function ofRevision(
  options: NetworkOptions,
  revision: string,
  { network, day, flag = '--since' }: Later,
  open: OpenRevision,
): Edition {
  const asked = { ...options, network: network?.id }
  const opened = revisionOf(asked, revision, day, open, flag)
  const errors = errorsInOneLine(opened.problems)
  if (errors !== undefined)
    throw new UsageError(`${flag} ${revision}: ${errors}; give the data/edition.json of that time instead`)
  const asOf = opened.released.site?.data.asOf
  const head = { ...(network ? { network: network.id } : {}), ...(asOf === undefined ? {} : { asOf }) }
  return editionOf(opened.released, { ...head, parse: parseProse, countsMarks: network === undefined })
}

function revisionOf(
  options: NetworkOptions,
  revision: string,
  day: string,
  open: OpenRevision,
  flag: string,
) {
  try {
    return open(options, revision, day, () => true)
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error
    const known = error.known.length > 0 ? `; ${suggest(revision, error.known, 'there are')}` : ''
    throw new UsageError(`${flag} ${revision}: ${error.message}${known}`)
  }
}

/**
 * A release that knows what is otherwise than in the edition before it. `since` is what was asked for; without it,
 * what site.yaml names. Where that is not there at all, `missing` says so.
 */
export function withSince(
  options: NetworkOptions,
  since: string | undefined,
  later: Later & { network: Entry<'network'> },
  open: OpenRevision,
): { playbook: Playbook; missing?: string } {
  const { released, network, day, roots } = later
  const said = released.site?.data.since
  const named = since ?? keptFacts(released, roots, network.id)
  if (named === undefined) {
    // A folder without a network's file is that of its first edition.
    if (said === undefined || roots.some((root) => existsSync(resolve(root, said))))
      return { playbook: released }
    return {
      playbook: released,
      missing: `site.yaml names ${said}, which is not there: nothing says what changed`,
    }
  }
  const before = earlierEdition(options, named, later, open)
  const changes = compareEditions(before, released, {
    tells: 'what is there',
    network: network.id,
    asOf: day,
    parse: parseProse,
  })
  return { playbook: new Playbook(released.entries, released.files, changes) }
}

/**
 * Where the facts that site.yaml names lie, if they do: a file, or a folder with one for each network, of which no
 * other is looked at. What a later layer keeps comes before what it was built on brought along.
 */
export function keptFacts(playbook: Playbook, roots: readonly string[], network: string): string | undefined {
  const said = playbook.site?.data.since
  if (said === undefined) return undefined
  return roots
    .toReversed()
    .map((root) => resolve(root, said))
    .find((place) => {
      const stat = statSync(place, { throwIfNoEntry: false })
      return stat?.isFile() || (stat?.isDirectory() && existsSync(join(place, `${network}.json`)))
    })
}

/**
 * The facts of the edition before for a release that goes elsewhere as a workspace: where they have to lie there, from
 * its root, and what the network may hold of them today. Undefined where site.yaml names none, or none are kept, or
 * they would lie outside of the workspace.
 */
export function factsToGo(
  options: NetworkOptions,
  later: Later & { network: Entry<'network'> },
  open: OpenRevision,
): { path: string; edition: Edition } | undefined {
  const said = insidePath(later.released.site?.data.since)
  const kept = keptFacts(later.released, later.roots, later.network.id)
  if (said === undefined || kept === undefined) return undefined
  const path = statSync(kept).isDirectory() ? join(said, `${later.network.id}.json`) : said
  return { path, edition: earlierEdition(options, kept, later, open) }
}

/** A path that leads to something inside the workspace that names it, without detours. */
export function insidePath(said: string | undefined): string | undefined {
  if (said === undefined || isAbsolute(said)) return undefined
  const path = normalize(said)
  return path === '.' || path.startsWith('..') ? undefined : path
}
