import { type DayKind, daysInWords, happened, type NoticeDay, noticeDays } from '../../domain/notices/days.ts'
import type { NoticeEntry } from '../../domain/notices/notices.ts'
import { overallObjective } from '../../domain/pages/status.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'

/** The last ninety days of an environment, drawn and told. */
export interface StripView {
  /** Width of the drawing; a day is four wide, its gap one of them. */
  width: number
  /** The days of each kind as one path, the calm ones first. */
  paths: { kind: DayKind; d: string }[]
  /** "1 day with an outage and 2 days degraded" */
  says: string
  first: string
  happened: NoticeEntry[]
  /** "99.9 % in 30 days", and what of. */
  objective?: { title: string; href: string; target: string }
}

const kinds: readonly DayKind[] = ['calm', 'work', 'degraded', 'outage']
const [step, gap] = [4, 1]
/** The worse a day was, the higher it stands: shape tells it too. */
const heights: Record<DayKind, number> = { calm: 8, work: 14, degraded: 19, outage: 24 }

/** The strip of an environment as of a day. */
export function stripOf(playbook: Playbook, environment: string, asOf: string): StripView {
  const notices = playbook.all('notice', environment)
  const days = noticeDays(notices, asOf)
  const objective = overallObjective(playbook)
  const target = objective?.data.targets[environment]
  return {
    width: days.length * step - gap,
    paths: kinds.map((kind) => ({ kind, d: pathOf(days, kind) })).filter(({ d }) => d !== ''),
    says: daysInWords(days),
    first: days[0]?.day ?? asOf,
    happened: happened(notices, days),
    ...(objective && target
      ? {
          objective: {
            title: objective.data.title,
            href: `/objectives#${objective.id}`,
            target: `${target.target} in ${target.window}`,
          },
        }
      : {}),
  }
}

function pathOf(days: readonly NoticeDay[], kind: DayKind): string {
  const height = heights[kind]
  return days
    .flatMap((day, i) =>
      day.kind === kind ? [`M${i * step} ${24 - height}h${step - gap}v${height}h-${step - gap}z`] : [],
    )
    .join('')
}
