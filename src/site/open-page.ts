import type { AstroGlobal } from 'astro'
import { oncePer } from '../domain/base/once.ts'
import type { Address } from '../domain/pages/address.ts'
import { sinceOn } from '../domain/pages/changes.ts'
import { frameOf, type PageOf, pageAt, type Section } from '../domain/pages/registry.ts'
import { type Entry, Playbook } from '../domain/playbook/playbook.ts'
import { getPlaybook } from './playbook.ts'
import { traced } from './trace.ts'

type Rendering = Pick<AstroGlobal, 'locals'>

/** A page while it is made. */
export interface OpenPage {
  /** What is said of it. */
  described: PageOf
  /** The frame of every page and what this one is made from, and nothing else: it cannot show what is not named. */
  playbook: Playbook
  /** The ids of the sections that it has shown so far. */
  shown: string[]
  /** The release as a whole, for what is computed of it and shows nothing of it: how things are marked. */
  release: Playbook
}

/** Opens the page at an address, for itself and for everything that stands on it. Throws where none is described. */
export async function openPage({ locals }: Rendering, address: Address): Promise<OpenPage> {
  const release = await getPlaybook()
  const described = pageAt(release, address)
  if (!described) throw new Error(`no page is described at ${address}; see src/domain/pages/`)
  const open = { described, playbook: playbookFor(release, described), shown: [], release }
  locals.open = open
  return open
}

/** A page of an environment, with that environment. */
export async function openInside(
  astro: Rendering,
  address: Address,
): Promise<OpenPage & { environment: Entry<'environment'> }> {
  const open = await openPage(astro, address)
  const environment = open.playbook.get('environment', open.described.environment ?? '')
  if (!environment) throw new Error(`${address} is in no environment`)
  return { ...open, environment }
}

/** The page that is being made. */
export function pageOn({ locals }: Rendering): OpenPage {
  if (!locals.open) throw new Error('a page opens itself with openPage before anything is shown on it')
  return locals.open
}

/** The sections of the page that is being made, for one that shows each of them in a way of its own. */
export function sectionsOn(astro: Rendering): readonly Section[] {
  const { described, shown } = pageOn(astro)
  shown.push(...described.sections.map(({ id }) => id))
  return described.sections
}

/** Throws unless a page has shown the sections that its description names, in that order. */
export function checkSections({ described, shown }: OpenPage): void {
  const expected = described.sections.map(({ id }) => id)
  if (shown.join() === expected.join()) return
  const name = (ids: readonly string[]) => ids.join(', ') || 'none'
  throw new Error(
    `${described.address} shows the sections ${name(shown)}; it is described with ${name(expected)} (src/domain/pages/)`,
  )
}

function playbookFor(release: Playbook, page: PageOf): Playbook {
  const of = new Set([...frameOf(release), ...page.shows, ...page.counted])
  const entries = release.entries.filter((entry) => of.has(entry))
  return traced(samePlaybook(lately(release), entries, sinceFor(release, page)), page)
}

/** One for all pages that are told the same, so that they may share their playbook. */
function sinceFor(release: Playbook, page: PageOf): Playbook['since'] {
  const since = sinceOn(release.since, page)
  const known = toldOf(release)
  const text = JSON.stringify(since) ?? ''
  if (!known.has(text)) known.set(text, since)
  return known.get(text)
}
const toldOf = oncePer((_: Playbook) => new Map<string, Playbook['since']>())

/** The playbooks of the pages that were made last; pages of one kind often follow one another with the same. */
const lately = oncePer((_: Playbook): Playbook[] => [])
const remembered = 4

/** The playbook of these entries, with all that has been computed of it, where a page before had the same. */
function samePlaybook(known: Playbook[], entries: readonly Entry[], since: Playbook['since']): Playbook {
  const same = known.find(
    (other) =>
      other.since === since &&
      other.entries.length === entries.length &&
      other.entries.every((entry, i) => entry === entries[i]),
  )
  if (same) return same
  const made = new Playbook(entries, [], since)
  known.unshift(made)
  known.length = Math.min(known.length, remembered)
  return made
}
