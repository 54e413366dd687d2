import { openRelease } from '../open.ts'
import { oneOf } from '../options.ts'
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
    // What is listed beside an error could be what the error lets through.
    const { whole, network, release, revision } = openRelease(options, 'nothing is listed', format)
    reportRelease({ whole, network, release, revision }, format)
    return 0
  },
} satisfies Verb<Options>
