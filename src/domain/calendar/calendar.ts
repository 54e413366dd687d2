import type { Root } from 'mdast'
import { Markings } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { describe, printPortion } from '../marking/print.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { type Dated, datedIn } from './dated.ts'

/** The dates of one environment or of all for people's calendars. */
export interface Calendar {
  /** What the playbook is called, and where its events are told apart from those of others. */
  title: string
  /** What it holds the dates of: an environment's name, or "all environments". */
  of: string
  /** The highest marking of its events and of the environment. */
  marking: string
  caution?: string
  asOf?: string
  events: CalendarEvent[]
}

export interface CalendarEvent extends Omit<Dated, 'entry' | 'path' | 'address' | 'label' | 'precision'> {
  /** The name of its environment. */
  place: string
  /** Portion mark and banner of what it says. */
  mark: string
  banner: string
}

interface Made {
  asOf?: string | undefined
  parseProse: (text: string) => Root
}

/**
 * What an environment, or all of them, still expects from a day on. A promise for a quarter is too vague for a
 * calendar. Give it a released playbook, and it holds what that network may hold.
 */
export function calendarOf(
  playbook: Playbook,
  homes: Entry<'environment'> | readonly Entry<'environment'>[],
  { asOf, parseProse }: Made,
): Calendar {
  const markings = new Markings(playbook)
  const { scheme } = markings
  const places = 'kind' in homes ? [homes] : homes
  const names = new Map(places.map(({ id, data }) => [id, data.name]))
  const readings: MarkingReading[] = places.map((home) => markings.of(home as Entry))
  const events = places
    .flatMap((home) => [...datedIn(playbook, home, asOf ?? '0001-01-01')])
    .filter(({ precision, last }) => precision !== 'quarter' && (asOf === undefined || last >= asOf))
    .sort((a, b) => compare(a.first, b.first) || compare(a.key, b.key))
    .map(({ entry, path, address: _, label: __, precision: ___, ...dated }): CalendarEvent => {
      const reading = wholeMarking(entry, markings, parseProse, path)
      readings.push(reading)
      const mark = reading === 'unreadable' ? `(${describe(reading, scheme)})` : printPortion(reading, scheme)
      const place = names.get(dated.environment) ?? dated.environment
      return { ...dated, place, mark, banner: describe(reading, scheme) }
    })
  const { title = 'Fieldbook', caution } = playbook.site?.data ?? {}
  return {
    title,
    of: 'kind' in homes ? homes.data.name : 'all environments',
    marking: describe(joinAll(readings, scheme) ?? 'unreadable', scheme),
    ...(caution === undefined ? {} : { caution }),
    ...(asOf === undefined ? {} : { asOf }),
    events,
  }
}
