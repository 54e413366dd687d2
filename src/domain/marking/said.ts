import type { Address } from '../pages/address.ts'
import { leavesOf, pagesOf } from '../pages/anchors.ts'
import type { PageOf } from '../pages/page.ts'
import { type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import type { Release, Withheld } from './release.ts'

/** The address under which the promotion path beside every page says that further environments are withheld. */
export const pathAddress: Address = '/environments'

/**
 * The pages that say "something is withheld here", where `withheld: said` in site.yaml asks for it; none otherwise.
 * They are the pages of the release that show a withheld entry, or one that parts of are withheld from, to those
 * who may read everything; the promotion path where an environment is withheld; and `/about` where anything is.
 *
 * This is all that "said" tells: of each page, whether or not. Not how much, of what kind, in which order, since
 * when. Whatever withheld things say, and how many there are beyond the first on a page, changes nothing.
 */
export function saidOn(playbook: Playbook, { playbook: released, withheld, files }: Release): Address[] {
  if (released.site?.data.withheld !== 'said') return []
  const lacking = new Set(withheld.map(({ entry }) => keyOf(entry)))
  const gone = new Set(withheld.filter(({ what }) => what === 'entry').map(({ entry }) => keyOf(entry)))
  // An entry that a page only names is still named when parts of it are withheld.
  const lacks = (page: PageOf | undefined) =>
    page !== undefined &&
    (page.named.some((entry) => gone.has(keyOf(entry))) ||
      page.quoted.some(({ entry, field }) => withheld.some(lacksIn(entry, field))) ||
      [...page.whole, ...page.chosen, ...page.drawn].some((entry) => lacking.has(keyOf(entry))))
  const isLacking = ({ address, leaf }: PageOf) => {
    if (address === '/about') return withheld.length > 0 || files.some(({ marking }) => marking !== undefined)
    // On which leaf of a list something stood depends on how much is withheld before it, so the list says it as one.
    const list = leaf?.of ?? address
    return [pagesOf(playbook).get(list), ...leavesOf(playbook, list)].some(lacks)
  }
  const said = [...pagesOf(released).values()].filter(isLacking).map(({ address }) => address)
  const isPathShorter = withheld.some(({ what, entry }) => what === 'entry' && entry.kind === 'environment')
  return isPathShorter ? [...said, pathAddress] : said
}

/** Tells whether something withheld is an entry, or something in one field of it. */
const lacksIn = (entry: Entry, field: string) => {
  const key = keyOf(entry)
  return ({ what, entry: other, path }: Withheld) =>
    keyOf(other) === key && (what === 'entry' || path?.[0] === field)
}
