import { countOf } from '../../domain/base/words.ts'
import { leavesOf } from '../../domain/pages/anchors.ts'
import type { PageOf } from '../../domain/pages/page.ts'
import { pageAt } from '../../domain/pages/registry.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'

/** What stands on the leaves of a list: "promise", and of several "promises". */
export type Counted = readonly [one: string, several?: string]

/** A leaf as the page of its list leads to it. */
export interface LeafLink extends Link {
  /** "480 promises", "250 services, Artifactory to MySQL". */
  count: string
}

/** The leaves of a list in order. `release` says which there are: a page knows of its own entries alone. */
export const leafLinks = (release: Playbook, list: string, [one, several]: Counted): LeafLink[] =>
  leavesOf(release, list).map(({ address, label, leaf }) => ({
    href: address,
    text: leaf?.label ?? label,
    count: [countOf(leaf?.count ?? 0, one, several), ...(leaf?.ends ? [leaf.ends.join(' to ')] : [])].join(
      ', ',
    ),
  }))

interface Opened {
  playbook: Playbook
  release: Playbook
  described: PageOf
}

/** A leaf: below its list, between the leaves before and after it. */
export const leafPage = (open: Opened, own: Partial<Page>): Page =>
  leafInside(open, referencePage(open.playbook, own))

/** The same of a page that stands somewhere already, as those of an environment do. */
export function leafInside({ release, described }: Opened, page: Page): Page {
  const list = described.leaf?.of ?? described.address
  const all = leavesOf(release, list)
  const place = all.indexOf(described)
  const link = (other: PageOf | undefined) => other && { href: other.address, text: other.title }
  const [before, next] = [link(all[place - 1]), link(all[place + 1])]
  const { before: _, next: __, ...rest } = page
  return {
    ...rest,
    crumbs: [...page.crumbs, { href: list, text: pageAt(release, list)?.label ?? '' }],
    ...(before && { before }),
    ...(next && { next }),
  }
}
