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
