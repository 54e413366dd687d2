import { lookUp } from '../base/look-up.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { commandBlocks } from '../text/command-blocks.ts'
import { commandsIn, isForbidden } from '../triage/commands.ts'
import { typed } from '../triage/commands-there.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'command-refused',
  severity: 'error',
  title: 'A command that the environment refuses, with nothing in its place',
  why: 'Somebody follows the path at night. What cannot be typed there has to say whom to ask instead.',
  wrong: 'features: {ssh: never}   # and a path there says cf ssh APP',
  right: "instead:\n  cf ssh: {says: 'Ask whoever runs the platform, who reads it out.'}",
} as const

export const commandRefused: Check = {
  rule,
  *run(playbook) {
    for (const home of playbook.all('environment')) {
      const told = new Set<string>()
      for (const { code, asks, at } of askedIn(playbook, home)) {
        const open = commandsIn(code).find(
          (command) => isForbidden(command, home.data) && !lookUp(home.data.instead ?? {}, command),
        )
        if (open === undefined || told.has(open)) continue
        told.add(open)
        yield finding(
          rule,
          home.at(['foundations', 'features'], 'key'),
          `${home.id} refuses \`${open}\`, and ${asks} asks for it`,
          `write what to do there under instead: "${open}": {says: …}`,
          [{ at: at(), note: 'asked for here' }],
        )
      }
    }
  },
}

/** Every command that somebody in an environment is asked to type: by steps of its paths, and by texts that it reads. */
function* askedIn(playbook: Playbook, home: Entry<'environment'>) {
  for (const path of playbook.triage(home.id))
    for (const [id, step] of Object.entries(path.data.steps))
      for (const [i, { run }] of step.commands.entries()) {
        const at = () => path.at(['steps', id, 'commands', i, 'run'])
        yield { code: run, asks: `a step of "${path.data.title}"`, at }
      }
  for (const entry of playbook.entries) {
    if (entry.environment !== undefined && entry.environment !== home.id) continue
    for (const block of commandBlocks(entry))
      yield { code: typed(block.code), asks: `${entry.kind} ${entry.id}`, at: () => block.at }
  }
}
