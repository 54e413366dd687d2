import type { Problem } from '../domain/problem.ts'
import { inputProblem } from './input-rules.ts'
import { at, child, items, type Tree, textOf } from './tree.ts'

/** What a YAML or JSON file is, told by its shape. */
export type InputKind =
  | 'an app manifest'
  | 'a services manifest'
  | 'an Open Service Broker catalog'
  | 'a Cloud Controller v3 page'
  | 'a Cloud Controller v2 page'
  | 'an error answer'
  | 'a map'
  | 'a list'
  | 'one value'

export function kindOf(tree: Tree): InputKind {
  if (tree.kind === 'scalar') return 'one value'
  if (tree.kind === 'list') return 'a list'
  if (child(tree, 'errors')?.kind === 'list' || (child(tree, 'error_code') && child(tree, 'description')))
    return 'an error answer'
  if (tree.entries.has('create-services')) return 'a services manifest'
  if (tree.entries.has('applications')) return 'an app manifest'
  const resources = child(tree, 'resources')
  if (resources?.kind === 'list') {
    const old = child(tree, 'total_pages') || items(resources).some((r) => child(r, 'entity'))
    return old ? 'a Cloud Controller v2 page' : 'a Cloud Controller v3 page'
  }
  if (catalogServices(tree)) return 'an Open Service Broker catalog'
  return 'a map'
}

/** The services of a broker's catalog, also where a broker's settings hold it under `catalog`. */
export function catalogServices(tree: Tree): Tree | undefined {
  for (const services of [child(tree, 'services'), at(tree, 'catalog', 'services')]) {
    if (services?.kind !== 'list') continue
    const whole = services.items.every(
      (s) => s.kind === 'map' && s.entries.has('name') && s.entries.has('plans'),
    )
    if (whole) return services
  }
  return undefined
}

/** The file can be read, but it is not what is wanted; says what it is and where it would be taken. */
export function wrongKind(tree: Tree, wanted: string): Problem {
  const kind = kindOf(tree)
  if (kind === 'an error answer') {
    const title = textOf(child(items(child(tree, 'errors'))[0], 'title')) ?? textOf(child(tree, 'error_code'))
    const named = title && /^[\w-]{1,60}$/.test(title) ? ` (${title})` : ''
    const message = `this is an error answer of the API${named}`
    return inputProblem('export-error', tree.at, message, 'sign in and export again')
  }
  return inputProblem(
    'input-kind',
    tree.at,
    `this is ${kind}, and ${wanted} is wanted`,
    places[kind] ?? 'give another file',
  )
}

const places: Partial<Record<InputKind, string>> = {
  'an app manifest': 'app manifests are for `fieldbook fit`',
  'a services manifest': 'services manifests are for `fieldbook fit --services`',
  'an Open Service Broker catalog': 'catalogs are for `fieldbook import` and `drift`',
  'a Cloud Controller v3 page': 'pages of the API are for `fieldbook import`, `drift` and `fit --services`',
  'a Cloud Controller v2 page': 'export it from v3: cf curl "/v3/service_plans?include=service_offering"',
}
