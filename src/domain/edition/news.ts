import type { Root } from 'mdast'
import type { EditionChange, EditionChanges } from '../../model/edition.ts'
import { sideWords } from '../base/zones.ts'
import { Markings } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { describe, printMark } from '../marking/print.ts'
import type { Address } from '../pages/address.ts'
import { changesAddress } from '../pages/changes.ts'
import { addressOf } from '../pages/entry-address.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'

/** What is new in an environment, or in all: notices, and what changed since the edition before. */
export interface News {
  title: string
  /** What it is about: an environment's name, or "all environments". */
  of: string
  /** What tells it apart: an environment's id, or "all". */
  id: string
  marking: string
  caution?: string
  owner: string
  address: Address
  /** When anything of it was last said, by the data. */
  updated: string
  items: NewsItem[]
}

export interface NewsItem {
  /** The same in every edition that has it: `il5/notice/sign-in-fails`. */
  key: string
  place: string
  title: string
  /** Markdown, a paragraph each. */
  says: string[]
  address: Address
  /** Moments in UTC. */
  published: string
  updated: string
  /** Portion mark and banner of what it says. */
  mark: string
  banner: string
}

interface Made {
  asOf?: string | undefined
  parseProse: (text: string) => Root
}

/**
 * News of an environment, or of all where none is given: every notice with its updates, then each thing that changed
 * since the edition before. Moments are those of the data: none is later than the edition. Give it a released playbook,
 * and it holds what that network may hold.
 */
export function newsOf(playbook: Playbook, home: Entry<'environment'> | undefined, made: Made): News {
  const markings = new Markings(playbook)
  const { scheme } = markings
  const end = `${made.asOf ?? '9999-12-31'}T00:00Z`
  const readings: MarkingReading[] = (home ? [home] : playbook.environments).map((e) =>
    markings.of(e as Entry),
  )
  const marked = (entry: Entry | undefined) => {
    const site = playbook.site
    const reading = entry
      ? wholeMarking(entry, markings, made.parseProse)
      : site
        ? wholeMarking(site as Entry, markings, made.parseProse)
        : 'unreadable'
    readings.push(reading)
    return { mark: printMark(reading, scheme), banner: describe(reading, scheme) }
  }
  const place = (id: string | undefined) => playbook.get('environment', id ?? '')?.data.name ?? 'all'
  const notices = playbook.all('notice', home?.id).map((entry): NewsItem => {
    const { title, summary, workaround, from, updates = [] } = entry.data
    const said = [from, ...updates.map(({ at }) => at)].map((moment) => earliest(moment, end))
    return {
      key: `${entry.environment}/notice/${entry.id}`,
      place: place(entry.environment),
      title,
      says: [
        summary,
        ...(workaround ? [workaround] : []),
        ...updates.map(({ at, words }) => `${at}: ${words}`),
      ],
      address: addressOf(entry) ?? '/',
      published: earliest(from, end),
      updated: said.sort().at(-1) ?? end,
      ...marked(entry as Entry),
    }
  })
  const { since } = playbook
  const zone = playbook.configuration?.data.timeZone ?? 'UTC'
  const entries = new Map(playbook.entries.map((entry) => [keyOf(entry), entry]))
  const changed = since && made.asOf !== undefined ? tellable(since, home?.id) : []
  const changes = changed.map((change): NewsItem => {
    const { environment, id, subject, part, why, address, entry } = change
    const [before, after] = [change.before, change.after].map((side) =>
      side === undefined ? side : sideWords(side, zone),
    )
    const sides = before === undefined ? after : `${before} → ${after ?? 'no longer given'}`
    return {
      key: `${environment ?? 'all'}/change/${since?.from.asOf ?? since?.from.edition}/${made.asOf}/${id}`,
      place: place(environment),
      title: [subject, part].filter((word) => word !== '').join(': '),
      says: [sides, why].filter((words) => words !== undefined),
      address: address ?? changesAddress(environment),
      published: end,
      updated: end,
      ...marked(entries.get(entry ?? '')),
    }
  })
  const items = [...notices, ...changes].sort(
    (a, b) => compare(b.updated, a.updated) || compare(a.key, b.key),
  )
  const { title = 'Fieldbook', caution, owner = 'Fieldbook' } = playbook.site?.data ?? {}
  return {
    title,
    of: home?.data.name ?? 'all environments',
    id: home?.id ?? 'all',
    marking: describe(joinAll(readings, scheme) ?? 'unreadable', scheme),
    ...(caution === undefined ? {} : { caution }),
    owner,
    address: home ? (addressOf(home) ?? '/') : '/',
    updated: items[0]?.updated ?? (made.asOf === undefined ? '1970-01-01T00:00Z' : end),
    items,
  }
}

/** Notices are told by themselves; of what is shared everybody hears. */
const tellable = (since: EditionChanges, home: string | undefined): EditionChange[] =>
  since.changes.filter(
    ({ topic, environment }) =>
      topic !== 'notice' && (home === undefined || environment === undefined || environment === home),
  )

const earliest = (a: string, b: string) => (a < b ? a : b)
