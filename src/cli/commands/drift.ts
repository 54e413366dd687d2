import { type LiveOptions, liveCommand, openDrift } from '../live-catalog.ts'
import { oneOf } from '../options.ts'
import { driftFormats, reportDrift } from '../reporters/drift.ts'
import type { Verb } from '../verb.ts'

interface Options extends LiveOptions {
  format: string
}

export default {
  configure: (command) =>
    liveCommand(command)
      .option('--network <id>', 'compare with what this network may hold')
      .option('--format <format>', driftFormats.join(', '), 'text'),
  run: (files, options) => {
    const format = oneOf('--format', options.format, driftFormats)
    const opened = openDrift(files, options)
    if (!opened) return 2
    const { drift, environment, held } = opened
    reportDrift(drift, environment, format, held.caution)
    if (drift.coverage.compared === 0) return 2
    return drift.diff.changes.length > 0 || drift.incomplete ? 1 : 0
  },
} satisfies Verb<Options>
