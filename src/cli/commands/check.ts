import { checkPlaybook } from '../../domain/checks/registry.ts'
import { byPlace } from '../../domain/problem.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { asOfDay, oneOf, openWorkspace, rootsOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { Verb } from '../verb.ts'

interface Options {
  strict: boolean
  format: string
}

const formats = ['text', 'json', 'github'] as const

export default {
  configure: (command) =>
    command
      .option('--strict', 'warnings count as findings too', false)
      .option('--format <format>', `${formats.join(', ')}`, 'text'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const roots = rootsOf(options.root)
    const { playbook, problems, unread } = openWorkspace(roots)
    const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.')
    const found = checkPlaybook(playbook, { asOf: asOf.day, parseProse, unread })
    const all = [...problems, ...found].sort(byPlace)
    reportProblems(all, { format, entries: playbook.entries.length })
    return all.some((p) => p.severity === 'error' || options.strict) ? 1 : 0
  },
} satisfies Verb<Options>
