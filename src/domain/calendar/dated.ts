import type { Recurrence } from '../../model/calendar.ts'
import { type Kind, kinds, typeOf } from '../../model/registry.ts'
import type { Path } from '../../model/walk.ts'
import { type Address, environmentAddress } from '../pages/address.ts'
import { addressOf } from '../pages/entry-address.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { isOpen } from '../roadmap/open.ts'
import { fiscalOf, parseTarget, type RoadmapTarget } from '../roadmap/target.ts'
import { cadenceNext, cadenceWhen } from './cadence.ts'
import { zoneOf } from './release-days.ts'

/** Something of an environment that has its day: a promise, a meeting, an exercise, a notice, a closed day. */
export interface Dated {
  kind: 'roadmap' | 'cadence' | 'exercise' | 'notice' | 'freeze' | 'holiday' | 'due'
  /** What it is known by as long as it is the same thing: `cadence/il5/platform-meeting`. */
  key: string
  environment: string
  title: string
  /** Markdown: what it means for the reader. */
  says?: string
  /** First and last day, both included. */
  first: string
  last: string
  precision: RoadmapTarget['precision']
  /** How its time is written where no day is known. */
  label?: string
  /** Begin and end to the minute, in UTC, where they are known. */
  from?: string
  until?: string
  /** The rule by which it comes again, in the zone of its environment. */
  repeats?: Recurrence & { zone: string }
  /** How often its day was moved; a calendar that has an earlier day takes the later one. */
  moved?: number
  /** It may yet come at another time. */
  isUncertain?: boolean
  address: Address
  /** What says so, and where in it; its marking is that of the date. */
  entry: Entry
  path: Path
}

/**
 * Everything dated that an environment still expects, as it is written; what is over by now among it. Of what comes
 * again the next time from `asOf` on.
 */
export function* datedIn(playbook: Playbook, home: Entry<'environment'>, asOf: string): Generator<Dated> {
  const environment = home.id
  const fiscal = fiscalOf(playbook)
  for (const entry of playbook.all('roadmap', environment)) {
    const { status, target, title, impact, confidence, slips } = entry.data
    if (!isOpen(entry.data)) continue
    const { first, last, precision, label } = parseTarget(target, fiscal)
    const isUncertain = status === 'at-risk' || confidence === 'low'
    const exact = precision === 'day' ? {} : { label }
    yield {
      ...entryIn(entry, environment),
      title,
      says: impact,
      first,
      last,
      precision,
      isUncertain,
      moved: slips.length,
      ...exact,
    }
  }
  for (const [i, cadence] of home.data.cadence.entries()) {
    const { name, what, repeats } = cadence
    const next = cadenceNext(cadence, asOf)
    if (next === undefined) continue
    const says = [cadenceWhen(cadence, home.data), cadence.besides, what]
      .flatMap((words) => (words === undefined ? [] : [words.replace(/\.?$/, '.')]))
      .join(' ')
    const address = `${environmentAddress(environment)}#cadence`
    const again = repeats ? { repeats: { ...repeats, zone: zoneOf(home.data) } } : {}
    yield {
      ...partOf(home, 'cadence', name, ['cadence', i]),
      ...day(next),
      ...again,
      title: name,
      says,
      address,
    }
  }
  for (const entry of playbook.all('exercise', environment)) {
    const { state, title, forDevelopers, day: on } = entry.data
    if (state === 'planned') yield { ...entryIn(entry, environment), ...day(on), title, says: forDevelopers }
  }
  for (const entry of playbook.all('notice', environment)) {
    const { title, summary, from, until } = entry.data
    const [first, last] = [from.slice(0, 10), (until ?? from).slice(0, 10)]
    const end = until === undefined ? {} : { until }
    yield { ...entryIn(entry, environment), ...day(first), last, title, says: summary, from, ...end }
  }
  for (const entry of dueIn(playbook, environment)) {
    const { title, summary, [typeOf(entry.kind).due ?? '']: on } = entry.data as Record<string, unknown>
    if (typeof on !== 'string' || typeof title !== 'string') continue
    const says = typeof summary === 'string' ? { says: summary } : {}
    yield { ...entryIn(entry, environment), kind: 'due', ...day(on), title, ...says }
  }
  const { freezes = [], holidays = [] } = home.data.calendar ?? {}
  const address = `${environmentAddress(environment)}#cadence`
  for (const [i, { name, from, to }] of freezes.entries())
    yield {
      ...partOf(home, 'freeze', name, ['calendar', 'freezes', i]),
      ...day(from),
      last: to,
      title: name,
      address,
    }
  for (const [i, { name, day: on }] of holidays.entries())
    yield { ...partOf(home, 'holiday', name, ['calendar', 'holidays', i]), ...day(on), title: name, address }
}

/** The entries of an environment, or of all, whose kind has a day by which something has to be done. */
export const dueIn = (playbook: Playbook, environment?: string): Entry[] =>
  kinds
    .filter((kind) => typeOf(kind).due !== undefined)
    .flatMap((kind) => playbook.all<Kind>(kind, environment))

const day = (on: string) => ({ first: on, last: on, precision: 'day' as const })

const entryIn = <K extends Kind>(entry: Entry<K>, environment: string) => ({
  kind: entry.kind as K,
  key: `${entry.kind}/${environment}/${entry.id}`,
  environment,
  address: addressOf(entry) ?? '/',
  entry: entry as Entry,
  path: [],
})

/** Names in a list are its identity: two of the same name are one thing at two times. */
const partOf = (home: Entry<'environment'>, kind: Dated['kind'], name: string, path: Path) => ({
  kind,
  key: `${kind}/${home.id}/${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
  environment: home.id,
  entry: home as Entry,
  path,
})
