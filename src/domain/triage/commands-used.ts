import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { commandHere, commandsIn } from './commands.ts'

/** A command that reads, as the triage paths of an environment write it, and in how many of them it stands. */
export interface UsedCommand {
  run: string
  paths: number
}

/** What one types first: the words before options and fill-ins. `kubectl get pods -n x` is `kubectl get`. */
const stemOf = (run: string): string =>
  commandsIn(run)[0] ??
  run
    .split(/\s+/, 2)
    .filter((word) => /^[a-z][\w-]*$/i.test(word))
    .join(' ')

/** The first line up to what it is piped into, or what follows it; what stands in quotes belongs to it. */
const alone = /^(?:'[^'\n]*'|"[^"\n]*"|(?!\s[|;&>])[^'"\n])+/

/**
 * The commands that only read and that can be typed in an environment, by how many of its triage paths use them; each in
 * the shortest form in which one of them stands, without what it is piped into.
 */
export const commandsUsed = oncePer((playbook: Playbook) => (home: Entry<'environment'>): UsedCommand[] => {
  const found = new Map<string, { run: string; paths: Set<string> }>()
  for (const path of playbook.triage(home.id))
    for (const { commands } of Object.values(path.data.steps))
      for (const command of commands) {
        if (command.effect !== 'reads' || commandHere(command, home.data).refused) continue
        const run = alone.exec(command.run.trim())?.[0].trim() ?? ''
        const stem = stemOf(run)
        // A variable or a sub-shell makes no sense by itself.
        if (stem === '' || /[$`=]/.test(run)) continue
        const known = found.get(stem) ?? { run, paths: new Set() }
        if (run.length < known.run.length) known.run = run
        known.paths.add(path.id)
        found.set(stem, known)
      }
  return [...found.values()]
    .map(({ run, paths }) => ({ run, paths: paths.size }))
    .sort((a, b) => b.paths - a.paths || compare(a.run, b.run))
})
