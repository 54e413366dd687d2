import { compare } from '../playbook/problem.ts'

/** Keys from the root of a tree to a value. */
export type TreePath = readonly string[]

/** A JSON value. Lists of plain values are sets: their order means nothing. */
export type JsonTree =
  | { [key: string]: JsonTree | undefined }
  | readonly JsonTree[]
  | string
  | number
  | boolean
  | null

/** A place at which two trees differ; a side is undefined where that tree has nothing. */
export interface TreeEdit {
  path: TreePath
  before?: JsonTree
  after?: JsonTree
}

const isMap = (value: JsonTree | undefined): value is { [key: string]: JsonTree | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownKeys = (map: { [key: string]: JsonTree | undefined }) =>
  Object.keys(map)
    .filter((key) => map[key] !== undefined)
    .sort(compare)

const child = (value: JsonTree | undefined, key: string): JsonTree | undefined =>
  isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined

/** The value at `path`, if there is one. Inherited keys do not count. */
export const valueAt = (tree: JsonTree | undefined, path: TreePath): JsonTree | undefined =>
  path.reduce<JsonTree | undefined>(child, tree)

/** A text that two values share exactly when they say the same: keys and sets in order. */
export function canonical(value: JsonTree | undefined): string {
  if (Array.isArray(value)) {
    const items = value.map(canonical)
    return `[${(value.some((item) => typeof item === 'object') ? items : items.sort(compare)).join()}]`
  }
  if (!isMap(value)) return JSON.stringify(value) ?? ''
  return `{${ownKeys(value)
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`
}

/**
 * The least edits that lead from one tree to another, by path. Maps are entered, except where `isWhole` says
 * that the map at a path means something only as a whole; what only one side has is one edit.
 */
export function compareTrees(
  before: JsonTree | undefined,
  after: JsonTree | undefined,
  isWhole: (path: TreePath) => boolean = () => false,
  path: TreePath = [],
): TreeEdit[] {
  if (before === after) return []
  if (isMap(before) && isMap(after) && !isWhole(path)) {
    const keys = [...new Set([...ownKeys(before), ...ownKeys(after)])].sort(compare)
    return keys.flatMap((key) => compareTrees(child(before, key), child(after, key), isWhole, [...path, key]))
  }
  if (canonical(before) === canonical(after)) return []
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

/** A copy of `tree` with `value` at each path; undefined takes it away. Maps on the way must be there. */
export function withValues(
  tree: JsonTree,
  values: Iterable<readonly [TreePath, JsonTree | undefined]>,
): JsonTree {
  const copy = structuredClone(tree) as JsonTree
  for (const [path, value] of values) {
    const parent = valueAt(copy, path.slice(0, -1))
    const key = path.at(-1)
    if (key === undefined || !isMap(parent)) throw new RangeError(`nothing to change at ${path.join('/')}`)
    if (value === undefined) delete parent[key]
    // Assignment to `__proto__` would set a prototype instead of a key.
    else Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return copy
}
