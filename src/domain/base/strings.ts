import type { Path } from '../../model/walk.ts'

/** Every string of a value with its path; the keys of objects too, since those of maps are shown as words. */
export function* stringsOf(
  value: unknown,
  path: Path = [],
): Generator<{ path: Path; text: string; isKey: boolean }> {
  if (typeof value === 'string') yield { path, text: value, isKey: false }
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* stringsOf(item, [...path, i])
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield { path: [...path, key], text: key, isKey: true }
      yield* stringsOf(item, [...path, key])
    }
  }
}
