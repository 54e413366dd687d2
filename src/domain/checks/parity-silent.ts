import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'parity-silent',
  severity: 'error',
  title: 'A service that an environment says nothing of',
  why: 'Teams come here from the environment before. "Unknown" is the one answer that makes them ask a person.',
  wrong: 'test lists kafka, stage/services.yaml does not',
  right: 'kafka:\n  status: unavailable\n  difference: {from: test, what: …, why: …, until: …}',
} as const

export const paritySilent: Check = {
  rule,
  *run(playbook, context) {
    for (const environment of playbook.all('environment')) {
      const from = environment.data.promotesFrom
      if (from === undefined || from === environment.id) continue
      const own = playbook.all('availability', environment.id)
      const spokenOf = new Set(own.map(({ id }) => id))
      // The end of the list is where the answer is to be written; without a file, the environment itself.
      const at = () => (own.at(-1) ?? environment).at()
      for (const before of playbook.all('availability', from)) {
        if (spokenOf.has(before.id) || isUnread(context, 'availability', before.id, environment.id)) continue
        // A slip in the name of a service is told where it was made.
        if (!playbook.get('service', before.id)) continue
        const message = `${environment.id} says nothing of ${before.id}, which is ${before.data.status} in ${from}`
        const file = `environments/${environment.id}/services.yaml`
        const fix = `add ${before.id} to ${file}; if it is not offered, as status: unavailable with the \`difference\``
        yield finding(rule, at(), message, fix, [{ at: before.at(), note: `what ${from} says` }])
      }
    }
  },
}
