import { openForEditing } from '../../src/cli/open.ts'
import type { PageOf } from '../../src/domain/pages/page.ts'
import { allPages } from '../../src/domain/pages/registry.ts'

/** Of each kind the page with the most places to go to, which has the most on it; in il5, where it is one of several. */
function richest(pages: readonly PageOf[]): PageOf[] {
  const here = pages.filter(({ environment }) => environment === undefined || environment === 'il5')
  return here.toSorted((a, b) => b.anchors.length - a.anchors.length).slice(0, 1)
}

const byKind = Map.groupBy(allPages(openForEditing({ root: [] }).release.playbook), ({ kind }) => kind)

/** One page of each kind, as files of the site; and the guide that has every component. */
export const pageKinds: readonly string[] = [
  ...[...byKind.values()].flatMap(richest).map(({ file }) => file),
  'guides/components.html',
]
