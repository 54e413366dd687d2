import type { Environment } from '../../model/environment.ts'
import type { Path } from '../../model/walk.ts'
import { moment, occurrences } from '../calendar/recurrence.ts'
import { zoneOf } from '../calendar/release-days.ts'
import { addDays, closedDays } from '../onboarding/working-days.ts'
import type { Entry, Playbook } from '../playbook.ts'
import { isOpen } from '../roadmap/open.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'calendar-clash',
  severity: 'warning',
  title: 'A day that the calendar of its environment rules out',
  why: 'An exercise in a window shows nothing, and a promise for a day in a freeze is kept on another.',
  wrong: 'day: 2026-12-02   # the first Wednesday, an upgrade window',
  right: 'day: 2026-12-09',
} as const

interface Planned {
  entry: Entry
  path: Path
  day: string
  what: string
  /** Hours that it keeps from a window. */
  hours: number
}

export const calendarClash: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const home of playbook.all('environment')) {
      for (const planned of plannedIn(playbook, home)) {
        if (planned.day < asOf) continue
        const why = against(home.data, planned)
        if (why === undefined) continue
        const message = `${planned.what} on ${planned.day}, which is ${why}`
        yield finding(
          rule,
          planned.entry.at(planned.path),
          message,
          'choose another day, or correct the calendar',
        )
      }
    }
  },
}

function* plannedIn(playbook: Playbook, home: Entry<'environment'>): Generator<Planned> {
  const apart = home.data.calendar?.apart?.find(({ what }) => what === 'exercise')
  for (const entry of playbook.all('exercise', home.id))
    if (entry.data.state === 'planned')
      yield {
        entry,
        path: ['day'],
        day: entry.data.day,
        what: 'the exercise is planned',
        hours: apart?.hours ?? 0,
      }
  for (const entry of playbook.all('roadmap', home.id)) {
    const { target, kind } = entry.data
    if (!isOpen(entry.data) || target.length < 10 || target.includes('Q')) continue
    // Maintenance is what a freeze or a window is for.
    if (kind === 'maintenance') continue
    yield { entry, path: ['target'], day: target, what: 'it is promised', hours: 0 }
  }
}

/** What the calendar has against a day; undefined where it has nothing. */
function against(environment: Environment, { day, hours }: Planned): string | undefined {
  const off = closedDays(environment).find(({ from, to }) => from <= day && day <= to)
  if (off) return `"${off.name}"`
  const zone = zoneOf(environment)
  const windows = environment.cadence.flatMap(({ kind, name, repeats }) =>
    kind === 'upgrade-window' && repeats
      ? occurrences(repeats, zone, addDays(day, -15), addDays(day, 15)).map((time) => ({ ...time, name }))
      : [],
  )
  // Some environments change on a Saturday, in their window.
  const isWindow = windows.some((window) => window.day === day)
  if (isWeekend(day) && !isWindow) return 'a weekend'
  const [begins, ends] = [moment(day, '00:00', zone), moment(addDays(day, 1), '00:00', zone)]
  if (hours === 0) return undefined
  const near = windows.find(
    (window) => window.begins - hours * hour < ends && begins < window.ends + hours * hour,
  )
  return near && `within ${hours} hours of "${near.name}"`
}

const hour = 3_600_000

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
