import { exceptionsIn } from '../../domain/checks/registry.ts'
import { openRelease } from '../open.ts'
import { oneOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import { reportRelease } from '../reporters/release.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  format: string
}

const formats = ['text', 'json', 'markdown'] as const

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network it goes to; the first of networks.yaml unless said')
      .option('--format <format>', formats.join(', '), 'text'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const { whole, network, release, revision, problems, entries, asOf } = openRelease(options)
    if (release === undefined) {
      // What is listed beside an error could be what the error lets through.
      reportProblems(problems, { format, entries })
      return 1
    }
    const exceptions = exceptionsIn(whole, asOf.day)
    reportRelease({ whole, network, release, revision, exceptions }, format)
    return 0
  },
} satisfies Verb<Options>
