import { by } from '../../domain/fit/ways.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { type ForeignKind, foreignApps, foreignGives, foreignKind } from './foreign-files.ts'
import { inputProblem } from './input-rules.ts'
import { at, child, items, scalarText, type Tree } from './tree.ts'

/** What a YAML or JSON file is, told by its shape. */
export type InputKind =
  | ForeignKind
  | 'an app manifest'
  | 'an MTA descriptor'
  | 'an MTA extension descriptor'
  | 'a Score workload'
  | 'a Kubernetes resource'
  | 'a docker compose file'
  | 'Terraform in JSON'
  | 'a Helm chart'
  | 'a services manifest'
  | 'an Open Service Broker catalog'
  | 'a Cloud Controller v3 page'
  | 'a Cloud Controller v2 page'
  | 'an error answer'
  | 'a map'
  | 'a list'
  | 'one value'

/** What a file is, by its shape. */
export function kindOf(tree: Tree): InputKind {
  if (tree.kind === 'scalar') return 'one value'
  if (tree.kind === 'list') return foreignKind(tree) ?? 'a list'
  const isError =
    child(tree, 'errors')?.kind === 'list' ||
    (child(tree, 'error_code') && child(tree, 'description')) ||
    (child(tree, 'error') && child(tree, 'error_description'))
  if (isError) return 'an error answer'
  if (tree.entries.has('create-services')) return 'a services manifest'
  if (tree.entries.has('applications')) return 'an app manifest'
  if (
    child(tree, '_schema-version') &&
    ['modules', 'resources', 'ID', 'extends'].some((key) => child(tree, key))
  )
    return child(tree, 'extends') ? 'an MTA extension descriptor' : 'an MTA descriptor'
  const api = scalarText(child(tree, 'apiVersion'))
  if (api?.startsWith('score.dev/')) return 'a Score workload'
  if (api !== undefined && child(tree, 'kind')) return 'a Kubernetes resource'
  if (api !== undefined && child(tree, 'name') && child(tree, 'version')) return 'a Helm chart'
  if (isCompose(tree)) return 'a docker compose file'
  if (child(tree, 'resource')?.kind === 'map' || child(tree, 'terraform')?.kind === 'map')
    return 'Terraform in JSON'
  const resources = child(tree, 'resources')
  if (resources?.kind === 'list' && isPage(tree, items(resources))) {
    const old = child(tree, 'total_pages') || items(resources).some((r) => child(r, 'entity'))
    return old ? 'a Cloud Controller v2 page' : 'a Cloud Controller v3 page'
  }
  const foreign = foreignKind(tree)
  if (foreign) return foreign
  if (catalogServices(tree)) return 'an Open Service Broker catalog'
  return 'a map'
}

/** A page of the API: pages say so, or hold what has an identity; other files list resources too. */
const isPage = (tree: Tree, resources: readonly Tree[]) =>
  ['pagination', 'included', 'total_pages', 'total_results'].some((key) => child(tree, key)) ||
  resources.some((r) => child(r, 'guid') || child(r, 'entity') || child(r, 'metadata')) ||
  (resources.length === 0 && tree.kind === 'map' && tree.entries.size === 1)

const isCompose = (tree: Tree) => {
  const services = child(tree, 'services')
  if (tree.kind !== 'map' || services?.kind !== 'map' || services.entries.size === 0) return false
  const runs = (s: Tree) => ['image', 'build', 'extends'].some((key) => child(s, key))
  const each = [...services.entries.values()].map(({ value }) => value)
  const top = [...tree.entries.keys()].every((key) => composeKeys.test(key))
  return each.every((s) => s.kind === 'map') && (each.every(runs) || (top && each.some(runs)))
}
const composeKeys = /^(?:version|name|services|networks|volumes|configs|secrets|include|models|x-.*)$/

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
    const title =
      scalarText(child(items(child(tree, 'errors'))[0], 'title')) ??
      scalarText(child(tree, 'error_code')) ??
      scalarText(child(tree, 'error'))
    const named = title && /^[\w-]{1,60}$/.test(title) ? ` (${title})` : ''
    const message = `this is an error answer of the API${named}`
    return inputProblem('export-error', tree.at, message, 'sign in and export again')
  }
  const taken = places[kind] ?? (wanted === manifest ? strangers[kind] : undefined)
  return inputProblem(
    'input-kind',
    tree.at,
    `this is ${kind}, and ${wanted} is wanted`,
    taken ?? 'give another file',
  )
}

const manifest = 'an app manifest'
const create = '`cf create-app-manifest APP` writes one of an app that runs'
const never = `cf push does not read it; give the app manifest, and ${create}`

/** Where a file would be taken, or what has to be done to it. */
const places: Partial<Record<InputKind, string>> = {
  ...foreignGives,
  'an MTA descriptor': by.mta,
  'an MTA extension descriptor':
    'it says only what differs; give the descriptor that it extends, with those values in it',
  'a Score workload': by.score,
  'an app manifest': by.manifest,
  'a services manifest': by.created,
  'an Open Service Broker catalog': by.catalogs,
  'a Cloud Controller v3 page': by.pages,
  'a Cloud Controller v2 page': 'export it from v3: cf curl "/v3/service_plans?include=service_offering"',
}

/** What to give in place of a file of which an app could have been meant. */
const strangers: Partial<Record<InputKind, string>> = {
  ...Object.fromEntries(foreignApps.map((kind) => [kind, never])),
  'a Kubernetes resource': never,
  'a Helm chart': never,
  'Terraform in JSON': never,
  'a docker compose file': `cf push does not read it; give an app for each service, with \`docker: {image: …}\`; ${create}`,
}
