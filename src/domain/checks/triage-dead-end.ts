import { type Check, finding } from './check.ts'

const rule = {
  code: 'triage-dead-end',
  severity: 'error',
  title: 'A triage step that ends without anything to do',
  why: 'A path ends in an action or with a person to call; a title alone leaves the reader standing.',
  wrong: 'restart: {kind: do, title: Restart it}',
  right: 'restart: {kind: do, title: Restart it, commands: [{run: cf restart APP, effect: changes}]}',
} as const

export const triageDeadEnd: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('triage')) {
      for (const [id, step] of Object.entries(entry.data.steps)) {
        if (step.kind !== 'do' || step.goto !== undefined) continue
        if (step.commands.length > 0 || step.details !== undefined) continue
        const message = `"${id}" ends the path and says nothing to do`
        const fix = 'add `commands` or `details`, go on with `goto`, or make it `kind: escalate`'
        yield finding(rule, entry.at(['steps', id], 'key'), message, fix)
      }
    }
  },
}
