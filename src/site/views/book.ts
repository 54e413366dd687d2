import { countOf } from '../../domain/base/words.ts'
import { bookAddress, cardAddress } from '../../domain/pages/book.ts'
import { pathGroups } from '../../domain/pages/triage.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { dutyIn } from '../../domain/playbook/tasks.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import type { Duty, Feedback, Signal } from '../../model/environment.ts'
import { roleLabel } from './brief.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'

type Home = Entry<'environment'>

/** Who answers, those who run the environment first. */
export function whoAnswers(playbook: Playbook, home: Home): { role: string; label: string; duty: Duty }[] {
  const first = dutyIn(playbook, home)
  return Object.entries(home.data.team)
    .map(([role, duty]) => ({ role, label: roleLabel(playbook, role), duty }))
    .sort((a, b) => Number(b.duty === first) - Number(a.duty === first))
}

/** Where an environment tells what happens, signal by signal. */
export const looksOf = ({ data }: Home): { signal: Signal; feedback: Feedback }[] =>
  (Object.keys(data.feedback) as Signal[]).flatMap((signal) => {
    const feedback = data.feedback[signal]
    return feedback ? [{ signal, feedback }] : []
  })

/** The promises of an environment that are still to come: the book shows these of its description's choice. */
export const stillPromised = (playbook: Playbook, { id }: Home): Entry<'roadmap'>[] =>
  playbook.all('roadmap', id).filter(({ data }) => isOpen(data))

/** Its triage paths, the worst first, as they are numbered in the book. */
export const pathsInBook = (playbook: Playbook, { id }: Home): Entry<'triage'>[] =>
  pathGroups(playbook, id).flatMap(({ paths }) => paths)

/** Title, lead and facts of the field book. */
export function bookPage(playbook: Playbook, home: Home, asOf: string): Page {
  const { id, data } = home
  const paths = pathsInBook(playbook, home).length
  return environmentPage(
    playbook,
    home,
    'index',
    {
      chosen: stillPromised(playbook, home),
      elsewhere: elsewhere(playbook, bookAddress),
      lead: `Everything about ${data.name} on sheets, for where there is no screen: ${countOf(playbook.all('availability', id).length, 'service')}, ${countOf(paths, 'triage path')}. Nothing here needs a click. Print it on A4, Letter or A5; the print dialogue says which.`,
      facts: [
        { label: 'Data handled', marking: data.handles },
        { label: 'As of', text: dayLabel(asOf) },
        { label: 'On one sheet', href: cardAddress(id), text: 'Card' },
      ],
    },
    true,
  )
}

/** Title, lead and facts of the card. */
export function cardPage(playbook: Playbook, home: Home, asOf: string): Page {
  const { id, data } = home
  return environmentPage(
    playbook,
    home,
    'index',
    {
      elsewhere: elsewhere(playbook, cardAddress),
      lead: `${data.short}. One sheet for the wall; A5 is enough.`,
      facts: [
        { label: 'Data handled', marking: data.handles },
        { label: 'As of', text: dayLabel(asOf) },
        { label: 'All of it', href: bookAddress(id), text: 'Field book' },
      ],
    },
    true,
  )
}

const elsewhere = (playbook: Playbook, address: (id: string) => string) =>
  Object.fromEntries(playbook.environments.map(({ id }) => [id, address(id)]))
