import { checkPlaybook } from '../domain/checks/registry.ts'
import { checkRelease } from '../domain/checks/release.ts'
import type { Release } from '../domain/marking/release.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { byPlace, type Problem } from '../domain/playbook/problem.ts'
import type { Kind } from '../model/registry.ts'
import { needlesOf } from '../publish/proof/needles.ts'
import { part } from '../publish/proof/sources.ts'
import { wordsOf } from '../publish/proof/words.ts'
import { digestOf } from '../workspace/digest.ts'
import { LayerError } from '../workspace/layers.ts'
import { loadWorkspace, type Wants, type Workspace } from '../workspace/load.ts'
import { releaseTo } from '../workspace/load-release.ts'
import { parseProse } from '../workspace/mdx.ts'
import { loadRevision } from '../workspace/revision.ts'
import { UsageError } from './exit.ts'
import { type AsOf, asOfDay, networkOf, rootsOf } from './options.ts'
import type { CommonOptions } from './verb.ts'

/**
 * The one door to a workspace: every verb comes in here, and nothing else of the command line loads or releases
 * one. With a network everything is read and any error refuses, since a release from what could not be read would
 * be a guess.
 */
export interface OpenedWorkspace {
  roots: string[]
  /** Everything that the layers say; for officers and proofs on this side. */
  whole: Playbook
  /** What may be told of it: what the network may hold, or all where none is named. */
  released: Playbook
  network?: Entry<'network'>
  asOf: AsOf
  /** With a network there is no error among them. */
  problems: readonly Problem[]
}

/** A workspace as the verbs that publish see it. */
export interface OpenedRelease {
  roots: string[]
  whole: Playbook
  network: Entry<'network'>
  asOf: AsOf
  problems: readonly Problem[]
  /** What the content is called where nobody names it: a digest of what is released. */
  revision: string
  /** Absent as long as there is an error. */
  release?: Release
}

export interface NetworkOptions extends CommonOptions {
  network?: string | undefined
}

/**
 * Opens a workspace for a report: what `wants` asks for, or with a `--network` all of it, released and checked.
 * Refuses a scheme that cannot be read, and with a network any error, with a usage error in one line.
 */
export function openWorkspace(options: NetworkOptions, wants?: Wants): OpenedWorkspace {
  const roots = rootsOf(options.root)
  const isReleased = options.network !== undefined
  const read = loaded(() => loadWorkspace(roots, isReleased ? undefined : wants && withGround(wants)))
  refuseFirst(groundProblems(read))
  if (!isReleased) {
    const { playbook: whole, problems } = read
    return { roots, whole, released: whole, asOf: asOfDay(options.asOf, whole, roots[0]), problems }
  }
  const { release, ...opened } = released(read, roots, options)
  const errors = toldErrors(opened)
  if (errors !== undefined) throw new UsageError(`${errors}; see fieldbook check`)
  return { ...opened, released: release.playbook }
}

/**
 * Opens a workspace for a verb that publishes to `--network`, or to the first of networks.yaml. Errors are among
 * the problems, for the verb to list; there is no release then.
 */
export function openRelease(options: NetworkOptions): OpenedRelease {
  const { release, ...opened } = openForEditing(options)
  const hasErrors = opened.problems.some(({ severity }) => severity === 'error')
  return hasErrors ? opened : { ...opened, release }
}

/**
 * The same for an author at work, on this machine alone: what can be read is shown, errors beside it. What decides
 * on markings has to be right.
 */
export function openForEditing(options: NetworkOptions): OpenedRelease & { release: Release } {
  const roots = rootsOf(options.root)
  const read = loaded(() => loadWorkspace(roots))
  refuseFirst([...groundProblems(read), ...errorsOf(read.problems, 'environments/networks.yaml')])
  const opened = released(read, roots, options)
  return { ...opened, revision: digestOf(opened.release.playbook) }
}

/** A workspace for `check`: every problem, or those of the scheme alone, since nothing can be judged without it. */
export function openChecked(options: NetworkOptions): { whole: Playbook; problems: readonly Problem[] } {
  const roots = rootsOf(options.root)
  const read = loaded(() => loadWorkspace(roots))
  const { playbook: whole, unread } = read
  const ground = groundProblems(read)
  if (ground.length > 0) return { whole, problems: ground }
  if (options.network !== undefined) return released(read, roots, options)
  const asOf = asOfDay(options.asOf, whole, roots[0])
  const found = checkPlaybook(whole, { asOf: asOf.day, parseProse, unread })
  return { whole, problems: [...read.problems, ...found].sort(byPlace) }
}

