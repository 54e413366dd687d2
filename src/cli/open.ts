import { once } from '../domain/base/once.ts'
import { checkPlaybook, exceptionsIn } from '../domain/checks/registry.ts'
import { checkRelease, lowerable } from '../domain/checks/release.ts'
import { asGiven } from '../domain/checks/severities.ts'
import type { Release } from '../domain/marking/release.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { byPlace, type Problem } from '../domain/playbook/problem.ts'
import { withoutLayers } from '../domain/playbook/without-layers.ts'
import { type Replacement, replacementsIn } from '../domain/text/replacements.ts'
import type { RawFile } from '../publish/proof/raw/raw-parts.ts'
import { readableRawFiles } from '../publish/proof/raw/read-files.ts'
import { secondLook } from '../publish/proof/second-look.ts'
import { digestOf } from '../workspace/digest.ts'
import { LayerError } from '../workspace/layers.ts'
import { loadWorkspace, type Wants, type Workspace } from '../workspace/load.ts'
import { loadAsPlanned } from '../workspace/load-planned.ts'
import { releaseTo } from '../workspace/load-release.ts'
import { parseProse } from '../workspace/mdx.ts'
import type { PlannedFile } from '../workspace/planned.ts'
import type { FileMemory } from '../workspace/read-content.ts'
import { loadRevision } from '../workspace/revision.ts'
import { withSince } from './editions.ts'
import { UsageError } from './exit.ts'
import { groundErrors, schemeErrors, withGround } from './ground.ts'
import { type AsOf, asOfDay, networkOf, rootsOf, zoneIn } from './options.ts'
import { ownProblems } from './own-problems.ts'
import { refuseErrors, refuseFirst, refuseToMake } from './refuse.ts'
import type { ReportOptions } from './reporters/problems.ts'
import type { CommonOptions } from './verb.ts'
import { tellerFor, toldProblems, toldReplacements } from './withheld-problems.ts'

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
  /** As the network may be told them: see {@link toldProblems}. */
  problems: readonly Problem[]
  /** How many entries were looked at, of those that the network gets. */
  entries: number
  /** What the content is called where nobody names it: a digest of what is released. */
  revision: string
  release: Release
  /** Why nothing says what changed, though site.yaml names an edition before this one. */
  sinceMissing?: string
}

export interface NetworkOptions extends CommonOptions {
  network?: string | undefined
}

/** How a verb that publishes is asked. */
export interface ReleaseOptions extends NetworkOptions {
  /** The edition before, for pages of what changed; see {@link withSince}. */
  since?: string | undefined
}

/**
 * Opens a workspace for a report: what `wants` asks for, or with a `--network` all of it, released and checked.
 * Refuses a scheme that cannot be read, and with a network any error, with a usage error in one line.
 */
export function openWorkspace(options: NetworkOptions, wants?: Wants): OpenedWorkspace {
  const roots = rootsOf(options.root)
  const isReleased = options.network !== undefined
  const read = loaded(() => loadWorkspace(roots, isReleased ? undefined : wants && withGround(wants)))
  refuseFirst(schemeErrors(read))
  if (!isReleased) {
    const { playbook: whole } = read
    const asOf = asOfDay(options.asOf, whole, roots[0])
    const problems = asGiven(read.problems, exceptionsIn(whole, asOf.day))
    return { roots, whole, released: whole, asOf, problems }
  }
  const { release, told, ...opened } = released(read, roots, options, readableRawFiles(roots))
  const problems = told()
  refuseErrors(problems)
  return { ...opened, problems, released: withoutLayers(release.playbook) }
}

/**
 * Opens a workspace for a verb that hands on what `--network`, or the first of networks.yaml, may hold. Refuses any
 * error, and lists all of them first, in `format`; `unmade` says what there is not for it: "no site was built".
 */
export function openRelease(
  options: ReleaseOptions,
  unmade: string,
  format: ReportOptions['format'] = 'text',
): OpenedRelease {
  const { told, ...whole } = openedForEditing(options)
  const playbook = withoutLayers(whole.release.playbook)
  const opened = { ...whole, release: { ...whole.release, playbook }, problems: told() }
  refuseToMake(opened, unmade, format)
  return opened
}

/**
 * The same for an author at work, on this machine alone: what can be read is shown, errors beside it. What decides
 * on markings has to be right. Files that are as they were when `memory` was last given are not read anew.
 */
export function openForEditing(options: ReleaseOptions, memory?: FileMemory): OpenedRelease {
  const { told: _, problems, ...opened } = openedForEditing(options, memory)
  return {
    ...opened,
    // Whoever shows a page first asks later.
    get problems() {
      return problems()
    },
  }
}

function openedForEditing(options: ReleaseOptions, memory?: FileMemory) {
  const roots = rootsOf(options.root)
  const read = loaded(() => loadWorkspace(roots, undefined, memory))
  refuseFirst(groundErrors(read))
  const opened = released(read, roots, options, readableRawFiles(roots))
  const { whole, network, asOf, release } = opened
  const later = { roots, whole, released: release.playbook, network, day: asOf.day }
  const { playbook, missing } = withSince(options, options.since, later, openRevision)
  return {
    ...opened,
    release: { ...release, playbook },
    entries: playbook.entries.length,
    revision: digestOf(playbook, roots[0] ?? '.'),
    ...(missing === undefined ? {} : { sinceMissing: missing }),
  }
}

