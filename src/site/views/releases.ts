import { countOf } from '../../domain/base/words.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { candidatesInOrder, candidateTitle, homesOfCandidate } from '../../domain/pages/releases.ts'
import { besides } from '../../domain/pages/select.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { dayLabel } from './dates.ts'
import type { Page } from './page.ts'
import { homeCrumb, referencePage } from './reference.ts'
import type { AnyStatus } from './status.ts'

type Candidate = Entry<'candidate'>

/** Verdicts of readiness, in words and drawn. */
export const readyStatus: Record<'go' | 'no-go' | 'unknown', { status: AnyStatus; text: string }> = {
  go: { status: 'done', text: 'Go' },
  'no-go': { status: 'alert', text: 'No-go' },
  unknown: { status: 'unknown', text: 'Unknown' },
}

/** Title, lead and facts of the list. */
export function releasesPage(playbook: Playbook): Page {
  const all = candidatesInOrder(playbook)
  return referencePage(playbook, {
    lead: 'Releases that somebody wants to make: where, on which day, and what they were judged to be.',
    facts: [{ label: 'Wanted', text: countOf(all.length, 'release') }],
  })
}

/** One row of the list for each environment of a record. */
export function candidateRows(playbook: Playbook, entry: Candidate) {
  return homesOfCandidate(playbook, entry).map(({ id, data }) => {
    const judged = entry.data.judged[id]
    const counted = Object.values(judged?.lines ?? {})
    const open = counted.filter(({ verdict }) => verdict !== 'go').length
    return {
      id,
      name: data.name,
      day: entry.data.days[id],
      judged,
      count: judged === undefined ? '' : `${countOf(counted.length, 'line')}, ${open} open`,
    }
  })
}

/** Title, lead and facts of one record. */
export function candidatePage(playbook: Playbook, entry: Candidate): Page {
  const [before, next] = besides(candidatesInOrder(playbook), entry)
  const link = (to: Candidate) => ({ href: addressOf(to) ?? '/releases', text: candidateTitle(to) })
  const { recorded, commit, exceptions } = entry.data
  return referencePage(playbook, {
    crumbs: [homeCrumb(playbook), { href: '/releases', text: 'Releases' }],
    lead: `The record of ${candidateTitle(entry)}, for ${homesOfCandidate(playbook, entry)
      .map(({ data }) => data.name)
      .join(' and ')}.`,
    facts: [
      { label: 'Recorded', text: dayLabel(recorded) },
      ...(commit === undefined ? [] : [{ label: 'Commit', text: commit.slice(0, 12) }]),
      { label: 'Exceptions', text: String(exceptions.length) },
    ],
    ...(before ? { before: link(before) } : {}),
    ...(next ? { next: link(next) } : {}),
  })
}
