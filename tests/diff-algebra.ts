import { byPath, changeFrom } from '../src/domain/diff/change.ts'
import { treeOf } from '../src/domain/diff/diff.ts'
import { moved, renamed } from '../src/domain/diff/moves.ts'
import { type JsonTree, withValues } from '../src/domain/diff/tree.ts'
import type { Catalog } from '../src/model/catalog.ts'
import type { CatalogDiff, Change, Side } from '../src/model/catalog-diff.ts'

/** The diff the other way round. */
export function invert(diff: CatalogDiff): CatalogDiff {
  const changes = diff.changes.map(({ before, after, status }) =>
    changeFrom({
      before: after,
      after: before,
      status: status && { before: status.after, after: status.before },
    }),
  )
  return { ...diff, from: diff.to, to: diff.from, changes: changes.sort(byPath) }
}

/** The catalog that a diff leads to, from the one that it leads from. */
export function apply({ changes, to }: CatalogDiff, catalog: Catalog): Catalog {
  const isMove = (c: Change): c is Change & { before: Side; after: Side } =>
    c.before !== undefined &&
    c.after !== undefined &&
    c.before.value === undefined &&
    c.after.value === undefined
  const moves = changes.filter(isMove).map((c) => ({ from: c.before.path, to: c.after.path }))
  const tree = withValues(
    moved(treeOf(catalog), moves),
    changes.flatMap((c) => {
      if (isMove(c)) return []
      const path = c.after?.path ?? renamed(c.before?.path ?? [], moves, 'from', 'to')
      return [[path, c.after?.value as JsonTree | undefined] as const]
    }),
  ) as unknown as Pick<Catalog, 'roles' | 'services' | 'environments'>
  return { ...to, ...tree, products: catalog.products }
}
