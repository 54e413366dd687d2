import { workingDays } from '../../../domain/base/words.ts'
import { scheduleOf } from '../../../domain/onboarding/schedule.ts'
import type { Playbook } from '../../../domain/playbook/playbook.ts'
import { type DrawnFigure, drawTwice } from './sheet.ts'

/** How long a first release takes, environment by environment, on one scale. What nobody has said is a question mark. */
export function leadTimes(playbook: Playbook): DrawnFigure {
  const rows = playbook.environments.map(({ id, data }) => {
    const expectations = playbook.all('onboarding', id)[0]?.data.expectations
    return { name: data.name, days: expectations && scheduleOf(expectations, new Set()).length }
  })
  const longest = Math.max(1, ...rows.map(({ days }) => days ?? 0))
  const drawings = drawTwice((sheet) => {
    const left = sheet.isNarrow ? 0 : 130
    let y = 4
    for (const { name, days } of rows) {
      sheet.text(0, y + 14, name, { strong: true })
      const at = sheet.isNarrow ? y + 22 : y + 3
      const width = ((days ?? 0) / longest) * (sheet.width - left - 130)
      if (days !== undefined) sheet.bar(left, at, width, 14, 'accent')
      sheet.text(left + width + 10, at + 11, days === undefined ? '?' : workingDays(days), { tone: 'soft' })
      y = at + 32
    }
  })
  return {
    title: 'From the onboarding meeting to the initial release',
    ...drawings,
    words: rows.map(({ name, days }) => `${name}: ${days === undefined ? 'not known' : workingDays(days)}.`),
  }
}
