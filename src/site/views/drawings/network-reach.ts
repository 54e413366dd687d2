import { markingsOf } from '../../../domain/marking/effective.ts'
import { levelOf } from '../../../domain/marking/marking.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** Up to which level each network reaches, and who reads there. */
export function networkReach(playbook: Playbook): DrawnFigure {
  const markings = markingsOf(playbook)
  const { levels } = markings.scheme
  const rows = playbook.all('network').map(({ data }) => {
    const holds = markings.read(data.holds)
    const rank = holds === 'unreadable' ? 0 : levels.indexOf(levelOf(holds, markings.scheme)) + 1
    return { name: data.name, holds: data.holds, rank, readers: data.audience.join(', ') }
  })
  const drawings = drawTwice((sheet) => {
    const left = sheet.isNarrow ? 0 : 110
    const column = (sheet.width - left) / levels.length
    const bottom = 40 + rows.length * (sheet.isNarrow ? 62 : 48)
    for (const [i, level] of levels.entries()) {
      const x = left + i * column
      sheet.text(x + 5, 14, sheet.isNarrow ? level.portion : level.banner, { tone: 'soft' })
      sheet.path(`M${x} 22V${bottom}`, 'band', { width: 1 })
    }
    let y = 34
    for (const { name, rank, readers } of rows) {
      sheet.text(0, y + 12, name, { strong: true })
      const at = sheet.isNarrow ? y + 20 : y
      sheet.bar(left, at, rank * column - 6, 16, 'accent')
      sheet.text(left + 5, at + 33, readers === '' ? 'read by everyone there' : `read by ${readers}`, {
        tone: 'soft',
      })
      y = at + 48 - (sheet.isNarrow ? 6 : 0)
    }
    sheet.reach(y)
  })
  return {
    title: 'What each network may hold',
    ...drawings,
    words: rows.map(
      ({ name, holds, readers }) => `${name}: up to ${holds}${readers === '' ? '' : `; read by ${readers}`}.`,
    ),
  }
}
