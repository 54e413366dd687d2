import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import type { PlanDates } from './plan-calendar.ts'

/**
 * A record's plan as dates: what onboarding asks, and the days by which the rest is to be asked for.
 * `plain` gives a line of Markdown as plain text.
 */
export function planOf(answer: IntakeAnswer, plain: (markdown: string) => string): PlanDates {
  const { team, environment, live = '', asOf, recorded, plan, requests } = answer
  const steps = plan.items.flatMap(({ id, title, start, done, owner, because }) =>
    start === undefined || done === undefined
      ? []
      : [{ id, title: plain(title), start, done, says: [owner, ...because] }],
  )
  const asked = requests.flatMap(({ subjects, channel, start }) =>
    start === undefined
      ? []
      : [
          {
            id: `ask-${subjects.join('-')}`,
            title: `Ask for ${subjects.join(', ')}`,
            start,
            done: start,
            says: [plain(channel)],
          },
        ],
  )
  return {
    title: `${team} to ${environment.name}`,
    environment: environment.id,
    live,
    banner: [answer.marking, answer.caution].filter(Boolean).join(' // '),
    made: asOf ?? recorded,
    steps: [...steps, ...asked],
  }
}