/** What `check` has to say. */
export interface CheckedWorkspace {
  /** How many entries were looked at. */
  entries: number
  /** The day that it is so on, and the time zone in which that is a day. */
  asOf: AsOf
  zone: string
  problems: readonly Problem[]
  /** What stands in place of entries of earlier layers. */
  replaced: readonly Replacement[]
}

/**
 * A workspace for `check`: every problem, or those of the scheme alone, since nothing can be judged without it. With a
 * network, what it may be told.
 */
export function openChecked(options: NetworkOptions): CheckedWorkspace {
  const roots = rootsOf(options.root)
  const read = loaded(() => loadWorkspace(roots))
  const { playbook: whole, unread, comments, styleFaults } = read
  const entries = whole.entries.length
  const zone = zoneIn(whole)
  const replaced = replacementsIn(whole)
  const ground = schemeErrors(read)
  const asOf = asOfDay(options.asOf, whole, roots[0])
  if (ground.length > 0) return { entries, asOf, zone, problems: ground, replaced: [] }
  const files = readableRawFiles(roots)
  if (options.network !== undefined) {
    const { release, told, teller, asOf } = released(read, roots, options, files)
    return {
      entries: release.playbook.entries.length,
      asOf,
      zone,
      problems: told(),
      replaced: toldReplacements(replaced, teller),
    }
  }
  const doubted = whole
    .all('network')
    .flatMap((network) => secondLook(whole, () => releaseTo(whole, network).playbook, network, files))
  const found = checkPlaybook(whole, { asOf: asOf.day, parseProse, unread, comments, styleFaults, doubted })
  const given = asGiven([...read.problems, ...found], exceptionsIn(whole, asOf.day))
  const own = ownProblems(roots, whole, whole, asOf.day)
  return { entries, asOf, zone, problems: causes([...given, ...own]), replaced }
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
    const found = [...schemeErrors(read), ...read.problems]
    const problems = asGiven(found, exceptionsIn(read.playbook, day))
    return { whole: read.playbook, released: read.playbook, problems }
  }
  // What lies in the folders today says nothing of the files of then.
  const { release, told, ...opened } = released(read, roots, { root, network, asOf: day }, [])
  return { ...opened, problems: told(), released: release.playbook }
}

/** A workspace as planned files would leave it, with every problem of then. Nothing of the workspace changes. */
export function openAsPlanned(
  options: CommonOptions,
  planned: readonly PlannedFile[],
  day: string,
): { playbook: Playbook; problems: readonly Problem[] } {
  const read = loaded(() => loadAsPlanned(rootsOf(options.root), planned))
  const { playbook, unread, comments, styleFaults } = read
  const found = checkPlaybook(playbook, { asOf: day, parseProse, unread, comments, styleFaults })
  return { playbook, problems: asGiven([...read.problems, ...found], exceptionsIn(playbook, day)) }
}

/** Releases what was read, and checks both. The day of a release never comes from commits: withheld work makes some too. */
function released(
  { playbook: whole, problems, unread, comments, styleFaults }: Workspace,
  roots: string[],
  options: NetworkOptions,
  files: readonly RawFile[],
) {
  const network = networkOf(options.network, whole)
  const release = releaseTo(whole, network)
  const asOf = asOfDay(options.asOf, release.playbook, undefined)
  const context = { asOf: asOf.day, parseProse, unread }
  const teller = once(() => tellerFor(whole, network, files))
  const all = once(() => {
    const doubted = secondLook(whole, () => release.playbook, network, files)
    const more = { comments, styleFaults, doubted, release: release.playbook }
    const found = [...problems, ...checkPlaybook(whole, { ...context, ...more })]
    // A network that gets all of it gets the same problems, and they are known.
    const also = isWhole(release.playbook, whole) ? [] : checkRelease(release, network, context, found)
    const exceptions = exceptionsIn(whole, asOf.day)
    const [usual, telling] = [also.filter(lowerable), also.filter((problem) => !lowerable(problem))]
    const own = ownProblems(roots, whole, release.playbook, asOf.day)
    return causes([...asGiven([...found, ...usual], exceptions), ...telling, ...own])
  })
  const told = () => toldProblems(all(), network, teller)
  return { roots, whole, network, release, asOf, problems: all, teller, told }
}

/** Problems in their order, without doubts in files of which it is already known that a mark is wrong there. */
function causes(problems: readonly Problem[]): Problem[] {
  const isOfMarks = ({ code, severity }: Problem) =>
    severity === 'error' && code.startsWith('marking-') && code !== 'marking-doubted'
  const wrong = new Set(problems.filter(isOfMarks).map(({ at }) => at.file))
  return problems.filter(({ code, at }) => code !== 'marking-doubted' || !wrong.has(at.file)).sort(byPlace)
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
