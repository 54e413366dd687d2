import ical, { ICalEventTransparency } from 'ical-generator'
import { addDays } from '../../domain/onboarding/working-days.ts'
import { visible } from '../visible.ts'

/** One team's plan for its first release in an environment, as dates for its own calendar. */
export interface PlanDates {
  /** What the plan is about, and what keeps its events apart from those of others: "Arrivals to il5". */
  title: string
  /** The environment's id. */
  environment: string
  /** The day of the release. */
  live: string
  /** The banner of everything in it, with the site's caution. */
  banner: string
  /** The day on which the plan was made: a later one takes the place of an earlier. */
  made: string
  steps: PlanStep[]
}

export interface PlanStep {
  /** The same in every plan: the expectation's id. */
  id: string
  title: string
  /** First and last day, both included. */
  start: string
  done: string
  /** What it says besides, a line each. */
  says: string[]
}

/**
 * Plans as one iCalendar file (RFC 5545): whole days that block no time, each with its marking. A plan that is made again
 * has the same events, so that a calendar moves them. Runs in the browser: the page of onboarding saves a reader's own
 * plan with it, `intake --format ics` those of records.
 */
export function planCalendar(plans: readonly PlanDates[]): string {
  const [first] = plans
  const banners = [...new Set(plans.map(({ banner }) => visible(banner)))]
  const calendar = ical({
    name: visible(plans.length === 1 && first ? first.title : 'Onboarding'),
    description: banners.join('; '),
    prodId: { company: 'Fieldbook', product: 'Onboarding plan' },
    timezone: { name: null },
  })
  for (const plan of plans) {
    const { title, environment, live, banner, made, steps } = plan
    const release = { id: 'live', title: 'Live', start: live, done: live, says: [] }
    for (const step of [...steps, release])
      calendar.createEvent({
        id: `plan/${environment}/${slug(title)}/${slug(step.id)}@fieldbook`,
        stamp: new Date(`${made}T00:00:00Z`),
        sequence: Math.max(0, Math.round((Date.parse(made) - Date.parse('2020-01-01')) / 86_400_000)),
        start: new Date(`${step.start}T00:00:00Z`),
        end: new Date(`${addDays(step.done, 1)}T00:00:00Z`),
        allDay: true,
        summary: visible(`${title}: ${step.title}`),
        description: [...step.says, banner].map((line) => visible(line)).join('\n'),
        transparency: ICalEventTransparency.TRANSPARENT,
      })
  }
  return calendar.toString()
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
