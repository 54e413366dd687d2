import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Calendar, CalendarEvent } from '../domain/calendar/calendar.ts'
import { addDays } from '../domain/onboarding/working-days.ts'
import { plain } from './markdown-report.ts'
import { visible, visibleIn } from './visible.ts'

/**
 * A calendar as iCalendar (RFC 5545). Every event says its marking itself, since it is seen among others; days
 * are whole days, moments are UTC, and nothing blocks time. Events keep their `UID` from edition to edition, so
 * that one that moves replaces what it was.
 */
export function icalendar(written: Calendar): string {
  const { title, environment, marking, caution, asOf, events } = inLines(written)
  const banner = (of: string) => [of, caution].filter((word) => word !== undefined).join(' // ')
  const made = ical({
    name: `${title}: ${environment}`,
    description: banner(marking),
    prodId: { company: 'Fieldbook', product: title },
  })
  const stamp = asOf ?? '1970-01-01'
  for (const event of events)
    made.createEvent({
      id: `${event.key}@${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      stamp: new Date(`${stamp}T00:00:00Z`),
      ...timesOf(event),
      summary: `${event.mark} ${environment}: ${event.title}`,
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
  ...visibleIn(calendar),
  title: visible(calendar.title),
  environment: visible(calendar.environment),
  ...(calendar.caution === undefined ? {} : { caution: visible(calendar.caution) }),
  events: calendar.events.map((event) => ({ ...visibleIn(event), title: visible(event.title) })),
})

/** The end of whole days is the day after; what is known to the minute may have no end. */
function timesOf({ first, last, from, until }: CalendarEvent) {
  if (from !== undefined)
    return { start: new Date(from), ...(until === undefined ? {} : { end: new Date(until) }) }
  return {
    start: new Date(`${first}T00:00:00Z`),
    end: new Date(`${addDays(last, 1)}T00:00:00Z`),
    allDay: true,
  }
}
