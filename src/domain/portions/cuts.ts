import type { Rung } from './rungs.ts'

/** How data differ for readers who may see only what is up to a marking. */
export interface DataCut extends Rung {
  edits: readonly CutEdit[]
}

/** A path into the data and what stands there; without it, nothing does. */
export type CutEdit = readonly [path: readonly string[], value?: unknown]

/** What to change so that `from` becomes `to`, as JSON. Lists are changed as a whole. */
export function editsBetween(from: unknown, to: unknown, path: readonly string[] = []): CutEdit[] {
  if (!isRecord(from) || !isRecord(to)) return JSON.stringify(from) === JSON.stringify(to) ? [] : [[path, to]]
  const gone = Object.keys(from).filter((key) => !Object.hasOwn(to, key))
  return [
    ...gone.map((key): CutEdit => [[...path, key]]),
    ...Object.entries(to).flatMap(([key, value]) =>
      editsBetween(Object.hasOwn(from, key) ? from[key] : undefined, value, [...path, key]),
    ),
  ]
}

/** The data after edits; what is not edited is shared. */
export function edited<T>(data: T, edits: readonly CutEdit[]): T {
  const whole = edits.find(([path]) => path.length === 0)
  if (whole) return whole[1] as T
  if (edits.length === 0 || !isRecord(data)) return data
  const byKey = new Map<string, CutEdit[]>()
  for (const [[key = '', ...rest], ...value] of edits)
    byKey.set(key, [...(byKey.get(key) ?? []), [rest, ...value]])
  const isGone = (inner: readonly CutEdit[] = []) =>
    inner.some((edit) => edit.length === 1 && edit[0].length === 0)
  const keys = [...new Set([...Object.keys(data), ...byKey.keys()])].filter((key) => !isGone(byKey.get(key)))
  // From entries, since assigning to the key `__proto__` would do something else.
  return Object.fromEntries(
    keys.map((key) => [key, edited(Object.hasOwn(data, key) ? data[key] : undefined, byKey.get(key) ?? [])]),
  ) as T
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
