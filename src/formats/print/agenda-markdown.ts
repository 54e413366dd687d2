import type { RootContent } from 'mdast'
import type { Agenda, AgendaPoint, AgendaSection } from '../../domain/agenda/agenda.ts'
import { visible } from '../visible.ts'
import { heading, inline, list, paragraph, print, report, strong, table } from './markdown-report.ts'

/** "Platform meeting of il5, 2026-12-08" */
export const agendaTitle = ({ environment, meeting, day }: Agenda): string =>
  `${meeting?.name ?? 'Meeting'} of ${environment.name}, ${day}`

/** The banner of an agenda, with the words that the site puts after each. */
export const agendaBanner = ({ marking, caution }: Agenda): string =>
  [marking, caution].filter((word) => word !== undefined).join(' // ')

/** An agenda as Markdown, to be filled in at the meeting: under each point a line for what was decided. */
export function agendaMarkdown(agenda: Agenda): string {
  const frame = paragraph(strong(visible(agendaBanner(agenda))))
  return print(
    report(
      frame,
      heading(1, visible(agendaTitle(agenda))),
      paragraph(`Made from the edition as of ${agenda.asOf}. Fill in the lines that begin with "Decided".`),
      heading(2, 'Present'),
      list([...(agenda.meeting?.who ?? []).map((role) => `${visible(role)}: …`), 'Minutes: …']),
      ...agenda.sections.flatMap(section),
      heading(2, 'New actions'),
      table(['What', 'Owner', 'Due'], [[], [], []]),
      frame,
    ),
  )
}

const section = ({ id, title, none, points }: AgendaSection): RootContent[] => [
  heading(2, visible(title)),
  points.length === 0
    ? paragraph(none)
    : list(points.map((one) => (id === 'ahead' ? inline(one.what) : point(one)))),
]

const point = ({ what, known, urgent }: AgendaPoint) => ({
  line: urgent ? [strong(inline(what))] : inline(what),
  blocks: [list([...known.map((line) => inline(line)), 'Decided: …'])],
})
