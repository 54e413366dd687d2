import { present } from '../base/present.ts'
import { cadenceNext, cadenceWhen } from '../calendar/cadence.ts'
import { planCalendarOf } from '../calendar/release-days.ts'
import { addressOf } from '../pages/entry-address.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Briefs, EnvironmentBrief } from './brief.ts'

// Apart from what answers: it reads entries, whose schemas would bring a whole library to the page.

/** What answers to records need of the environments of a released playbook, as of a day. */
export const briefsOf = (playbook: Playbook, asOf: string): Briefs =>
  Object.fromEntries(playbook.environments.map((home) => [home.id, briefOf(playbook, home, asOf)]))

function briefOf(playbook: Playbook, home: Entry<'environment'>, asOf: string): EnvironmentBrief {
  const { data } = home
  return {
    intent: data.intent.trim(),
    calendar: planCalendarOf(data)(asOf),
    cadence: data.cadence.map((cadence) => ({
      name: cadence.name,
      kind: cadence.kind,
      when: cadenceWhen(cadence, data),
      what: cadence.what,
      ...present({ next: cadenceNext(cadence, asOf) }),
    })),
    paths: playbook.triage(home.id).map((path) => ({
      id: path.id,
      title: path.data.title,
      symptom: path.data.symptom,
      severity: path.data.severity,
      services: path.data.services,
      address: addressOf(path, home.id) ?? '/triage',
    })),
  }
}
