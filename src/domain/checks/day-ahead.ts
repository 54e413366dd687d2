import type { Path } from '../../model/walk.ts'
import { isTrouble } from '../notices/notices.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'day-ahead',
  severity: 'warning',
  title: 'Something that is said to have happened on a day to come',
  why: 'It is a wrong year most of the time; else the playbook is computed for too early a day.',
  wrong: 'status: delivered\ndelivered: 2027-10-22   # and it is 2026',
  right: 'status: delivered\ndelivered: 2026-10-22',
} as const

interface Event {
  entry: Entry
  day: string | undefined
  path: Path
  what: string
}

export const dayAhead: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const { entry, day, path, what } of eventsOf(playbook)) {
      if (day === undefined || day <= asOf) continue
      const fix = 'correct the day, or move asOf in content/site.yaml'
      yield finding(rule, entry.at(path), `${what} ${day}, and it is ${asOf}`, fix)
    }
  },
}

function* eventsOf(playbook: Playbook): Generator<Event> {
  for (const entry of playbook.all('roadmap'))
    yield { entry, day: entry.data.delivered, path: ['delivered'], what: `${entry.id} was delivered on` }
  for (const entry of playbook.all('exercise')) {
    const { state, day } = entry.data
    if (state === 'done') yield { entry, day, path: ['day'], what: 'the exercise was done on' }
  }
  for (const entry of playbook.all('lesson'))
    yield { entry, day: entry.data.day, path: ['day'], what: 'the event was on' }
  for (const entry of playbook.all('release'))
    yield { entry, day: entry.data.day, path: ['day'], what: `${entry.id} was released on` }
  for (const entry of playbook.all('notice').filter(isTrouble))
    yield {
      entry,
      day: entry.data.from.slice(0, 10),
      path: ['from'],
      what: `nobody announces trouble, and this ${entry.data.kind === 'outage' ? 'outage' : 'degradation'} begins on`,
    }
  for (const entry of playbook.all('availability')) {
    const { status, since, seen } = entry.data
    const offered = status !== 'planned' && status !== 'unavailable'
    if (offered) yield { entry, day: since, path: ['since'], what: `${entry.id} is ${status} since` }
    yield { entry, day: seen?.on, path: ['seen', 'on'], what: `${entry.id} was seen on` }
  }
  for (const kind of ['environment', 'onboarding', 'triage', 'guide', 'page', 'service'] as const) {
    for (const entry of playbook.all(kind))
      yield { entry, day: entry.data.reviewed, path: ['reviewed'], what: 'this was reviewed on' }
  }
}
