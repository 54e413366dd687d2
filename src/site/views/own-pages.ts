import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { roleLabel } from './brief.ts'
import { dayLabel } from './dates.ts'
import { readingTime } from './guides.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

/** A page of the organisation's own; `words` is the length of its text. */
export function ownPageView(playbook: Playbook, { data }: Entry<'page'>, words: number): Page {
  return referencePage(playbook, {
    lead: data.summary,
    facts: [
      ...(data.for.length > 0
        ? [{ label: 'For', text: data.for.map((role) => roleLabel(playbook, role)).join(', ') }]
        : []),
      ...(data.reviewed === undefined ? [] : [{ label: 'Reviewed', text: dayLabel(data.reviewed) }]),
      { label: 'Reading', text: readingTime(words) },
    ],
  })
}
