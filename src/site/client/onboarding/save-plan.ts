import type { DateSpan } from '../../../domain/onboarding/dates.ts'
import type { PlanDates, planCalendar } from '../../../formats/print/plan-calendar.ts'
import { insertScript } from '../parts/insert-script.ts'
import { now } from '../parts/moments.ts'
import { save } from '../parts/save.ts'

type Page = typeof globalThis & { fieldbookPlanCalendar?: typeof planCalendar }

/** The rows of the plan that hold now, with their days. */
export interface DrawnPlan {
  live: string
  dates: ReadonlyMap<string, DateSpan>
}

/**
 * Lets the reader save what is drawn as a file for their calendar. `drawn` gives the plan of now; without a day there is
 * none. What writes the file is loaded from the page's own site when it is asked for.
 */
export function offerCalendar(
  button: HTMLButtonElement,
  {
    name,
    rows,
    drawn,
  }: { name: string; rows: ReadonlyMap<string, HTMLElement>; drawn: () => DrawnPlan | undefined },
): void {
  button.addEventListener('click', async () => {
    const plan = drawn()
    if (!plan) return
    const page = globalThis as Page
    if (!page.fieldbookPlanCalendar) await insertScript(button.dataset['src'] ?? '')
    const text = page.fieldbookPlanCalendar?.([datesOf(plan, name, rows)])
    const { in: environment = 'plan' } = document.documentElement.dataset
    if (text !== undefined) save(`onboarding-${environment}-${plan.live}.ics`, 'text/calendar', text)
  })
}

function datesOf(
  { live, dates }: DrawnPlan,
  name: string,
  rows: ReadonlyMap<string, HTMLElement>,
): PlanDates {
  const words = (row: HTMLElement | undefined, selector: string) =>
    row?.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return {
    title: `Onboarding to ${name}`,
    environment: document.documentElement.dataset['in'] ?? '',
    live,
    banner: words(document.body, '.banner'),
    made: new Date(now()).toISOString().slice(0, 10),
    steps: [...dates].map(([id, { start, done }]) => {
      const row = rows.get(id)
      const number = words(row, '.n')
      return {
        id,
        title: words(row, 'summary').slice(number.length).trim(),
        start,
        done,
        says: [words(row, '.who'), words(row, 'details p')].filter((line) => line !== ''),
      }
    }),
  }
}
