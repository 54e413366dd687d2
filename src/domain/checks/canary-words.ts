import { firstShareOf, hoursOf } from '../releases/canary.ts'
import { isToDo } from '../text/to-do.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'canary-words',
  severity: 'warning',
  title: 'A canary whose time or share is no figure',
  why: 'Whether a canary ran long enough, and took enough of the requests, is judged by a figure; words from which none can be read are only printed.',
  wrong: 'canary: {duration: one shift, share: a few users, …}',
  right: 'canary: {duration: {hours: 8, besides: one shift}, share: {percent: 5, is: a few users}, …}',
} as const

export const canaryWords: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('environment')) {
      const { canary } = entry.data.fielding
      if (!canary) continue
      const { duration, share } = canary
      const at = (key: string) => entry.at(['fielding', 'canary', key])
      if (isWords(duration) && hoursOf(duration) === undefined)
        yield finding(
          rule,
          at('duration'),
          `no time can be read from "${duration}"`,
          `write duration: {hours: …, besides: ${duration}}, or minutes, or workingDays`,
        )
      if (isWords(share) && firstShareOf(share) === undefined)
        yield finding(
          rule,
          at('share'),
          `no percent can be read from "${share}"`,
          `write share: {percent: …, is: ${share}}`,
        )
    }
  },
}

/** What nobody has answered yet is a problem already. */
const isWords = (value: unknown): value is string => typeof value === 'string' && !isToDo(value)
