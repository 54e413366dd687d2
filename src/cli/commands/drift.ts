import { type LiveOptions, liveCommand, readDrift } from '../live-catalog.ts'
import { asOfDay, oneOf, openWorkspace, rootsOf } from '../options.ts'
import { fitPlaybookOf, markedFor } from '../released.ts'
import { driftFormats, reportDrift } from '../reporters/drift.ts'
import type { Verb } from '../verb.ts'
import { environmentOf } from './fit.ts'

interface Options extends LiveOptions {
  network?: string
  format: string
}

export default {
  configure: (command) =>
    liveCommand(command)
      .option('--network <id>', 'compare with what this network may hold')
      .option('--format <format>', driftFormats.join(', '), 'text'),
  run: (files, options) => {
    const format = oneOf('--format', options.format, driftFormats)
    const roots = rootsOf(options.root)
    const { playbook } = openWorkspace(roots)
    const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.').day
    const held = fitPlaybookOf(playbook, asOf, options.network)
    const environment = environmentOf(options.environment, Object.keys(held.catalog.environments))
    const drift = readDrift(files, environment, options, markedFor([environment], held, playbook))
    if (!drift) return 2
    reportDrift(drift.diff, environment, format)
    return drift.diff.changes.length > 0 ? 1 : 0
  },
} satisfies Verb<Options>
