import { lookUp } from '../base/look-up.ts'
import { commandsIn, isForbidden } from '../triage/commands.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'command-refused',
  severity: 'error',
  title: 'A command that the environment refuses, with nothing in its place',
  why: 'Somebody follows the path at night. What cannot be typed there has to say whom to ask instead.',
  wrong: 'features: {ssh: never}   # and a path there says cf ssh APP',
  right: "instead:\n  cf ssh: {says: 'Ask the PRE on duty, who reads it out.'}",
} as const

export const commandRefused: Check = {
  rule,
  *run(playbook) {
    for (const home of playbook.all('environment')) {
      const told = new Set<string>()
      for (const path of playbook.triage(home.id)) {
        for (const [id, step] of Object.entries(path.data.steps)) {
          for (const [i, { run }] of step.commands.entries()) {
            const open = commandsIn(run).find(
              (command) => isForbidden(command, home.data) && !lookUp(home.data.instead ?? {}, command),
            )
            if (open === undefined || told.has(open)) continue
            told.add(open)
            yield finding(
              rule,
              home.at(['foundations', 'features'], 'key'),
              `${home.id} refuses \`${open}\`, and a step of "${path.data.title}" asks for it`,
              `write what to do there under instead: "${open}": {says: …}`,
              [{ at: path.at(['steps', id, 'commands', i, 'run']), note: 'asked for here' }],
            )
          }
        }
      }
    }
  },
}
