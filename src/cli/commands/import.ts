import { homesOf } from '../../workspace/import/homes.ts'
import { planImport } from '../../workspace/import/plan.ts'
import { writePlanned } from '../../workspace/planned.ts'
import { type LiveOptions, liveCommand, openDrift } from '../live-catalog.ts'
import { reportPlan } from '../reporters/import.ts'
import type { Verb } from '../verb.ts'

interface Options extends LiveOptions {
  write: boolean
}

export default {
  configure: (command) =>
    liveCommand(command).option(
      '--write',
      'write the plan into the workspace; without it, it is shown',
      false,
    ),
  run: (files, options) => {
    const opened = openDrift(files, options)
    if (!opened) return 2
    const { drift, environment } = opened
    const { whole, roots } = opened.workspace
    const planned = planImport(drift, environment, homesOf(whole, roots, environment))
    if (options.write) writePlanned(planned, roots)
    reportPlan(planned, options.write)
    return 0
  },
} satisfies Verb<Options>