/**
 * The workspace as it was at a git revision, opened as today's is: `wants` of it, or with a network all of it and
 * without any error. `day` is the one it is checked for. Throws a `RevisionError` where git does not give it.
 */
export function openRevision(
  { root, network }: NetworkOptions,
  revision: string,
  day: string,
  wants: Wants,
): Pick<OpenedWorkspace, 'whole' | 'released' | 'network' | 'problems'> {
  const roots = rootsOf(root)
  const isReleased = network !== undefined
  const read = loaded(() => loadRevision(roots, revision, isReleased ? () => true : withGround(wants)))
  if (!isReleased) {
    const problems = [...groundProblems(read), ...read.problems]
    return { whole: read.playbook, released: read.playbook, problems }
  }
  const { release, ...opened } = released(read, roots, { root, network, asOf: day })
  return { ...opened, released: release.playbook }
}

/** Releases what was read, and checks both. The day of a release never comes from commits: withheld work makes some too. */
function released(
  { playbook: whole, problems, unread }: Workspace,
  roots: string[],
  options: NetworkOptions,
) {
  const network = networkOf(options.network, whole)
  const release = releaseTo(whole, network)
  const asOf = asOfDay(options.asOf, release.playbook, undefined)
  const context = { asOf: asOf.day, parseProse, unread }
  const found = [...problems, ...checkPlaybook(whole, { ...context, release: release.playbook })]
  // A network that gets all of it gets the same problems, and they are known.
  const also = isWhole(release.playbook, whole) ? [] : checkRelease(release, network, context, found)
  return { roots, whole, network, release, asOf, problems: [...found, ...also].sort(byPlace) }
}

const isWhole = (released: Playbook, whole: Playbook) =>
  released.entries.length === whole.entries.length &&
  released.entries.every((entry, i) => entry === whole.entries[i]) &&
  released.files.length === whole.files.length

function loaded(load: () => Workspace): Workspace {
  try {
    return load()
  } catch (error) {
    if (error instanceof LayerError) throw new UsageError(error.message)
    throw error
  }
}

/** What markings are read by. It is read whatever else is wanted. */
const ground: ReadonlySet<Kind> = new Set(['layer', 'scheme', 'site', 'network'])

const withGround =
  (wants: Wants): Wants =>
  (located) =>
    ground.has(located.kind) || wants(located)

/** What is wrong with the scheme: without it the default one would stand in for it. */
const groundProblems = ({ problems }: Workspace) => errorsOf(problems, 'environments/scheme.yaml')

const errorsOf = (problems: readonly Problem[], file: string) =>
  problems.filter(({ severity, at }) => severity === 'error' && `/${at.file}`.endsWith(`/${file}`))

/** Refuses whatever has an error. */
export function refuseErrors(problems: readonly Problem[]): void {
  refuseFirst(problems.filter(({ severity }) => severity === 'error'))
}

/**
 * The errors of a workspace in one line. What is refused to a network may be kept where that network is, so words that
 * it may not hold are left to `check`; so is a place that has one.
 */
export function toldErrors({
  whole,
  network,
  problems,
}: Pick<OpenedWorkspace, 'whole' | 'network' | 'problems'>): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return undefined
  const line = inOneLine(errors)
  if (!network) return line
  const needles = needlesOf([part(whole, network.data)], '')
  const tells = (text: string) => !needles.in(wordsOf(text)).next().done
  if (!tells(line)) return line
  const { file, line: row, col } = first.at
  const place = tells(file) ? '' : `${file}:${row}:${col}: `
  return `${place}${first.code}, in words that ${network.id} may not hold`
}

function refuseFirst(errors: readonly Problem[]): void {
  if (errors.length > 0) throw new UsageError(`${inOneLine(errors)}; see fieldbook check`)
}

/** The first of some problems as one line: its place, what is wrong, the fix, and how many there are more. */
export function inOneLine([first, ...more]: readonly Problem[]): string {
  if (!first) return 'it cannot be read'
  const { file, line, col } = first.at
  const what = [first.message, first.fix].filter(Boolean).join('; ')
  return `${file}:${line}:${col}: ${what}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
}
