import type { Path } from '../../model/walk.ts'
import { againstDay, hoursApart } from '../calendar/planned-day.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
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
        const why = againstDay(home.data, planned.day, planned.hours)
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
  const hours = hoursApart(home.data, 'exercise')
  for (const entry of playbook.all('exercise', home.id))
    if (entry.data.state === 'planned')
      yield {
        entry,
        path: ['day'],
        day: entry.data.day,
        what: 'the exercise is planned',
        hours,
      }
  for (const entry of playbook.all('roadmap', home.id)) {
    const { target, kind } = entry.data
    if (!isOpen(entry.data) || target.length < 10 || target.includes('Q')) continue
    // Maintenance is what a freeze or a window is for.
    if (kind === 'maintenance') continue
    yield { entry, path: ['target'], day: target, what: 'it is promised', hours: 0 }
  }
}
