import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-feedback',
  severity: 'warning',
  title: 'A triage step that looks where there is nothing',
  why: 'The page fills in where logs, metrics and traces are in this environment, and has nothing to fill in here; the step says nothing else to do.',
  wrong: 'shape: {kind: ask, where: traces, …}   # prod has no traces',
  right: 'feedback:\n  traces: {where: …, who: …}',
} as const

export const triageFeedback: Check = {
  rule,
  *run(playbook) {
    for (const environment of playbook.all('environment')) {
      const { feedback } = environment.data
      for (const path of playbook.triage(environment.id)) {
        for (const [id, step] of Object.entries(path.data.steps)) {
          if (step.where === undefined || feedback[step.where]) continue
          // With a command or an explanation the reader can go on all the same.
          if (step.commands.length > 0 || step.details !== undefined) continue
          const message = `"${id}" looks at ${step.where}, and ${environment.id} does not say where they are`
          const has = Object.keys(feedback).join(', ')
          const fix = `add ${step.where} to the feedback of ${environment.id}, or \`details\` to the step; it has ${has}`
          const related = [{ at: environment.at(['feedback'], 'key'), note: 'its feedback' }]
          yield finding(rule, path.at(['steps', id, 'where']), message, fix, related)
        }
      }
    }
  },
}
