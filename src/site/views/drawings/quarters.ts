import { countOf } from '../../../domain/base/words.ts'
import { coverageByQuarter } from '../../../domain/exercises/coverage.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** Exercises of every environment by quarter: held, planned, and what is missing of what was promised. */
export function quarters(playbook: Playbook, asOf: string): DrawnFigure | undefined {
  const rows = playbook.environments.map((home) => ({
    home,
    quarters: coverageByQuarter(playbook, home.id, asOf),
  }))
  const labels = rows[0]?.quarters.map(({ label }) => label)
  if (!labels) return undefined
  const drawings = drawTwice((sheet) => {
    const left = sheet.isNarrow ? 0 : 130
    const column = (sheet.width - left) / labels.length
    for (const [i, label] of labels.entries()) {
      const [quarter = label, months = ''] = label.split(' (')
      sheet.text(left + i * column + 4, 14, quarter, { strong: true })
      sheet.text(left + i * column + 4, 31, months.replace(/ \d{4}\)$|\)$/, ''), { tone: 'soft' })
    }
    let y = 46
    let isShort = false
    for (const { home, quarters: all } of rows) {
      sheet.path(`M0 ${y - 4}H${sheet.width}`, 'band', { width: 1 })
      sheet.text(0, y + 18, home.data.name, { strong: true })
      const at = sheet.isNarrow ? y + 38 : y + 14
      for (const [i, { held, planned, promised = 0, isBefore }] of all.entries()) {
        const missing = isBefore ? 0 : Math.max(0, promised - held.length - planned.length)
        const marks = [
          ...held.map(() => 'held'),
          ...planned.map(() => 'planned'),
          ...Array.from({ length: missing }, () => 'missing'),
        ]
        if (missing > 0) isShort = true
        if (marks.length === 0) sheet.text(left + i * column + 4, at + 5, '–', { tone: 'soft' })
        for (const [n, mark] of marks.entries()) {
          const x = left + i * column + 11 + n * 20
          if (mark === 'missing')
            sheet.path(`M${x - 5} ${at - 5}l10 10M${x + 5} ${at - 5}l-10 10`, 'alert', { width: 2 })
          else sheet.dot(x, at, mark === 'held' ? 'available' : 'planned', { r: 6, hollow: mark !== 'held' })
        }
      }
      y = at + 24
    }
    sheet.dot(8, y + 8, 'available')
    sheet.text(22, y + 12.5, 'held', { tone: 'soft' })
    sheet.dot(78, y + 8, 'planned', { hollow: true })
    sheet.text(92, y + 12.5, 'planned', { tone: 'soft' })
    if (!isShort) return
    sheet.path(`M163 ${y + 3}l10 10M173 ${y + 3}l-10 10`, 'alert')
    sheet.text(182, y + 12.5, 'less than promised', { tone: 'soft' })
  })
  return {
    title: 'Exercises by quarter',
    ...drawings,
    words: rows.map(({ home, quarters: all }) => {
      const each = all.map(
        ({ label, held, planned, promised }) =>
          `${label}: ${held.length} held${planned.length > 0 ? `, ${planned.length} planned` : ''}${promised === undefined ? '' : `, ${countOf(promised, 'exercise')} promised`}`,
      )
      return `${home.data.name}. ${each.join('; ')}.`
    }),
  }
}
