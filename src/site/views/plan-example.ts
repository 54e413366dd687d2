import { workingDays } from '../../domain/base/words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { countedPlan, type PlanAsked } from './counted-plan.ts'
import { dayLabel, shortDay } from './dates.ts'

/** An example of a plan, counted by the engine that counts those of readers. */
export interface PlanExample {
  /** "Live in il5 on 23 Mar 2027" */
  title: string
  /** The onboarding page with the same day and condition. */
  href: string
  /** Its steps without slack, from the first on. */
  rows: { title: string; from: string; until: string; takes: string }[]
  /** "55 working days along the longest chain, begun on …" */
  sum: string
  /** Freezes and holidays that lie in between. */
  closed: string[]
}

/** Counts an example back from its day; undefined where the environment expects nothing, or has no room for it. */
export function planExample(playbook: Playbook, asked: PlanAsked, asOf: string): PlanExample | undefined {
  const plan = countedPlan(playbook, asked, asOf)
  const first = plan && [...plan.dates.values()].map(({ start }) => start).sort()[0]
  if (!plan || first === undefined) return undefined
  const { home, schedule, calendar, dates } = plan
  const { environment: id, live, with: condition } = asked
  const label = condition === undefined ? '' : (playbook.site?.data.conditions[condition]?.label ?? condition)
  const choices = new URLSearchParams({ live, ...(condition === undefined ? {} : { with: condition }) })
  const within = calendar.closed.filter(({ from, to }) => to >= first && from < live)
  return {
    title: `Live in ${home.data.name} on ${shortDay(live, '')}${label === '' ? '' : `. ${label}`}`,
    href: `${environmentAddress(id, 'onboarding')}#${choices}`,
    rows: schedule.items
      .filter(({ slack }) => slack === 0)
      .map(({ id: step, expectation }) => {
        const { start = '', done = '' } = dates.get(step) ?? {}
        return {
          title: expectation.title,
          from: shortDay(start, live),
          until: shortDay(done, live),
          takes: workingDays(expectation.leadTime),
        }
      })
      .reverse(),
    sum: `${workingDays(schedule.length)} along the longest chain: everything begins by ${dayLabel(first)}.`,
    closed: within.map(({ name, from, to }) => {
      const [words = name] = name.split(';')
      return from === to
        ? `${words}, ${shortDay(from, live)}`
        : `${words}, ${shortDay(from, live)} to ${shortDay(to, live)}`
    }),
  }
}
