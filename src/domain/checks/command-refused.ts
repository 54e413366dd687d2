import type { Entry, Playbook } from '../playbook/playbook.ts'
import { commandBlocks } from '../text/command-blocks.ts'
import { commandHere, needWords } from '../triage/commands.ts'
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
      for (const { asks, at, ...asked } of askedIn(playbook, home)) {
        const { refused } = commandHere(asked, home.data)
        if (refused === undefined || refused.says !== undefined) continue
        const open = refused.need === undefined || refused.need === 'ssh' ? refused.command : refused.need
        if (told.has(open)) continue
        told.add(open)
        yield finding(
          rule,
          home.at(open === refused.command ? ['foundations', 'features'] : ['has'], 'key'),
          open === refused.command
            ? `${home.id} refuses \`${open}\`, and ${asks} asks for it`
            : `nobody in ${home.id} has ${needWords(refused.need ?? open)}, and ${asks} needs it for \`${refused.command}\``,
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
      for (const [i, { run, effect, needs }] of step.commands.entries()) {
        const at = () => path.at(['steps', id, 'commands', i, 'run'])
        yield { run, effect, needs, asks: `a step of "${path.data.title}"`, at }
      }
  for (const entry of playbook.entries) {
    if (entry.environment !== undefined && entry.environment !== home.id) continue
    for (const block of commandBlocks(entry))
      yield { ...block, run: typed(block.run), asks: `${entry.kind} ${entry.id}`, at: () => block.at }
  }
}
