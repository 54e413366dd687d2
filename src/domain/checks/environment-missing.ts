import { nearest } from '../base/nearest.ts'
import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'environment-missing',
  severity: 'error',
  title: 'A folder of an environment that nobody describes',
  why: 'Without environment.yaml it is no environment: what its folder holds would be on no page.',
  wrong: 'environments/il7/services.yaml, and no environments/il7/environment.yaml',
  right: 'environments/il7/environment.yaml, with name, intent, marking, team, …',
} as const

export const environmentMissing: Check = {
  rule,
  *run(playbook, context) {
    const known = playbook.all('environment').map(({ id }) => id)
    const reported = new Set(known)
    for (const { environment, file } of playbook.entries) {
      if (environment === undefined || reported.has(environment)) continue
      reported.add(environment)
      if (isUnread(context, 'environment', environment)) continue
      const near = nearest(environment, known)
      const write = `write environments/${environment}/environment.yaml`
      const fix = near ? `${write}, or move the file to environments/${near}/` : write
      const message = `environments/${environment}/ has no environment.yaml, so nothing in it is shown`
      yield finding(rule, { file, line: 1, col: 1 }, message, fix)
    }
  },
}
