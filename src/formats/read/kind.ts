import { by } from '../../domain/fit/ways.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { type Source, startOf } from './source.ts'
import { at, child, items, scalarText, type Tree } from './tree.ts'

/** What a YAML or JSON file is, told by its shape. */
export type InputKind =
  | 'an app manifest'
  | 'an MTA descriptor'
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
  if (tree.kind === 'list') return 'a list'
  if (child(tree, 'errors')?.kind === 'list' || (child(tree, 'error_code') && child(tree, 'description')))
    return 'an error answer'
  if (tree.entries.has('create-services')) return 'a services manifest'
  if (tree.entries.has('applications')) return 'an app manifest'
  if (
    child(tree, '_schema-version') &&
    (child(tree, 'modules') || child(tree, 'resources') || child(tree, 'ID'))
  )
    return 'an MTA descriptor'
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
  if (services?.kind !== 'map') return false
  const each = [...services.entries.values()].map(({ value }) => value)
  return each.length > 0 && each.every((s) => child(s, 'image') || child(s, 'build') || child(s, 'extends'))
}

/** What is no YAML but the text of another tool, told by how it begins; undefined for everything else. */
export function wrongText({ file, text }: Source): Problem | undefined {
  const found = texts.find(({ form }) => form.test(text.slice(0, 20_000)))
  if (!found) return undefined
  return inputProblem('input-kind', startOf(file), `this is ${found.what}`, found.give)
}

const texts = [
  {
    form: /^\s*Getting (?:service instances|services) in org|^name\s{2,}(?:offering|service)\s{2,}plan\s{2,}bound apps/m,
    what: 'the table of `cf services`',
    give: `give it ${by.services}, or write what it lists as lines such as \`orders-db: postgres small\``,
  },
  {
    form: /^\s*Getting (?:all )?service (?:offerings|plan information)|^\s*Getting services from marketplace/m,
    what: 'the table of `cf marketplace`',
    give: by.marketplace,
  },
  {
    form: /^\s*(?:resource|data|provider|variable|module|terraform|output|locals)\s*(?:"[^"\n]*"\s*){0,2}\{\s*$/m,
    what: 'Terraform',
    give: 'give the app manifest that `cf push` takes; `cf create-app-manifest APP` writes one of an app that runs',
  },
  {
    form: /^FROM\s+\S+(?:\s+AS\s+\S+)?\s*$/m,
    what: 'a Dockerfile',
    give: 'give the app manifest, with `docker: {image: …}` for the image that it makes',
  },
]

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
      scalarText(child(items(child(tree, 'errors'))[0], 'title')) ?? scalarText(child(tree, 'error_code'))
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

const create = '`cf create-app-manifest APP` writes one of an app that runs'
const places: Partial<Record<InputKind, string>> = {
  'an MTA descriptor': by.mta,
  'a Score workload': by.score,
  'a Kubernetes resource': `cf push does not read it; give the app manifest, and ${create}`,
  'a Helm chart': `cf push does not read it; give the app manifest, and ${create}`,
  'a docker compose file': `cf push does not read it; give an app for each service, with \`docker: {image: …}\`; ${create}`,
  'Terraform in JSON': `cf push does not read it; give the app manifest, and ${create}`,
  'an app manifest': by.manifest,
  'a services manifest': by.created,
  'an Open Service Broker catalog': by.catalogs,
  'a Cloud Controller v3 page': by.pages,
  'a Cloud Controller v2 page': 'export it from v3: cf curl "/v3/service_plans?include=service_offering"',
}
