import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { Calendar, CalendarEvent } from '../../domain/calendar/calendar.ts'
import { nextDay } from '../../domain/calendar/recurrence.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import { visible, visibleIn, visibleLines } from '../visible.ts'
import { plain } from './markdown-report.ts'

/**
 * A calendar as iCalendar (RFC 5545). Every event says its marking itself, since it is seen among others; days
 * are whole days, moments are UTC, what comes again is a rule in the zone of its environment, and nothing blocks time. Events keep their `UID` from edition to edition, so
 * that one that moves replaces what it was.
 */
export function icalendar(written: Calendar): string {
  const calendar = inLines(written)
  const { title, of, caution, asOf, events } = calendar
  const banner = (marking: string) => [marking, caution].filter((word) => word !== undefined).join(' // ')
  const made = ical({
    name: `${title}: ${of}`,
    description: banner(calendar.marking),
    prodId: { company: 'Fieldbook', product: title },
    // Without a name of its own, moments stay in UTC; zones are those of the events.
    timezone: { name: null, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  })
  const stamp = asOf ?? '1970-01-01'
  for (const event of events)
    made.createEvent({
      id: `${event.key}@${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      stamp: new Date(`${stamp}T00:00:00Z`),
      sequence: event.moved ?? 0,
      ...timesOf(event),
      summary: `${event.mark} ${event.place}: ${event.title}`,
      description: [
        ...(event.says === undefined ? [] : [plain(event.says)]),
        ...(asOf === undefined ? [] : [`As of ${asOf}.`]),
        banner(event.banner),
      ].join('\n'),
      categories: [{ name: event.kind }],
      status: event.isUncertain ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  return made.toString()
}

/** A line feed in a name would write a line of the calendar's own, and no reader shows another control character. */
const inLines = (calendar: Calendar): Calendar => ({
  ...visibleIn(calendar, visible),
  // Prose becomes one line when it is read as Markdown.
  events: calendar.events.map(({ says, ...event }) => ({
    ...visibleIn(event, visible),
    ...(says === undefined ? {} : { says: visibleLines(says) }),
  })),
})

/** The end of whole days is the day after; what is known to the minute may have no end. */
function timesOf({ first, last, from, until, repeats }: CalendarEvent) {
  if (repeats) return recurring(repeats)
  if (from !== undefined)
    return { start: new Date(from), ...(until === undefined ? {} : { end: new Date(until) }) }
  return {
    start: new Date(`${first}T00:00:00Z`),
    end: new Date(`${addDays(last, 1)}T00:00:00Z`),
    allDay: true,
  }
}

/** Times of the zone, as RFC 5545 (3.3.5) writes them; the first time is one of the rule's own. */
function recurring({ rule, first, from, until, except = [], also = [], zone }: Recurring) {
  const begin = nextDay({ rule, first, from, until }, first) ?? first
  const end = until > from ? begin : addDays(begin, 1)
  const moment = (day: string) => `${day}T${from}:00`
  const compact = (day: string) => moment(day).replace(/[-:]/g, '') + (zone === 'UTC' ? 'Z' : '')
  const list = (name: string, days: readonly string[]) =>
    days.length === 0
      ? []
      : [`${name}${zone === 'UTC' ? '' : `;TZID=${zone}`}:${days.map(compact).join(',')}`]
  const repeating = [`RRULE:${rule}`, ...list('EXDATE', except), ...list('RDATE', also)].join('\n')
  return zone === 'UTC'
    ? { start: new Date(`${moment(begin)}Z`), end: new Date(`${end}T${until}:00Z`), repeating }
    : { start: moment(begin), end: `${end}T${until}:00`, timezone: zone, repeating }
}

type Recurring = NonNullable<CalendarEvent['repeats']>
