import type { Instance } from '../../domain/fit/app.ts'
import { keyWord } from './manifest-attributes.ts'
import { type Door, listAt, mapAt, textAt, Unmapped } from './manifest-door.ts'
import { given } from './osb.ts'
import { child, type Dict, items, scalarText, type Tree, at as within } from './tree.ts'

/** Types of resources that are no service: what a platform gives each app, or has no place for. */
const own = ['route', 'dns', 'environment', 'config', 'service']
const homeless = ['volume', 'service-port', 'horizontal-pod-autoscaler']

/** A Score workload (`score.yaml`, `apiVersion: score.dev/v1b1`) as the app that it describes. */
export function readScore(tree: Tree): Door {
  const unmapped = new Unmapped('score-unmapped')
  const containers = child(tree, 'containers')
  const [first, ...others] = containers?.kind === 'map' ? [...containers.entries] : []
  for (const [name, { at }] of others)
    unmapped.add(
      at,
      keyWord(name),
      'a further container: an app of Cloud Foundry runs one, sidecars come from its own files',
    )
  const resources = child(tree, 'resources')
  const found =
    resources?.kind === 'map'
      ? [...resources.entries].map(([id, { at, value }]) => readResource(id, at, value, unmapped))
      : []
  const instances = found.flatMap(({ instance }) => instance ?? [])
  const routes = found.flatMap(({ route }) => route ?? [])
  const name = within(tree, 'metadata', 'name')
  const app = mapAt(containers?.at ?? tree.at, [
    ['name', name],
    ...(first ? readContainer(first[1].value, unmapped) : []),
    [
      'services',
      resources && instances.length > 0
        ? listAt(
            resources.at,
            instances.map((i) => textAt(i.at, i.name)),
          )
        : undefined,
    ],
    ['routes', resources && routes.length > 0 ? listAt(resources.at, routes) : undefined],
    ['no-route', child(tree, 'service') || routes.length > 0 ? undefined : noRoute(tree)],
  ])
  return {
    from: 'score',
    applications: listAt(tree.at, first ? [app] : []),
    instances,
    remarks: unmapped.remarks,
  }
}

/** A workload without a port cannot be reached, so it gets no route. */
const noRoute = (tree: Tree): Tree => ({ kind: 'scalar', at: tree.at, value: true, text: 'true' })

function readContainer(container: Tree, unmapped: Unmapped): [string, Tree | undefined][] {
  for (const key of ['files', 'volumes']) {
    const tree = child(container, key)
    if (tree)
      unmapped.add(
        tree.at,
        key,
        'the disk of an app is empty at each start: bring them with the app, or bind a service',
      )
  }
  const image = child(container, 'image')
  // `.` is what was just built.
  const isBuilt = image === undefined || scalarText(image) === '.' || scalarText(image)?.includes('${')
  const memory =
    within(container, 'resources', 'limits', 'memory') ?? within(container, 'resources', 'requests', 'memory')
  for (const kind of ['limits', 'requests']) {
    const cpu = within(container, 'resources', kind, 'cpu')
    if (cpu) unmapped.add(cpu.at, 'cpu', 'an app gets its share of CPU by its memory')
  }
  return [
    ['docker', image && !isBuilt ? mapAt(image.at, [['image', image]]) : undefined],
    ['memory', memory && quantity(memory, unmapped)],
    ['command', commandOf(container)],
    ['env', readVariables(child(container, 'variables'))],
    ...probe(child(container, 'livenessProbe'), 'health-check', unmapped),
    ...probe(child(container, 'readinessProbe'), 'readiness-health-check', unmapped),
  ]
}

/** A quantity of Kubernetes as a size of Cloud Foundry: `512Mi` is 512M, `1e9` and `500M` are bytes of ten. */
function quantity(tree: Tree, unmapped: Unmapped): Tree | undefined {
  const text = scalarText(tree) ?? ''
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?(?:[eE]\d+)?)([KMGT]i?|k)?$/.exec(text) ?? []
  if (number === '') {
    unmapped.add(tree.at, 'memory', 'it is no size that Score knows: write one such as 512Mi')
    return undefined
  }
  const power = ['', 'K', 'M', 'G', 'T'].indexOf(unit.charAt(0).toUpperCase())
  const bytes = Number(number) * (unit.endsWith('i') ? 1024 : 1000) ** power
  return textAt(tree.at, `${Math.ceil(bytes / 1024 ** 2)}M`)
}

/** Command and arguments as one line, as `command` has it. */
function commandOf(container: Tree): Tree | undefined {
  const command = child(container, 'command')
  const words = [...items(command), ...items(child(container, 'args'))].flatMap(
    (word) => scalarText(word) ?? [],
  )
  return command && words.length > 0 ? textAt(command.at, words.join(' ')) : undefined
}

/** Values that a resource fills in name no host yet. */
function readVariables(variables: Tree | undefined): Tree | undefined {
  if (variables?.kind !== 'map') return undefined
  const entries = [...variables.entries].flatMap(([key, { value }]) =>
    value.kind === 'scalar'
      ? [[key, textAt(value.at, value.text.includes('${') ? '' : value.text)] as const]
      : [],
  )
  return mapAt(variables.at, entries)
}

function probe(tree: Tree | undefined, name: string, unmapped: Unmapped): [string, Tree | undefined][] {
  const path = within(tree, 'httpGet', 'path')
  if (tree && !path) unmapped.add(tree.at, name, 'only a probe by HTTP has a place in a manifest')
  return path
    ? [
        [`${name}-type`, textAt(path.at, 'http')],
        [`${name}-http-endpoint`, path],
      ]
    : []
}

function readResource(
  id: string,
  at: Tree['at'],
  tree: Tree,
  unmapped: Unmapped,
): { instance?: Instance; route?: Dict } {
  const type = scalarText(child(tree, 'type'))
  if (type === undefined) return {}
  if (type === 'route') {
    const host = within(tree, 'params', 'host')
    const text = scalarText(host)
    if (host && text !== undefined && !text.includes('${')) {
      const path = scalarText(within(tree, 'params', 'path')) ?? ''
      return { route: mapAt(host.at, [['route', textAt(host.at, `${text}${path === '/' ? '' : path}`)]]) }
    }
    unmapped.add(at, keyWord(id), 'its host is filled in when it is deployed, so no route is judged')
    return {}
  }
  if (own.includes(type)) return {}
  if (homeless.includes(type) || type.startsWith('k8s-')) {
    unmapped.add(at, keyWord(id), 'Cloud Foundry has nothing of this type for an app')
    return {}
  }
  const plan = scalarText(child(tree, 'class'))
  return {
    instance: {
      kind: 'managed',
      name: id,
      at,
      offering: type,
      ...given('plan', plan === 'default' ? undefined : plan),
    },
  }
}
