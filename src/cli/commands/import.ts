import { renameModes } from '../../domain/live/match.ts'
import { homesOf } from '../../workspace/import/homes.ts'
import { planImport } from '../../workspace/import/plan.ts'
import { writePlanned } from '../../workspace/planned.ts'
import { type LiveVerbOptions, liveCommand, openDrift } from '../live-catalog.ts'
import { reportPlan } from '../reporters/import.ts'
import type { Verb } from '../verb.ts'

interface Options extends LiveVerbOptions {
  write: boolean
  owner?: string
}

export default {
  configure: (command) =>
    liveCommand(command)
      .option('--write', 'write the plan into the workspace; without it, it is shown', false)
      .option('--renames <how>', `what looks renamed: ${renameModes.join(', ')}`, 'ask')
      .option('--owner <name>', 'the owner of new services; the provider or the broker unless said'),
  run: (files, options) => {
    const opened = openDrift(files, options)
    if (!opened) return 2
    const { drift, environment } = opened
    const { whole, roots } = opened.workspace
    const homes = homesOf(whole, roots, environment)
    const planned = planImport(drift, environment, homes, {
      takeRenames: options.renames === 'take',
      ...(options.owner === undefined ? {} : { owner: options.owner }),
    })
    if (options.write) writePlanned(planned, roots)
    reportPlan(planned, options.write, drift.coverage)
    return drift.coverage.compared === 0 ? 2 : 0
  },
} satisfies Verb<Options>
