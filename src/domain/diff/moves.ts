import type { Move } from './identity.ts'
import { type JsonTree, type TreePath, valueAt, withValues } from './tree.ts'

/** A copy of the tree with everything that moved put at its new place. */
export function moved(tree: JsonTree, moves: readonly Move[]): JsonTree {
  if (moves.length === 0) return tree
  return withValues(
    tree,
    moves.flatMap(({ from, to }) => [
      [to, valueAt(tree, from)],
      [from, undefined],
    ]),
  )
}

/** The other name of a path that is below something that moved. */
export function renamed(
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
