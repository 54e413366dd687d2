import type { Root } from 'mdast'
import type { Network } from '../../model/network.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { Path } from '../../model/walk.ts'
import { filesOfLook } from '../look/files.ts'
import { type Entry, Playbook, type PublicFile } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { imagesOf, linksOf } from '../text/links.ts'
import { textsOf } from '../text/texts.ts'
import { whyWithheld } from './dominance.ts'
import { Markings } from './effective.ts'
import { isAtMost, type Marking, type MarkingReading } from './marking.ts'
import { describe } from './print.ts'
import { Round } from './release-entry.ts'
import { uncover } from './uncover.ts'

/** How Markdown is read; domain code has no parser of its own. Positions count from the text's beginning. */
export interface Parsers {
  prose: (text: string) => Root
  mdx: (text: string) => Root
}

/** One thing that a network does not get. */
export interface Withheld {
  what: 'entry' | 'item' | 'portion' | 'reference'
  entry: Entry
  /** Where it stands in the entry; empty for the entry itself, absent for a portion of its body. */
  path?: Path
  at: Position
  marking: MarkingReading
  why: string
}

export interface Release {
  /** What the network may hold, and nothing that tells of the rest. */
  playbook: Playbook
  /** What it may not hold, in the order of the playbook: for officers on the high side. */
  withheld: readonly Withheld[]
  /** Files of `public/` that it does not get. */
  files: readonly WithheldFile[]
}

export interface WithheldFile {
  file: PublicFile
  /** The marking of its layer, if that is why; absent for a file that nothing refers to of what goes. */
  marking?: MarkingReading
  why: string
}

/**
 * The part of a playbook that a network may hold. Entries, items and portions whose marking it does not
 * dominate are dropped; so is what stands in a withheld environment, and what names one by key or by field.
 * Other references stay as they are: `check --network` finds those that lead to something withheld. Of `public/`
 * goes what its layer lets go, and what something that goes refers to.
 */
export function release(playbook: Playbook, network: Network, parsers: Parsers): Release {
  return releaseBy(playbook, (marking, scheme) => whyWithheld(network, marking, scheme), parsers)
}

/**
 * The part of a playbook that may be marked so and no higher. Stricter than what a network with this marking may
 * hold: what goes to the same nations, but says so in another caveat, is not in it.
 */
export function releaseAt(playbook: Playbook, marking: Marking, parsers: Parsers): Playbook {
  const why: ReleaseRule = (reading, scheme) =>
    reading !== 'unreadable' && isAtMost(reading, marking, scheme)
      ? undefined
      : `it is more than ${describe(marking, scheme)}`
  return releaseBy(playbook, why, parsers).playbook
}

/** Why something with this marking is withheld, in words for officers; undefined where it goes. */
type ReleaseRule = (marking: MarkingReading, scheme: Scheme) => string | undefined

function releaseBy(playbook: Playbook, rule: ReleaseRule, parsers: Parsers): Release {
  const visible = uncover(playbook, (marking, scheme) => rule(marking, scheme) === undefined)
  const markings = new Markings(visible)
  const covers = new Markings(playbook)
  const why = (marking: MarkingReading) => rule(marking, markings.scheme)
  const roundAfter = (hidden: Hidden) => new Round(visible, markings, why, parsers, hidden)
  let hidden = judgeAll(visible, roundAfter)
  for (;;) {
    const round = roundAfter(hidden)
    const withheld: Withheld[] = []
    const entries: Entry[] = []
    for (const [i, entry] of visible.entries.entries()) {
      const written = playbook.entries[i] ?? entry
      if (written !== entry) withheld.push(covering(written, covers.of(written)))
      const left = round.release(entry, withheld)
      if (left) entries.push(left)
    }
    // What goes whole may be the home of others, or be named by them; each round finds one more at least.
    if (round.gone.size > hidden.size) {
      hidden = round.gone
      continue
    }
    const needed = filesNeeded(new Playbook(entries), parsers)
    const kept: PublicFile[] = []
    const files: WithheldFile[] = []
    for (const [i, file] of visible.files.entries()) {
      const written = playbook.files[i] ?? file
      if (written !== file) files.push(stays(written, covers.ofLayer(written.layer), replacing))
      const marking = markings.ofLayer(file.layer)
      const reason = why(marking)
      if (reason !== undefined) files.push(stays(file, marking, reason))
      else if (needed(file)) kept.push(file)
      else files.push({ file, why: 'nothing that goes refers to it' })
    }
    return { playbook: new Playbook(entries, kept), withheld, files }
  }
}

/**
 * What lies directly in `public/` is for browsers and hosts, and goes with its layer. What lies in a folder goes
 * where something that goes shows it or links to it, or the look of the site is made of it: what only withheld text refers to must not go, and what
 * withheld text says must not decide.
 */
function filesNeeded(released: Playbook, { prose }: Parsers): (file: PublicFile) => boolean {
  const links = textsOf(released, prose).flatMap((text) => [...imagesOf(text), ...linksOf(text)])
  const addresses = new Set(links.flatMap(({ target }) => (target.leads === 'page' ? [target.address] : [])))
  const look = new Set(released.configuration && filesOfLook(released.configuration).map(({ path }) => path))
  return ({ path }) => !path.includes('/') || look.has(path) || addresses.has(`/${path}`)
}

const replacing = 'the network may not hold it, and gets what it stands in place of'
const stays = (file: PublicFile, marking: MarkingReading, why: string): WithheldFile => ({
  file,
  marking,
  why,
})

type Hidden = ReadonlyMap<string, Withheld>

/** What goes whole for its marking, or that of the environment it stands in: found before anything is cut. */
function judgeAll({ entries }: Playbook, roundAfter: (hidden: Hidden) => Round): Hidden {
  let hidden: Hidden = new Map()
  for (;;) {
    const round = roundAfter(hidden)
    for (const entry of entries) round.judge(entry)
    if (round.gone.size === hidden.size) return hidden
    hidden = round.gone
  }
}

const covering = (entry: Entry, marking: MarkingReading): Withheld => ({
  what: 'entry',
  entry,
  path: [],
  at: entry.at(),
  marking,
  why: replacing,
})
