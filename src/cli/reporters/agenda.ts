import { styleText } from 'node:util'
import type { Agenda } from '../../domain/agenda/agenda.ts'
import { agendaBanner, agendaMarkdown, agendaTitle } from '../../formats/print/agenda-markdown.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { out } from '../out.ts'

export const agendaFormats = ['text', 'markdown', 'json'] as const
export type AgendaFormat = (typeof agendaFormats)[number]

/** Prints what a meeting has to talk about to standard output. */
export function reportAgenda(report: Agenda, format: AgendaFormat): void {
  if (format === 'json') out(jsonText(report))
  else out(format === 'markdown' ? agendaMarkdown(visibleIn(report)) : text(visibleIn(report)))
}

function text(agenda: Agenda): string {
  const banner = visible(agendaBanner(agenda))
  const sections = agenda.sections.map(({ title, none, points }) => {
    const lines = points.flatMap(({ what, known, urgent }) => [
      `  ${urgent ? styleText('bold', `! ${plain(what)}`) : `  ${plain(what)}`}`,
      ...known.map((line) => styleText('dim', `      ${plain(line)}`)),
    ])
    return `${styleText('bold', visible(title))}\n${lines.length > 0 ? lines.join('\n') : `    ${none}`}\n`
  })
  return `${banner}\n${styleText('bold', visible(agendaTitle(agenda)))}, as of ${agenda.asOf}\n\n${sections.join('\n')}${banner}\n`
}
