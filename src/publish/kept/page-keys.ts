import { createHash } from 'node:crypto'
import { oncePer } from '../../domain/base/once.ts'
import type { Address } from '../../domain/pages/address.ts'
import { leavesOf } from '../../domain/pages/anchors.ts'
import { sinceOn } from '../../domain/pages/changes.ts'
import type { PageOf } from '../../domain/pages/page.ts'
import { allPages, frameOf } from '../../domain/pages/registry.ts'
import { type Entry, keyOf, type Playbook } from '../../domain/playbook/playbook.ts'
import type { Stage } from '../../workspace/stage.ts'

/** The page of the search, which tells of everything though it shows nothing. */
export const searchAddress: Address = '/search'
/** What a server sends where there is no page has no description, and is made of the frame alone. */
const notFound: Address = '/404'
/** No address: all that is made beside pages, which is stylesheets that count environments, of the frame too. */
export const otherFiles = ''

/**
 * A key for each page of a release: a digest of everything that it is made from. That is what its description hands to it
 * and the description itself, how that is marked, the edition, and all code, given by its digest in `generator`. `stage` is that
 * of the release. What is no page has one key, under {@link otherFiles}.
 */
export function pageKeys(playbook: Playbook, stage: Stage, generator: string): Map<Address, string> {
  const digests = new Map(playbook.entries.map((entry, i) => [entry, digestOf(stage.entries[i])]))
  const places = new Map(playbook.entries.map((entry, i) => [entry, i]))
  // What lies in that folder is a part of the generator's digest; where it lies is not.
  const { extend: _, ...edition } = stage.edition
  const ofAll = digestOf([generator, edition])
  const frame = frameOf(playbook)
  const keyFor = (of: unknown, entries: Iterable<Entry>): string => {
    const ordered = [...new Set([...frame, ...entries])].sort(
      (a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0),
    )
    const hash = createHash('sha256').update(`${ofAll} ${digestOf(of)}\n`)
    for (const entry of ordered) hash.update(digests.get(entry) ?? '')
    return hash.digest('hex')
  }
  const keys = new Map<Address, string>([notFound, otherFiles].map((of) => [of, keyFor(of, [])]))
  for (const page of allPages(playbook)) {
    const beside = leavesOf(playbook, page.leaf?.of ?? page.address)
    const of = [describe(page), beside.map(leafOf), page.leaf?.told, sinceOn(stage.since, page)]
    const isOfAll = page.address === searchAddress
    keys.set(page.address, keyFor(of, isOfAll ? playbook.entries : [...page.shows, ...page.counted]))
  }
  return keys
}

/** All of a description that a page can read while it is made, entries by their names. */
function describe(page: PageOf): object {
  const { kind, address, title, label, environment, list, contents, parts, search, text } = page
  return {
    ...{ kind, address, title, label, environment, list, contents, parts, search },
    text: text && keyOf(text),
    quoted: page.quoted.map(({ entry, field }) => [keyOf(entry), field]),
    ...Object.fromEntries(
      (['whole', 'named', 'chosen', 'drawn', 'counted'] as const).map((level) => [
        level,
        namesOf(page[level]),
      ]),
    ),
  }
}

/** What a list and each of its leaves tell of a leaf. */
const leafOf = ({ address, title, leaf }: PageOf) => [address, title, leaf?.label, leaf?.count, leaf?.ends]

/** Many pages share a list: that of all availabilities, of all promises. */
const namesOf = oncePer((entries: readonly Entry[]): string[] => entries.map(keyOf))

const digestOf = (of: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(of) ?? '')
    .digest('base64')
