import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { compareEditions } from '../../domain/edition/compare.ts'
import { editionOf, withoutProse } from '../../domain/edition/facts.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { earlierEdition } from '../editions.ts'
import { UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { type NetworkOptions, openRevision, openWorkspace } from '../open.ts'
import { oneOf } from '../options.ts'
import { out } from '../out.ts'
import { refuseErrors } from '../refuse.ts'
import { changesFormats, reportChanges } from '../reporters/changes.ts'
import type { Verb } from '../verb.ts'

interface Options extends NetworkOptions {
  since?: string
  keep?: string
  format: string
}

export default {
  configure: (command) =>
    command
      .option('--since <name>', 'a git revision, the folder of an earlier site, or the facts of an edition')
      .option('--keep <file>', 'write the facts of this edition, for a later one to be compared with')
      .option('--network <id>', 'what this network may hold, then and now')
      .option('--format <format>', changesFormats.join(', '), 'text'),
  run: (_args, options) => withFiles(() => run(options)),
} satisfies Verb<Options>

async function run(options: Options & { root: string[] }): Promise<0 | 1> {
  const format = oneOf('--format', options.format, changesFormats)
  const { since, keep } = options
  if (since === undefined && keep === undefined)
    throw new UsageError('changes: give --since with what to compare with, or --keep with a file to write')
  const opened = openWorkspace(options)
  refuseErrors(opened.problems)
  const { whole, released, network, asOf, roots } = opened
  const head = {
    ...(network ? { network: network.id } : {}),
    asOf: asOf.day,
    parse: parseProse,
    countsMarks: network === undefined,
  }
  if (keep !== undefined) {
    const facts = withoutProse(editionOf(released, head))
    mkdirSync(dirname(keep), { recursive: true })
    writeFileSync(keep, `${JSON.stringify(facts)}\n`)
    if (since === undefined) {
      out(`${facts.marking}\n${relative(process.cwd(), keep)}: the facts of edition ${facts.edition}\n`)
      return 0
    }
  }
  if (since === undefined) return 0
  const before = earlierEdition(
    options,
    since,
    { roots, whole, released, network, day: asOf.day },
    openRevision,
  )
  const changes = compareEditions(before, released, {
    tells: network ? 'what is there' : 'all',
    ...head,
  })
  await reportChanges(changes, format)
  return changes.changes.length > 0 || Object.keys(changes.gone).length > 0 ? 1 : 0
}
