import type { App, Binding, Given, Many, Process, Routes, Sidecar } from '../domain/fit/app.ts'
import type { Position, Problem } from '../domain/problem.ts'
import { inputProblem } from './input-rules.ts'
import { type Attributes, Fields, present } from './manifest-fields.ts'
import { given } from './osb.ts'
import { child, items, type Tree, textOf, truthOf } from './tree.ts'

/** One app of a manifest; reports what cf would refuse, and gives nothing where there is no name. */
export function readApp(attributes: Attributes, at: Position, problems: Problem[]): App[] {
  const get = (key: string) => present(attributes, key)
  const fields = new Fields(problems)
  const name = fields.text(get('name'), 'name')
  if (!name) {
    problems.push(inputProblem('input-value', at, 'an app without a name', 'give it one'))
    return []
  }
  const docker = get('docker')
  const image = docker && fields.text(child(docker, 'image'), 'docker.image')
  const lifecycle = get('lifecycle')
  for (const key of ['lifecycle', 'docker', 'no-route']) fields.pend(get(key), key)
  if (docker?.kind === 'map' && !image)
    fields.wrong(docker.at, '`docker` names no image', 'add `image: REGISTRY/NAME:TAG`')
  const app: App = {
    name,
    at,
    processes: readProcesses(attributes, at, fields),
    sidecars: fields.maps(get('sidecars'), 'sidecars').flatMap((entry) => readSidecar(entry, fields)),
    routes: readRoutes(attributes, at, fields),
    addresses: readAddresses(get('env')),
    deprecated: readDeprecated(attributes),
    pending: fields.pending,
    ...given('stack', fields.text(get('stack'), 'stack')),
    ...given('docker', image && docker ? { image, at: docker.at } : undefined),
    ...given('cnb', textOf(lifecycle) === 'cnb' && lifecycle ? { at: lifecycle.at } : undefined),
    ...given('buildpacks', readBuildpacks(attributes, fields)),
    ...given('services', readBindings(get('services'), fields)),
  }
  return [app]
}

function readDeprecated(attributes: Attributes): App['deprecated'] {
  const found: App['deprecated'] = []
  const buildpack = attributes.get('buildpack')
  if (buildpack) found.push({ attribute: 'buildpack', use: 'buildpacks: [NAME]', at: buildpack.at })
  const check = attributes.get('health-check-type')
  if (check && textOf(check.value) === 'none')
    found.push({ attribute: 'health-check-type: none', use: 'health-check-type: process', at: check.at })
  return found
}

function readBuildpacks(attributes: Attributes, fields: Fields): App['buildpacks'] {
  const one = present(attributes, 'buildpack')
  if (one) {
    const name = fields.text(one, 'buildpack')
    // `default` and `null` ask the platform to detect one.
    const detect = name?.value === 'default' || name?.value === 'null'
    return name && !detect ? { at: one.at, value: [name] } : undefined
  }
  const list = present(attributes, 'buildpacks')
  return fields.many(list, 'buildpacks', (item) => fields.text(item, 'buildpacks'))
}

function readBindings(tree: Tree | undefined, fields: Fields): Many<Binding> | undefined {
  return fields.many(tree, 'services', (item) => {
    const name = fields.text(item.kind === 'map' ? child(item, 'name') : item, 'services')
    if (!name) fields.wrong(item.at, 'a service binding without a name', 'write `- NAME` or `- name: NAME`')
    // Parameters of a binding may hold secrets; they are not read.
    return name && { name, at: item.at }
  })
}

function readProcesses(attributes: Attributes, at: Position, fields: Fields): Process[] {
  const seen = new Set<string>()
  const maps = fields.maps(present(attributes, 'processes'), 'processes')
  const listed = maps.flatMap(({ tree, entries }): Process[] => {
    const type = textOf(entries.get('type')?.value)
    if (type === undefined) fields.wrong(tree.at, 'a process without a type', 'add `type: web` or another')
    else if (seen.has(type)) fields.wrong(tree.at, `two processes of type "${type}"`, 'keep one')
    if (type === undefined) return []
    seen.add(type)
    return [{ type, at: tree.at, ...readScale(entries, fields) }]
  })
  // Attributes of the app itself are those of its web process; the process has the last word.
  const own = listed.find((process) => process.type === 'web')
  const web: Process = { type: 'web', at, ...readScale(attributes, fields), ...own }
  return [web, ...listed.filter((process) => process.type !== 'web')]
}

function readScale(entries: Attributes, fields: Fields): Omit<Process, 'type' | 'at'> {
  const get = (key: string) => present(entries, key)
  return {
    ...given('instances', fields.count(get('instances'), 'instances')),
    ...given('memoryMb', megabytes(fields.bytes(get('memory'), 'memory'))),
    ...given('diskMb', megabytes(fields.bytes(get('disk-quota'), 'disk_quota'))),
    ...given('logRate', fields.bytes(get('log-rate-limit-per-second'), 'log-rate-limit-per-second')),
  }
}

const megabytes = (size: Given<number> | undefined): Given<number> | undefined =>
  size && !size.missing ? { ...size, value: Math.floor(size.value / 1024 ** 2) } : size

function readSidecar({ tree, entries }: { tree: Tree; entries: Attributes }, fields: Fields): Sidecar[] {
  const name = textOf(entries.get('name')?.value)
  if (name === undefined) {
    fields.wrong(tree.at, 'a sidecar without a name', 'give it one')
    return []
  }
  const memory = megabytes(fields.bytes(present(entries, 'memory'), 'memory'))
  const processes = items(entries.get('process-types')?.value).flatMap((type) => textOf(type) ?? [])
  return [{ name, at: tree.at, processes, ...given('memoryMb', memory) }]
}

function readRoutes(attributes: Attributes, at: Position, fields: Fields): Routes {
  const listed = fields.many(present(attributes, 'routes'), 'routes', (item) => {
    const route = fields.text(child(item, 'route'), 'route')
    if (!route) fields.wrong(item.at, 'a route without its address', 'write `- route: HOST.DOMAIN`')
    return route
  })
  const none: Routes['listed'] = { at, value: [] }
  if (truthOf(attributes.get('no-route')?.value)) return { kind: 'none', at, listed: none }
  if (listed && (listed.missing || listed.value.length > 0)) return { kind: 'listed', at: listed.at, listed }
  return { kind: 'generated', at, listed: none }
}

const address =
  /\b[a-z][a-z0-9+.-]{0,15}:\/\/(?:[^\s/@]{0,200}@)?([a-z0-9][a-z0-9.-]{0,251}\.[a-z]{2,24})\b/gi

/** Which hosts the environment variables name. Of their values nothing else is kept: they hold secrets. */
function readAddresses(env: Tree | undefined): App['addresses'] {
  if (env?.kind !== 'map') return []
  return [...env.entries].flatMap(([variable, { value }]) => {
    if (value.kind !== 'scalar') return []
    const found = [...value.text.slice(0, 2000).matchAll(address)]
    const hosts = new Set(found.map((match) => (match[1] as string).toLowerCase()))
    return [...hosts].map((host) => ({ variable, host, at: value.at }))
  })
}
