import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'

/** The pair of a map under a key, as it is written or as a reader takes it. */
export const pairOf = (map: YAMLMap, step: string | number): Pair | undefined =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))

/** The text of a scalar of a map, as it is written: `5.10` stays that. */
export function textOfKey(map: YAMLMap, key: string): string | undefined {
  const value = pairOf(map, key)?.value
  return isScalar(value) ? (value.source ?? String(value.value)) : undefined
}

/** The last character of the last value inside; the range of a block collection reaches into what follows. */
export function endOf(text: string, node: Node | null | undefined): number {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length > 0) {
    const last = node.items.at(-1)
    const inner = isMap(node) ? ((last as Pair).value ?? (last as Pair).key) : last
    return endOf(text, inner as Node)
  }
  const end = node?.range?.[1] ?? 0
  // Block scalars end after their line break.
  return text[end - 1] === '\n' ? end - 1 : end
}

/** Whether a value of YAML is a map. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
