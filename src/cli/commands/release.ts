import { openRelease } from '../open-release.ts'
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
    const { playbook, network, release, problems } = openRelease(options)
    reportRelease({ playbook, network, release, problems }, format)
    return problems.some((p) => p.severity === 'error') ? 1 : 0
  },
} satisfies Verb<Options>
