import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-empty',
  severity: 'error',
  title: 'A triage path without steps',
  why: 'It would be found by its symptom and then say nothing.',
  wrong: 'steps: {}',
  right:
    'steps:\n  call: {kind: escalate, title: Call the platform team, to: platform, bring: [the time it began]}',
} as const

export const triageEmpty: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('triage')) {
      if (Object.keys(entry.data.steps).length > 0) continue
      const fix = 'begin with the first thing to look at, or with whom to call'
      yield finding(rule, entry.at(['steps'], 'key'), 'this path has no steps', fix)
    }
  },
}
