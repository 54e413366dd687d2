import type { Demand } from '../../domain/demand/demand.ts'
import { demandLead, demandTables } from '../../domain/demand/tables.ts'
import { visible } from '../visible.ts'
import { csvTable } from './csv.ts'
import { heading, inline, paragraph, table } from './markdown-report.ts'
import { bannerOf, markedReport } from './marked-report.ts'

/** What several records come to, as Markdown. */
export function demandMarkdown(demand: Demand): string {
  return markedReport(
    demand,
    heading(1, 'Demand'),
    paragraph(visible(demandLead(demand))),
    ...demandTables(demand).flatMap(({ title, note, head, rows }) => [
      heading(2, title),
      ...(note === undefined ? [] : [paragraph(note)]),
      table(
        head,
        rows.map((cells) => cells.map((cell) => inline(visible(cell)))),
      ),
    ]),
  )
}

/** The same as one table for a spreadsheet: a line for each cell, with the table and the row that it stands in. */
export function demandCsv(demand: Demand): string {
  const rows = demandTables(demand).flatMap(({ id, head, rows }) =>
    rows.flatMap((cells, n) => head.map((column, i) => [id, String(n + 1), column, cells[i] ?? ''])),
  )
  return csvTable(bannerOf(demand), ['table', 'row', 'column', 'value'], rows)
}
