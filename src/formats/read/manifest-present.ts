import { resolve } from './manifest-yaml.ts'
import type { Dict, Tree } from './tree.ts'

export type Attributes = Dict['entries']

/** The value of an attribute that is written and not null, nor so empty that cf leaves it out. */
export const presentValue = (attributes: Attributes, key: string): Tree | undefined => {
  const tree = attributes.get(key)?.value
  if (tree?.kind !== 'scalar' || tree.missing) return tree
  const found = resolve(tree)
  return found.type === 'null' || (found.text === '' && omitted.includes(key)) ? undefined : tree
}

/** Texts that cf decodes itself and leaves out where they are empty: `omitempty` of application.go and process.go. */
const omitted: readonly string[] = [
  'disk-quota',
  'health-check-http-endpoint',
  'health-check-type',
  'log-rate-limit-per-second',
  'memory',
  'path',
  'stack',
]
