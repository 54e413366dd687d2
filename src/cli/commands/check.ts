import { openChecked } from '../open.ts'
import { oneOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  strict: boolean
  format: string
}

const formats = ['text', 'json', 'github'] as const

export default {
  configure: (command) =>
    command
      .option(
        '--network <id>',
        'what is wrong for this network, its release included, without a word that it may not hold',
      )
      .option('--strict', 'warnings count as findings too', false)
      .option('--format <format>', `${formats.join(', ')}`, 'text'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const { problems, ...checked } = openChecked(options)
    reportProblems(problems, { format, ...checked })
    return problems.some((p) => p.severity === 'error' || options.strict) ? 1 : 0
  },
} satisfies Verb<Options>
