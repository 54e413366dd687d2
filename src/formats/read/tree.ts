/** YAML and JSON alike, as data that knows where each part was written. */
import type { Position } from '../../domain/playbook/problem.ts'

export type Tree = Scalar | List | Dict

export interface Scalar {
  kind: 'scalar'
  at: Position
  value: string | number | boolean | null
  /** As written: `5.10`, where the value is 5.1. */
  text: string
  /** In quotes, a block or a value of JSON: text, whatever it looks like. */
  quoted?: true
  /** Variables that have no value; `text` then still holds them. */
  missing?: readonly string[]
}

export interface List {
  kind: 'list'
  at: Position
  /** Whether it carries an anchor, so that it may stand where it does to be pointed at. */
  anchored?: true
  items: Tree[]
}

export interface Dict {
  kind: 'map'
  at: Position
  /** As of a list. */
  anchored?: true
  /** `at` is where the key stands. */
  entries: Map<string, { at: Position; value: Tree }>
  /** Values from a merge key written below a key of the same name: YAML ignores them, yaml.v2 takes them. */
  late?: Map<string, { at: Position; value: Tree }>
  /** Keys without quotes that YAML 1.1 takes for a number, a truth value or nothing. */
  oddKeys?: ReadonlySet<string>
  /** Variables in keys that have no value, with the place of the key. */
  missingKeys?: { names: readonly string[]; at: Position }[]
}

/** The value under the first of `keys` that is there and not null. */
export function child(tree: Tree | undefined, ...keys: string[]): Tree | undefined {
  if (tree?.kind !== 'map') return undefined
  for (const key of keys) {
    const value = tree.entries.get(key)?.value
    if (value && !(value.kind === 'scalar' && value.value === null)) return value
  }
  return undefined
}

/** The value at a path of keys. */
export const at = (tree: Tree | undefined, ...path: string[]): Tree | undefined =>
  path.reduce<Tree | undefined>((node, key) => child(node, key), tree)

/** The items of a list; none where it is not one. */
export const items = (tree: Tree | undefined): Tree[] => (tree?.kind === 'list' ? tree.items : [])

/** The text of a scalar that is complete; numbers and booleans as they were written. */
export function scalarText(tree: Tree | undefined): string | undefined {
  if (tree?.kind !== 'scalar' || tree.value === null || tree.missing) return undefined
  return tree.text === '' ? undefined : tree.text
}

/** A boolean, also in the spellings of YAML 1.1 that people still use in boolean places. */
export function truthOf(tree: Tree | undefined): boolean | undefined {
  if (tree?.kind !== 'scalar') return undefined
  if (typeof tree.value === 'boolean') return tree.value
  if (/^(?:y|yes|on|true)$/i.test(tree.text)) return true
  if (/^(?:n|no|off|false)$/i.test(tree.text)) return false
  return undefined
}

/** Nesting beyond all use; what reads trees may recurse without fear. */
export const maxTreeDepth = 200

/** An input grows beyond what is read; `parse` turns it into a problem. */
export class LimitError extends Error {
  readonly at: Position
  constructor(at: Position) {
    super('the input expands to too much')
    this.at = at
  }
}
