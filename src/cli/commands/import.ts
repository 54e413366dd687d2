import { homesOf, writePlanned } from '../../workspace/import/homes.ts'
import { planImport } from '../../workspace/import/plan.ts'
import { type LiveOptions, liveCommand, readDrift } from '../live-catalog.ts'
import { asOfDay, openWorkspace, rootsOf } from '../options.ts'
import { fitPlaybookOf } from '../released.ts'
import { reportPlan } from '../reporters/import.ts'
import type { Verb } from '../verb.ts'
import { environmentOf } from './fit.ts'

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
    const roots = rootsOf(options.root)
    const { playbook } = openWorkspace(roots)
    const known = playbook.environments.map((environment) => environment.id)
    const environment = environmentOf(options.environment, known)
    const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.').day
    const drift = readDrift(files, environment, options, fitPlaybookOf(playbook, asOf, undefined))
    if (!drift) return 2
    const planned = planImport(drift, environment, homesOf(playbook, roots, environment))
    if (options.write) writePlanned(planned, roots)
    reportPlan(planned, options.write)
    return 0
  },
} satisfies Verb<Options>
