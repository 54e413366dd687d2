import type { Position } from '../../domain/playbook/problem.ts'
import { jsonTree } from './json-tree.ts'
import { child, type List, type Scalar, type Tree } from './tree.ts'

/**
 * Every Open Service Broker catalog in a file: the file itself, a bare list of services, or wherever a broker's
 * configuration keeps one: `catalog`, `spring.cloud.openservicebroker.catalog`, `rds_config.catalog`, properties
 * of a deployment. Found by its form, since every broker has a place of its own.
 */
export function catalogsIn(tree: Tree): Tree[] {
  if (isBareCatalog(tree)) return [tree]
  const found: Tree[] = []
  const open: { node: Tree; depth: number }[] = [{ node: tree, depth: 0 }]
  let seen = 0
  for (let step = open.shift(); step && seen < maxNodes; step = open.shift()) {
    const { node, depth } = step
    seen += 1
    const services = child(node, 'services', 'service_offerings')
    if (services?.kind === 'list' && isServices(services)) {
      found.push(services)
      continue
    }
    const inside = node.kind === 'scalar' ? jsonIn(node) : undefined
    if (inside) open.push({ node: inside, depth: depth + 1 })
    if (node.kind === 'scalar' || depth >= maxDepth) continue
    const inner: Tree[] = node.kind === 'list' ? node.items : [...node.entries.values()].map((e) => e.value)
    const catalog = child(node, 'catalog')
    if (catalog && isBareCatalog(catalog)) found.push(catalog)
    for (const next of inner)
      if (next.kind !== 'scalar' || isJson(next)) open.push({ node: next, depth: depth + 1 })
  }
  return found
}

/** Whether a text may be a catalog in JSON, as manifests of brokers keep it in a variable. */
const isJson = (node: Tree) =>
  node.kind === 'scalar' && /^\s*[[{]/.test(node.text) && node.text.includes('"plans"')

/** The catalog that such a text is, each of its parts where the text stands. */
function jsonIn(node: Scalar): Tree | undefined {
  if (!isJson(node) || typeof node.value !== 'string') return undefined
  try {
    JSON.parse(node.value)
  } catch {
    return undefined
  }
  return placed(jsonTree(node.value, node.at.file), node.at)
}

function placed(tree: Tree, at: Position): Tree {
  if (tree.kind === 'scalar') return { ...tree, at }
  if (tree.kind === 'list') return { ...tree, at, items: tree.items.map((item) => placed(item, at)) }
  const entries = [...tree.entries].map(
    ([key, { value }]) => [key, { at, value: placed(value, at) }] as const,
  )
  return { ...tree, at, entries: new Map(entries) }
}

/** Below this, configuration is no longer of the broker itself. */
const maxDepth = 10
const maxNodes = 20_000

/** A list of services without the map around it. */
export const isBareCatalog = (tree: Tree): tree is List => tree.kind === 'list' && isServices(tree)

/** All are maps, and one at least has what a service has; another may lack its name, which is reported. */
function isServices({ items }: List): boolean {
  const whole = (item: Tree) =>
    item.kind === 'map' && item.entries.has('name') && child(item, 'plans')?.kind === 'list'
  return (
    items.length > 0 &&
    items.some(whole) &&
    items.every((i) => i.kind === 'map' && (child(i, 'name') || child(i, 'plans') || child(i, 'id')))
  )
}
