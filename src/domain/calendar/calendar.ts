import type { Root } from 'mdast'
import { Markings } from '../marking/effective.ts'
import { joinAll, type Reading } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { describe, printPortion } from '../marking/print.ts'
import type { Entry, Playbook } from '../playbook.ts'
import { compare } from '../problem.ts'
import { type Dated, datedIn } from './dated.ts'

/** The dates of an environment for people's calendars. */
export interface Calendar {
  /** What it is called, and where its events are told apart from those of other playbooks. */
  title: string
  environment: string
  /** The highest marking of its events and of the environment. */
  marking: string
  caution?: string
  asOf?: string
  events: CalendarEvent[]
}

export interface CalendarEvent extends Omit<Dated, 'entry' | 'path' | 'address' | 'label' | 'precision'> {
  /** Portion mark and banner of what it says. */
  mark: string
  banner: string
}

/**
 * What an environment still expects from a day on. A promise for a quarter is too vague for a calendar. Give it
 * a released playbook, and it holds what that network may hold.
 */
export function calendarOf(
  playbook: Playbook,
  home: Entry<'environment'>,
  { asOf, parseProse }: { asOf?: string | undefined; parseProse: (text: string) => Root },
): Calendar {
  const markings = new Markings(playbook)
  const { scheme } = markings
  const readings: Reading[] = [markings.of(home as Entry)]
  const events = [...datedIn(playbook, home, asOf ?? '0001-01-01')]
    .filter(({ precision, last }) => precision !== 'quarter' && (asOf === undefined || last >= asOf))
    .sort((a, b) => compare(a.first, b.first) || compare(a.key, b.key))
    .map(({ entry, path, address: _, label: __, precision: ___, ...dated }): CalendarEvent => {
      const reading = wholeMarking(entry, markings, parseProse, path)
      readings.push(reading)
      const mark = reading === 'unreadable' ? `(${describe(reading, scheme)})` : printPortion(reading, scheme)
      return { ...dated, mark, banner: describe(reading, scheme) }
    })
  const { title = 'Fieldbook', caution } = playbook.site?.data ?? {}
  return {
    title,
    environment: home.data.name,
    marking: describe(joinAll(readings, scheme) ?? 'unreadable', scheme),
    ...(caution === undefined ? {} : { caution }),
    ...(asOf === undefined ? {} : { asOf }),
    events,
  }
}
