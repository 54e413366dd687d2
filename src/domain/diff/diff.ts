import type { Status } from '../../model/availability.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { CatalogDiff, CatalogHead, Change, Side } from '../../model/catalog-diff.ts'
import { lookUp } from '../base/look-up.ts'
import { byPath, changeFrom } from './change.ts'
import { movesBetween } from './identity.ts'
import { isWhole } from './judge.ts'
import { moved, renamed } from './moves.ts'
import { compareTrees, type JsonTree, type TreePath, valueAt } from './tree.ts'

/**
 * What changed from one catalog to another, as a developer would tell it. Order of anything plays no part.
 * diff(a, a) has no changes, its inverse is diff(b, a), and applied to a it gives b: `tests/diff-algebra.ts`.
 */
export function diffCatalogs(before: Catalog, after: Catalog): CatalogDiff {
  const moves = movesBetween(before, after)
  const edits = compareTrees(moved(treeOf(before), moves), treeOf(after), isWhole)
  const changes = [
    ...moves.map((m) => changeFrom({ before: { path: [...m.from] }, after: { path: [...m.to] } })),
    ...edits.map(({ path, ...values }) => {
      const old = renamed(path, moves, 'to', 'from')
      return changeFrom({
        before: values.before === undefined ? undefined : { path: old, value: json(values.before) },
        after: values.after === undefined ? undefined : { path: [...path], value: json(values.after) },
        status: statusOf(statusAt(before, old), statusAt(after, path)),
      })
    }),
  ]
  return {
    kind: 'fieldbook-diff',
    version: 1,
    from: headOf(before),
    to: headOf(after),
    changes: changes.sort(byPath),
  }
}

/**
 * In what two environments of one catalog differ, each side at its own path. Services are matched by id:
 * what a marketplace calls them is the environment's own affair.
 */
export function diffEnvironments(catalog: Catalog, from: string, to: string): Change[] {
  const tree = treeOf(catalog)
  const [old, now] = [
    ['environments', from],
    ['environments', to],
  ]
  const whole = (path: TreePath) => isWhole([...now, ...path])
  return compareTrees(valueAt(tree, old), valueAt(tree, now), whole).map(({ path, before, after }) => {
    const sides = { before: [...old, ...path], after: [...now, ...path] }
    return changeFrom({
      before: before === undefined ? undefined : { path: sides.before, value: json(before) },
      after: after === undefined ? undefined : { path: sides.after, value: json(after) },
      status: statusOf(statusAt(catalog, sides.before), statusAt(catalog, sides.after)),
    })
  })
}

const json = (tree: JsonTree) => tree as NonNullable<Side['value']>

/** The part of a catalog that is compared. When something was seen is no difference: what is offered is the same. */
export function treeOf({ roles, services, environments }: Catalog): JsonTree {
  const compared = mapValues(environments, ({ evidence: _, ...environment }) => ({
    ...environment,
    services: mapValues(environment.services, ({ seen: _, ...offer }) => offer),
  }))
  return { roles, services, environments: compared } as unknown as JsonTree
}

const mapValues = <V, W>(all: Readonly<Record<string, V>>, to: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [key, to(value)]))

/** Everything that a catalog says of itself. */
function headOf({
  roles: _roles,
  services: _services,
  products: _products,
  environments: _environments,
  ...head
}: Catalog): CatalogHead {
  return head
}

/** What an environment says of the service that a path leads to. */
function statusAt(catalog: Catalog, [root, environment, area, service]: TreePath): Status | undefined {
  if (root !== 'environments' || area !== 'services') return undefined
  return lookUp(lookUp(catalog.environments, environment)?.services, service)?.status
}

const statusOf = (before: Status | undefined, after: Status | undefined) =>
  (before ?? after) ? { before, after } : undefined
