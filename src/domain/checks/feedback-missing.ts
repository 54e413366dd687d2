import { signalSchema } from '../../model/environment.ts'
import { tagsOf } from '../text/tags.ts'
import { textsOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'feedback-missing',
  severity: 'error',
  title: 'A pointer to feedback that the environment does not have',
  why: 'FeedbackRef shows where to look, from the environment’s own description; where that is silent there is nothing to show.',
  wrong: '<FeedbackRef signal="traces" environment="prod" />   {/* prod has no traces */}',
  right: '<FeedbackRef signal="logs" environment="prod" />',
} as const

export const feedbackMissing: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsOf(playbook, context.parseProse)) {
      for (const { name, attributes, at } of tagsOf(text)) {
        if (name !== 'FeedbackRef') continue
        const of = (wanted: string) => attributes.find((a) => a.name === wanted)?.value ?? ''
        const environment = playbook.get('environment', of('environment'))
        const signal = signalSchema.safeParse(of('signal')).data
        // Signals and environments that do not exist at all have their own problems.
        if (!environment || signal === undefined || environment.data.feedback[signal]) continue
        const has = Object.keys(environment.data.feedback).join(', ')
        const message = `${environment.id} does not say where its ${signal} are`
        yield finding(rule, at, message, `add them to its \`feedback\`, or name one it has: ${has}`)
      }
    }
  },
}
