import { styleText } from 'node:util'
import type { Demand } from '../../domain/demand/demand.ts'
import { demandLead, demandTables } from '../../domain/demand/tables.ts'
import { demandCsv, demandMarkdown } from '../../formats/print/demand-print.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { columnWidths, tableLine } from '../../formats/width.ts'
import { out } from '../out.ts'

export const demandFormats = ['text', 'json', 'markdown', 'csv'] as const
export type DemandFormat = (typeof demandFormats)[number]

/** Prints what several records come to, to standard output. */
export function reportDemand(demand: Demand, format: DemandFormat): void {
  if (format === 'json') out(jsonText(demand))
  else if (format === 'markdown') out(demandMarkdown(demand))
  else if (format === 'csv') out(demandCsv(demand))
  else out(text(visibleIn(demand)))
}

function text(demand: Demand): string {
  const banner = bannerOf(demand)
  const frame = banner === '' ? '' : `${banner}\n`
  const tables = demandTables(demand).map(({ title, note, head, rows }) => {
    const cells = [head, ...rows].map((row) => row.map((cell) => visible(cell).replaceAll('\n', ' ')))
    const widths = columnWidths(cells)
    const lines = cells.map((row) => `  ${tableLine(row, widths)}\n`).join('')
    return `${styleText('bold', title)}\n${note === undefined ? '' : `${styleText('dim', visible(note))}\n`}${lines}`
  })
  return `${frame}${visible(demandLead(demand))}\n\n${tables.join('\n')}${frame}`
}
