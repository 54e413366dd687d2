import { replacementsIn } from '../../domain/text/replacements.ts'
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
      .option('--network <id>', 'also what is wrong with the release to this network')
      .option('--strict', 'warnings count as findings too', false)
      .option('--format <format>', `${formats.join(', ')}`, 'text'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const { whole, problems } = openChecked(options)
    const replaced = replacementsIn(whole)
    reportProblems(problems, { format, entries: whole.entries.length, replaced })
    return problems.some((p) => p.severity === 'error' || options.strict) ? 1 : 0
  },
} satisfies Verb<Options>
