import { styleText } from 'node:util'
import { compareEditions } from '../../domain/edition/compare.ts'
import { editionOf } from '../../domain/edition/facts.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { visible } from '../../formats/visible.ts'
import { contentVersion } from '../../model/content-version.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { writePlanned } from '../../workspace/planned.ts'
import { baseOf, planUpgrade, type UpgradePlan } from '../../workspace/upgrade/plan.ts'
import { filesToUpgrade } from '../../workspace/upgrade/read-files.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { inOneLine } from '../one-line.ts'
import { openAsPlanned, openWorkspace } from '../open.ts'
import { out } from '../out.ts'
import { reportChanges } from '../reporters/changes.ts'
import { reportFiles } from '../reporters/import.ts'
import { type SiteDifferences, siteDifferences } from '../site-differences.ts'
import type { CommonOptions, Verb } from '../verb.ts'

interface Options extends CommonOptions {
  write: boolean
}

export default {
  configure: (command) =>
    command.option('--write', 'write the changes into the workspace; without it, they are shown', false),
  run: (_args, options) => withFiles(() => run(options)),
} satisfies Verb<Options>

async function run(options: Options): Promise<ExitCode> {
  const { whole, roots, asOf, problems } = openWorkspace({ root: options.root, ...asOfGiven(options) })
  const { files, from } = filesToUpgrade(roots)
  const plan = planUpgrade(files, { from, base: baseOf(roots) })
  if (plan.files.length === 0) {
    out(`${left(plan)}Nothing to change: the content is written for version ${contentVersion}.\n`)
    return 0
  }
  const after = openAsPlanned(options, plan.files, asOf.day)
  refuseWorse(problems, after.problems)
  if (options.write) writePlanned(plan.files, roots)
  out(plan.steps.map(({ to, title }) => `Version ${to}: ${title}\n`).join(''))
  reportFiles(plan.files, options.write)
  out(left(plan))
  const head = { asOf: asOf.day, parse: parseProse, countsMarks: true }
  const changes = compareEditions(editionOf(whole, head), after.playbook, { tells: 'all', ...head })
  out(`\n${styleText('bold', 'What changes for readers')}\n\n`)
  await reportChanges(changes, 'text')
  out(remade(siteDifferences(whole, after.playbook, asOf.day)))
  return options.write ? 0 : 1
}

const asOfGiven = ({ asOf }: CommonOptions) => (asOf === undefined ? {} : { asOf })

const left = ({ left: open }: UpgradePlan) =>
  open.length === 0
    ? ''
    : `left to you:\n${open.map(({ at, what }) => visible(`  ${at}  ${what}`)).join('\n')}\n`

/** What is made anew, though it may say the same to readers. */
const remade = ({ pages, data }: SiteDifferences) =>
  `\nMade from what changed: ${named(pages, 'page', 'pages')}\nData that differ: ${named(data, 'file', 'files')}\n`

const shown = 8
function named(all: readonly string[], one: string, many: string): string {
  if (all.length === 0) return `no ${one}`
  const more = all.length > shown ? ` and ${all.length - shown} more` : ''
  return visible(`${all.length} ${all.length === 1 ? one : many}: ${all.slice(0, shown).join(', ')}${more}`)
}

/** What would be wrong afterwards and is not now is a fault of the upgrade, and nothing is written. */
function refuseWorse(before: readonly Problem[], after: readonly Problem[]): void {
  const known = new Set(before.map(({ code, at }) => `${code} ${at.file}`))
  const worse = after.filter(
    ({ severity, code, at }) =>
      severity === 'error' && code.startsWith('schema') && !known.has(`${code} ${at.file}`),
  )
  if (worse.length > 0) throw new UsageError(`the upgrade would leave this wrong: ${inOneLine(worse)}`)
}
