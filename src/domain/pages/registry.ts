/**
 * Which pages a site has, and what is on each of them: said once, read by all who need to know.
 *
 *     allPages(playbook): readonly PageOf[]        in the order of kinds.ts
 *     pageAt(playbook, address): PageOf | undefined
 *     frameOf(playbook): readonly Entry[]          what every page is made from besides (frame.ts)
 *     sourceFiles(entries): string[]               their files, as release.json names them (sources.ts)
 *
 *     PageOf {
 *       address, file, kind                        '/environments/il5/services', 'environments/il5/services.html', 'offers'
 *       title, label                               label: what it is called in lists of pages
 *       environment?                               whose page it is
 *       list                                       its entries have records of their own: of it search takes the head
 *       contents: { id, title }[]                  the headings that are listed beside it
 *       search?: { kind: SearchKind, roles, status?, entry?, names, lines? }   absent: search passes it over
 *       parts, sections: { id, title, caption?, shown?, also? }[]
 *       anchors: { id, of }[]                      every anchor that a link may name
 *       shows: Entry[]                             of which something stands on it besides the frame: whole + named + chosen;
 *                                              `counted` are those of which it says only how many there are
 *     }
 *
 * Types are in page.ts, tables by kind of search in domain/search/kinds.ts (`priors`, `firstMeant`, `recordTypes`).
 */

import { oncePer } from '../base/once.ts'
import { rules } from '../checks/registry.ts'
import { allPlatformRules } from '../fit/rules/registry.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Address } from './address.ts'
import { pagesOf } from './anchors.ts'
import type { PageOf } from './page.ts'
import { problemsOf } from './problems.ts'
import { isOff } from './switched-off.ts'

export { frameOf } from './frame.ts'
export type { PageOf, Section } from './page.ts'
export { sourceFiles } from './sources.ts'

const codes = problemsOf(rules)
const platformCodes = problemsOf(allPlatformRules)

/** Every page of the site of a playbook but `404.html`, which has no address; each described once. */
export const allPages = oncePer((playbook: Playbook): readonly PageOf[] => [
  ...pagesOf(playbook).values(),
  ...codes.pages(playbook),
  ...(isOff(playbook, 'fit') ? [] : platformCodes.pages(playbook)),
])

const byAddress = oncePer(
  (playbook: Playbook) => new Map(allPages(playbook).map((page) => [page.address, page])),
)

/** The page at an address, which may have an anchor. */
export const pageAt = (playbook: Playbook, address: Address): PageOf | undefined =>
  byAddress(playbook).get(address.replace(/[?#].*$/, ''))
