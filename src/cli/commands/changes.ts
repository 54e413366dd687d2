import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { compareEditions } from '../../domain/edition/compare.ts'
import { editionOf, withoutProse } from '../../domain/edition/facts.ts'
import type { Edition } from '../../model/edition.ts'
import { markingOfWhole } from '../../publish/bundle/markings.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { earlierEdition } from '../editions.ts'
import { UsageError } from '../exit.ts'
import { withFiles, writableFile } from '../files.ts'
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
      .option(
        '--keep <path>',
        'write the facts of this edition, for a later one to be compared with; in a folder, those of each network',
      )
      .option('--network <id>', 'what this network may hold, then and now')
      .option('--format <format>', changesFormats.join(', '), 'text'),
  run: (_args, options) => withFiles(() => run(options)),
} satisfies Verb<Options>

async function run(options: Options & { root: string[] }): Promise<0 | 1> {
  const format = oneOf('--format', options.format, changesFormats)
  const { since, keep } = options
  if (since === undefined && keep === undefined)
    throw new UsageError('changes: give --since with what to compare with, or --keep with a file to write')
  if (keep !== undefined && since === undefined && options.network === undefined && isFolder(keep))
    return keepEach(keep, options)
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
    const file = isFolder(keep) ? join(keep, `${network?.id ?? 'whole'}.json`) : keep
    write(file, facts, roots)
    if (since === undefined) {
      out(`${facts.marking}\n${told(file, facts)}`)
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
  await reportChanges(changes, format, released.configuration?.data.timeZone)
  return changes.changes.length > 0 || Object.keys(changes.gone).length > 0 ? 1 : 0
}

/** Keeps the facts of each network apart, each made of what that network may hold and of nothing else. */
function keepEach(folder: string, options: Options & { root: string[] }): 0 {
  const { whole, problems, roots } = openWorkspace(options)
  refuseErrors(problems)
  const said = whole.all('network').map(({ id }) => {
    const { released, asOf } = openWorkspace({ ...options, network: id })
    const facts = withoutProse(editionOf(released, { network: id, asOf: asOf.day, parse: parseProse }))
    const file = join(folder, `${id}.json`)
    write(file, facts, roots)
    return `${told(file, facts).trimEnd()}, ${facts.marking}\n`
  })
  out(`${markingOfWhole(whole)}\n${said.join('')}`)
  return 0
}

/** A name that has no ending, or a folder that is there. */
const isFolder = (path: string) =>
  !path.endsWith('.json') && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true)

function write(file: string, facts: Edition, roots: readonly string[]): void {
  writableFile('--keep', file, roots, (text) => text.includes('"fieldbook-edition"'))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(facts)}\n`)
}

const told = (file: string, { edition }: Edition) =>
  `${relative(process.cwd(), file)}: the facts of edition ${edition}\n`
