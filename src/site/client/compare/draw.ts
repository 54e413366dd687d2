import { listOf } from '../../../domain/base/words.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { compareView, tallyOf } from '../../views/compare.ts'
import { compareTable } from '../../views/compare-table.ts'
import { hrefOf } from '../fit/prose.ts'
import { inlineMarkdown } from '../parts/inline-markdown.ts'
import { summing } from '../parts/portions.ts'
import { make } from '../search/dom.ts'

/** What differs in one line, and the comparison below it. */
export function drawComparison(catalog: Catalog, ids: readonly string[]): HTMLElement {
  const view = compareView(catalog, ids)
  const drawn = make('div')
  drawn.innerHTML = compareTable(view, { line: inlineMarkdown, href: hrefOf })
  const count = tallyOf(view)
    .slice(0, -1)
    .reduce((sum, figure) => sum + figure.count, 0)
  const names = view.columns.map((column) => column.name)
  const differs = count === 1 ? '1 thing differs' : `${count} things differ`
  const all = make('p', {}, `From ${names[0]} to ${listOf(names.slice(1))}: ${differs}.`)
  drawn.prepend(summing(all, view.groups))
  return drawn
}
