import { daysBetween } from '../../../domain/base/days.ts'
import { countOf } from '../../../domain/base/words.ts'
import { addDays } from '../../../domain/onboarding/working-days.ts'
import type { Entry } from '../../../domain/playbook/playbook.ts'
import { proseText } from '../../../workspace/prose-text.ts'
import { dayLabel } from '../dates.ts'
import { dayAxis, drawMonths } from './axis.ts'
import { type DrawnFigure, drawTwice, letterWidth } from './sheet.ts'

const kinds = ['corrective', 'preventive', 'adaptive'] as const
const labels = { corrective: 'Corrective', preventive: 'Preventive', adaptive: 'Adaptive' }

/** From an event to what was done about it: a line for each action, from the day of the event to the day it is due. */
export function eventToActions({ data }: Entry<'lesson'>, asOf: string): DrawnFigure | undefined {
  const actions = kinds.flatMap((kind) =>
    data[kind].flatMap(({ due, ...action }) => (due === undefined ? [] : [{ ...action, kind, due }])),
  )
  const last = actions
    .map(({ due }) => due)
    .sort()
    .at(-1)
  if (last === undefined) return undefined
  const to = addDays(last > asOf ? last : asOf, 5)
  const drawings = drawTwice((sheet) => {
    const [left, right] = [sheet.isNarrow ? 6 : 104, sheet.width - 8]
    const axis = dayAxis(data.day, to, left, right)
    const step = sheet.isNarrow ? 44 : 30
    const bottom = 32 + actions.length * step
    drawMonths(sheet, axis, { from: data.day, to, y: 14, bottom })
    if (asOf >= data.day)
      sheet.path(`M${Math.round(axis.x(asOf))} 24V${bottom}`, 'rule', { width: 1, dashed: true })
    sheet.path(`M${left} 24V${bottom}`, 'alert', { width: 3 })
    for (const [i, { kind, due, state }] of actions.entries()) {
      const y = 40 + i * step
      const first = actions[i - 1]?.kind !== kind
      if (first || sheet.isNarrow)
        sheet.text(sheet.isNarrow ? 16 : 0, y + 4.5, labels[kind], { strong: first })
      const at = y + (sheet.isNarrow ? 18 : 0)
      const x = axis.x(due)
      const isLate = state === 'open' && due < asOf
      sheet.path(`M${left} ${at}H${Math.round(x)}`, 'accent', { width: 3 })
      sheet.dot(x, at, isLate ? 'alert' : state === 'open' ? 'planned' : 'available', {
        hollow: state === 'open',
      })
      const words = dayLabel(due)
      const fits = x + 14 + letterWidth(words) < right
      sheet.text(fits ? x + 12 : x - 12, at + (fits ? 4.5 : -8), words, {
        tone: 'soft',
        anchor: fits ? 'start' : 'end',
      })
    }
    sheet.reach(bottom)
  })
  const days = daysBetween(data.day, last)
  return {
    title: `From the event on ${dayLabel(data.day)} to the last action, ${countOf(days, 'day')}`,
    ...drawings,
    words: actions.map(
      ({ kind, what, due, state }) => `${labels[kind]}, due ${dayLabel(due)}, ${state}: ${proseText(what)}`,
    ),
    caption: 'A full disc is done, a ring is open; the broken line is the day of this edition.',
  }
}
