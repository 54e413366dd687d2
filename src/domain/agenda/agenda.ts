import type { Root } from 'mdast'
import type { EditionChange } from '../../model/edition.ts'
import { cadenceNext } from '../calendar/cadence.ts'
import { Markings } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { wholeMarking } from '../marking/parts.ts'
import { describe } from '../marking/print.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import {
  actionsSection,
  changesSection,
  comingUpSection,
  datesSection,
  differencesSection,
  exercisesSection,
  noticesSection,
} from './sections.ts'

/** What a meeting has to talk about, in the order in which it does. */
export interface Agenda {
  environment: { id: string; name: string }
  /** The day of the meeting. */
  day: string
  /** The meeting that is held then, where one is. */
  meeting?: { name: string; who: string[] }
  asOf: string
  marking: string
  caution?: string
  sections: AgendaSection[]
}

export interface AgendaSection {
  id: 'notices' | 'changes' | 'dates' | 'actions' | 'differences' | 'exercises' | 'ahead'
  title: string
  /** What is said where there is nothing. */
  none: string
  points: AgendaPoint[]
}

/** One thing to talk about; Markdown. */
export interface AgendaPoint {
  what: string
  /** What is known of it, a line each. */
  known: string[]
  /** It is late, or in doubt: it comes first. */
  urgent: boolean
}

interface Asked {
  day: string
  asOf: string
  changes: readonly EditionChange[]
  parseProse: (text: string) => Root
}

/**
 * The agenda of an environment for a day: what goes on, what changed since the last edition, dates that moved or are in
 * doubt, actions beyond their day, differences that nobody has explained, and what lies ahead. Give it a released
 * playbook, and it says what that network may hold.
 */
export function agendaOf(playbook: Playbook, home: Entry<'environment'>, asked: Asked): Agenda {
  const { day, asOf, parseProse } = asked
  const parts = [
    noticesSection(playbook, home, day),
    changesSection(asked.changes),
    datesSection(playbook, home, day),
    actionsSection(playbook, home, day),
    differencesSection(playbook, home),
    exercisesSection(playbook, home, day),
    comingUpSection(home, day),
  ]
  const markings = new Markings(playbook)
  const told = new Set<Entry>([home, ...parts.flatMap(({ told }) => told)])
  const readings: MarkingReading[] = [...playbook.all('site'), ...told].map((entry) =>
    wholeMarking(entry as Entry, markings, parseProse),
  )
  const meeting = home.data.cadence.find(
    (cadence) => cadence.kind !== 'upgrade-window' && cadenceNext(cadence, day) === day,
  )
  const labels = playbook.site?.data.roleLabels ?? {}
  const { caution } = playbook.site?.data ?? {}
  return {
    environment: { id: home.id, name: home.data.name },
    day,
    ...(meeting
      ? { meeting: { name: meeting.name, who: meeting.who.map((id) => labels[id]?.name ?? id) } }
      : {}),
    asOf,
    marking: describe(joinAll(readings, markings.scheme) ?? 'unreadable', markings.scheme),
    ...(caution === undefined ? {} : { caution }),
    sections: parts.map(({ told: _, points, ...section }) => ({
      ...section,
      points: [...points].sort((a, b) => Number(b.urgent) - Number(a.urgent)),
    })),
  }
}
