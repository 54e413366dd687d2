import { checkPlaybook } from '../../domain/checks/registry.ts'
import { byPlace } from '../../domain/problem.ts'
import { replacementsIn } from '../../domain/replacements.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { openRelease } from '../open-release.ts'
import { asOfDay, oneOf, openWorkspace, rootsOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { CommonOptions, Verb } from '../verb.ts'

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
    const { playbook, problems } = options.network === undefined ? readAll(options) : openRelease(options)
    const replaced = replacementsIn(playbook)
    reportProblems(problems, { format, entries: playbook.entries.length, replaced })
    return problems.some((p) => p.severity === 'error' || options.strict) ? 1 : 0
  },
} satisfies Verb<Options>

/** The workspace as it stands, for no network in particular. */
function readAll(options: CommonOptions) {
  const roots = rootsOf(options.root)
  const { playbook, problems, unread } = openWorkspace(roots)
  const asOf = asOfDay(options.asOf, playbook, roots[0] ?? '.')
  const found = checkPlaybook(playbook, { asOf: asOf.day, parseProse, unread })
  return { playbook, problems: [...problems, ...found].sort(byPlace) }
}
