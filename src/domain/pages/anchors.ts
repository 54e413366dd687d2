import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Address } from './address.ts'
import { pageKinds } from './kinds.ts'
import type { Anchor, PageOf } from './page.ts'

export type { Anchor }

/** Anchors of every page's frame. */
export const framed: readonly string[] = ['main', 'contents']

/** Pages by address. */
export type Pages = ReadonlyMap<Address, PageOf>

/**
 * Every page that a playbook makes, by address: what a link may lead to. The pages of `check`'s codes are not part of
 * a playbook; `registry.ts` has them too.
 */
export const pagesOf = oncePer(
  (playbook: Playbook): Pages =>
    new Map(pageKinds.flatMap((kind) => kind.pages(playbook)).map((page) => [page.address, page])),
)

/** The pages that tell a list together which is too long for one page, in order; none where it stands whole at its address. */
export const leavesOf = (playbook: Playbook, list: Address): readonly PageOf[] =>
  leavesByList(playbook).get(list) ?? []

const leavesByList = oncePer((playbook: Playbook) =>
  Map.groupBy(
    [...pagesOf(playbook).values()].filter(({ leaf }) => leaf !== undefined),
    ({ leaf }) => leaf?.of ?? '',
  ),
)

/** Every anchor that a link to a page may name: its own, and those of what stands on other pages in its place. */
export const anchorsAt = (playbook: Playbook, page: PageOf): readonly Anchor[] => [
  ...page.anchors,
  ...(elsewhere(playbook).get(page.address) ?? []).flatMap(({ anchors }) => anchors),
]

/**
 * Where a link leads: what it names on a list in leaves stands on one of them, and the reasons of a large matrix on the
 * pages of services. All other addresses stay as they are.
 */
export const standsAt = (playbook: Playbook, address: Address): Address =>
  moved(playbook).get(address) ?? address

const moved = oncePer((playbook: Playbook) => {
  const found = new Map<Address, Address>()
  for (const [list, pages] of elsewhere(playbook)) {
    const own = new Set(
      pagesOf(playbook)
        .get(list)
        ?.anchors.map(({ id }) => id),
    )
    for (const { address, anchors } of pages)
      for (const { id, of } of anchors) {
        const named = `${list}#${id}`
        // An entry that the list only names is told on its leaf. A section of both is that of the list.
        const isTold = !own.has(id) || (of !== 'section' && of !== 'heading')
        if (isTold && !found.has(named)) found.set(named, `${address}#${id}`)
      }
  }
  return found
})

/** By list, the pages on which stands what is too much for its own, with the anchors that are named at the list. */
const elsewhere = oncePer((playbook: Playbook) => {
  const found = new Map<Address, Pick<PageOf, 'address' | 'anchors'>[]>(
    [...leavesByList(playbook)].map(([list, leaves]) => [list, [...leaves]]),
  )
  const matrix = pagesOf(playbook).get('/services')
  const isReason = ({ of }: Anchor) => of === 'availability'
  if (matrix && !matrix.anchors.some(isReason)) {
    const services = [...pagesOf(playbook).values()].filter(({ kind }) => kind === 'service')
    const reasons = services.map(({ address, anchors }) => ({ address, anchors: anchors.filter(isReason) }))
    found.set(matrix.address, [...(found.get(matrix.address) ?? []), ...reasons])
  }
  return found
})

/** The pages on which the text of an entry stands: of a shared triage path there is one in each environment. */
export const pagesWithText = (playbook: Playbook, entry: Entry): readonly PageOf[] =>
  byText(playbook).get(entry) ?? []

const byText = oncePer((playbook: Playbook) => {
  const found = new Map<Entry, PageOf[]>()
  for (const page of pagesOf(playbook).values()) {
    if (!page.text) continue
    const there = found.get(page.text)
    if (there) there.push(page)
    else found.set(page.text, [page])
  }
  return found
})
