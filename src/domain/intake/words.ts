import { workingDays } from '../base/words.ts'
import type { IntakeAnswer } from './answer.ts'
import { notForReleases } from './plan.ts'

/** When it is to be live, whether that can be, and of which days this speaks. */
export function liveDayWords({ environment, live, recorded, asOf, plan }: IntakeAnswer): string {
  const target = live === undefined ? 'Its day is not known yet.' : `To be live on ${live}.`
  const closed = plan.closedOn === undefined ? '' : ` ${closedWords(plan.closedOn, environment.name)}`
  const chain = ` Onboarding takes ${workingDays(plan.length)} along its longest chain`
  const earliest = plan.earliest === undefined ? '.' : `: begun at once, ${plan.earliest} is the first day.`
  const day = asOf === undefined ? '' : `, as of ${asOf}`
  const known =
    plan.knownUntil === undefined
      ? ''
      : ` The calendar of ${environment.name} is known to ${plan.knownUntil}; later holidays and freezes are not counted.`
  return `${target}${closed}${chain}${earliest}${known} Recorded on ${recorded}${day}.`
}

/** Why nothing is released on a day, in a sentence. */
export const closedWords = (on: string, name: string) =>
  on === notForReleases
    ? `On that day nothing is released in ${name}: it is no day for releases there.`
    : `That day falls into ${on}.`

/** Whether a change comes before the day of the release, in a word. */
export const changeOrderWords = {
  before: 'before it',
  around: 'perhaps before it',
  after: 'after it',
} as const
