import type { Status } from '../../model/availability.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { CatalogDiff, CatalogHead, Change, Side } from '../../model/catalog-diff.ts'
import { lookUp } from '../catalog/look-up.ts'
import { compare } from '../problem.ts'
import { type Move, movesBetween } from './identity.ts'
import { isWhole, judge } from './judge.ts'
import { compareTrees, type Tree, type TreePath, valueAt, withValues } from './tree.ts'

/**
 * What changed from one catalog to another, as a developer would tell it. Order of anything plays no part.
 * diff(a, a) has no changes, {@link invert} of diff(a, b) is diff(b, a), and {@link apply} of it to a gives b.
 */
export function diffCatalogs(before: Catalog, after: Catalog): CatalogDiff {
  const moves = movesBetween(before, after)
  const edits = compareTrees(move(treeOf(before), moves), treeOf(after), isWhole)
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
    move(treeOf(catalog), moves),
    changes.flatMap((c) => {
      if (isMove(c)) return []
      const path = c.after?.path ?? renamed(c.before?.path ?? [], moves, 'from', 'to')
      return [[path, c.after?.value as Tree | undefined] as const]
    }),
  ) as unknown as Pick<Catalog, 'roles' | 'services' | 'environments'>
  return { ...to, ...tree }
}

const json = (tree: Tree) => tree as NonNullable<Side['value']>

const treeOf = ({ roles, services, environments }: Catalog): Tree =>
  ({ roles, services, environments }) as unknown as Tree

/** Everything that a catalog says of itself. */
export function headOf({
  roles: _roles,
  services: _services,
  environments: _environments,
  ...head
}: Catalog): CatalogHead {
  return head
}

function move(tree: Tree, moves: readonly Move[]): Tree {
  if (moves.length === 0) return tree
  return withValues(
    tree,
    moves.flatMap(({ from, to }) => [
      [to, valueAt(tree, from)],
      [from, undefined],
    ]),
  )
}

/** A path below something that moved, by its other name. */
function renamed(
  path: TreePath,
  moves: readonly Move[],
  side: 'from' | 'to',
  other: 'from' | 'to',
): string[] {
  const found = moves.find(
    (m) => m[side].length <= path.length && m[side].every((part, i) => part === path[i]),
  )
  return found ? [...found[other], ...path.slice(found[side].length)] : [...path]
}

/** What an environment says of the service that a path is about. */
function statusAt(catalog: Catalog, [root, environment, area, service]: TreePath): Status | undefined {
  if (root !== 'environments' || area !== 'services') return undefined
  return lookUp(lookUp(catalog.environments, environment)?.services, service)?.status
}

const statusOf = (before: Status | undefined, after: Status | undefined) =>
  (before ?? after) ? { before, after } : undefined

type Sides = Pick<Change, 'before' | 'after' | 'status'>

/** A change from its sides alone, so that turning it about judges it anew. */
function changeFrom({ before, after, status }: { [K in keyof Sides]: Sides[K] | undefined }): Change {
  const path = (after ?? before)?.path ?? []
  const moved = before && after && before.value === undefined && after.value === undefined
  const kind = path[0] === 'services' ? 'service-renamed' : 'offering-moved'
  const verdict = moved
    ? ({ kind, severity: 'informational' } as const)
    : judge({
        path,
        before: before?.value as Tree | undefined,
        after: after?.value as Tree | undefined,
        was: status?.before,
        is: status?.after,
      })
  return {
    ...verdict,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(status ? { status } : {}),
  }
}

const keyOf = ({ before, after }: Change) =>
  [...((after ?? before)?.path ?? []), '', ...(before?.path ?? [])].join('\0')

const byPath = (a: Change, b: Change) => compare(keyOf(a), keyOf(b))
