import { addDays } from '../onboarding/working-days.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'review-old',
  severity: 'warning',
  title: 'A page that nobody has held against reality for a year',
  why: 'Readers trust what is written. In a year every platform changes more than its pages tell.',
  wrong: 'reviewed: 2025-06-02   # and it is November 2026',
  right: 'reviewed: 2026-11-12   # the day on which somebody read it against what is there',
} as const

/** How long a review counts, in days. */
const counts = 365

const reviewedKinds = ['environment', 'onboarding', 'triage', 'guide', 'service'] as const

export const reviewOld: Check = {
  rule,
  *run(playbook, { asOf }) {
    const oldest = addDays(asOf, -counts)
    for (const kind of reviewedKinds) {
      for (const entry of playbook.all(kind)) {
        const { reviewed } = entry.data
        if (reviewed === undefined || reviewed >= oldest) continue
        const message = `this was reviewed on ${reviewed}, more than a year before ${asOf}`
        yield finding(
          rule,
          entry.at(['reviewed']),
          message,
          'read it against reality and write the day, or delete it',
        )
      }
    }
  },
}
