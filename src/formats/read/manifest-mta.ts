import type { Instance } from '../../domain/fit/app.ts'
import { by } from '../../domain/fit/ways.ts'
import { keyWord } from './manifest-attributes.ts'
import { type Door, listAt, mapAt, textAt, Unmapped } from './manifest-door.ts'
import { given } from './osb.ts'
import { child, type Dict, items, scalarText, type Tree, truthOf } from './tree.ts'

/** Types of modules that are apps, and the buildpack that the deployer takes; none where it detects one. */
const moduleTypes: Readonly<Record<string, string | undefined>> = {
  application: undefined,
  custom: undefined,
  nodejs: 'nodejs_buildpack',
  'javascript.nodejs': 'nodejs_buildpack',
  'approuter.nodejs': 'nodejs_buildpack',
  java: 'java_buildpack',
  'java.tomcat': 'java_buildpack',
  'java.tomee': 'java_buildpack',
  staticfile: 'staticfile_buildpack',
  python: 'python_buildpack',
  go: 'go_buildpack',
  ruby: 'ruby_buildpack',
  php: 'php_buildpack',
  binary: 'binary_buildpack',
  dotnet_core: 'dotnet_core_buildpack',
}

/** Types of modules that become no app: content, which the deployer brings to a service. */
const content = [
  'com.sap.application.content',
  'com.sap.html5.application-content',
  'com.sap.portal.content',
  'html5',
]

/** Parameters of a module that a manifest has by the same name. */
const same = [
  'disk-quota',
  'memory',
  'instances',
  'buildpack',
  'buildpacks',
  'stack',
  'command',
  'docker',
  'no-route',
  'random-route',
  'default-route',
  'routes',
  'health-check-type',
  'health-check-http-endpoint',
  'health-check-invocation-timeout',
  'health-check-interval',
  'readiness-health-check-type',
  'readiness-health-check-http-endpoint',
  'readiness-health-check-interval',
  'lifecycle',
]
const otherNames: Readonly<Record<string, string>> = { 'app-name': 'name', 'health-check-timeout': 'timeout' }
const hosting = ['host', 'hosts', 'domain', 'domains']
/** Parts of a module that need no place in a manifest. */
const silent = [
  'name',
  'type',
  'path',
  'description',
  'parameters',
  'properties',
  'requires',
  'provides',
  'build-parameters',
  'metadata',
  'deployed-after',
]

/** An MTA descriptor (`mtad.yaml`, `mta.yaml`) as the apps and instances that `cf deploy` would make of it. */
export function readMta(tree: Tree): Door {
  const unmapped = new Unmapped('mta-unmapped')
  const resources = items(child(tree, 'resources')).filter((r) => truthOf(child(r, 'active')) !== false)
  const instances = new Map(resources.flatMap((r) => readResource(r, unmapped)))
  const modules = child(tree, 'modules')
  const applications = items(modules).flatMap((module): Tree[] => {
    if (module.kind !== 'map') return []
    const type = child(module, 'type')
    if (!type || !content.includes(scalarText(type) ?? '')) return [readModule(module, instances, unmapped)]
    unmapped.add(
      type.at,
      keyWord(scalarText(child(module, 'name')) ?? 'module'),
      'it is content, and becomes no app',
    )
    return []
  })
  const keys = resources.flatMap((r) => items(child(child(r, 'parameters'), 'service-keys')))
  const [first] = keys
  return {
    from: 'mta',
    applications: listAt(modules?.at ?? tree.at, applications),
    instances: [...instances.values()],
    remarks: unmapped.remarks,
    ...(first ? { serviceKeys: { count: keys.length, at: first.at } } : {}),
  }
}

function readModule(module: Dict, instances: ReadonlyMap<string, Instance>, unmapped: Unmapped): Tree {
  const { at } = module
  const type = child(module, 'type')
  const typeName = scalarText(type) ?? ''
  if (!Object.hasOwn(moduleTypes, typeName))
    unmapped.add(
      type?.at ?? at,
      'module',
      `its type is none of an app that is known, so no buildpack is assumed`,
    )
  for (const [key, entry] of module.entries)
    if (!silent.includes(key)) unmapped.add(entry.at, keyWord(key), 'cf deploy does it, and cf push does not')
  const attributes: [string, Tree | undefined][] = [['name', child(module, 'name')]]
  const parameters = child(module, 'parameters')
  const own =
    parameters?.kind === 'map' ? parameters.entries : new Map<string, { at: Tree['at']; value: Tree }>()
  for (const [key, { at: place, value }] of own) {
    const name = same.includes(key) ? key : otherNames[key]
    if (name === undefined && hosting.includes(key)) continue
    if (name === undefined) unmapped.add(place, keyWord(key), 'the deployer reads it, and no manifest has it')
    else if (isFilled(value))
      unmapped.add(place, keyWord(key), `the deployer fills \`\${…}\` in, so it is not judged`)
    else if (name === 'buildpack') attributes.push(['buildpacks', listAt(value.at, [value])])
    else if (name === 'docker') attributes.push([name, withoutPassword(value)])
    else attributes.push([name, name === 'memory' || name === 'disk-quota' ? withUnit(value) : value])
  }
  if (!own.has('routes')) attributes.push(['routes', hostRoutes(own, at, unmapped)])
  const buildpack = moduleTypes[typeName]
  const staged = ['buildpack', 'buildpacks', 'docker'].some((key) => own.has(key))
  if (buildpack !== undefined && !staged)
    attributes.push(['buildpacks', listAt(type?.at ?? at, [textAt(type?.at ?? at, buildpack)])])
  const bound = items(child(module, 'requires')).flatMap((need): Tree[] => {
    const name = child(need, 'name')
    const instance = instances.get(scalarText(name) ?? '')
    return name && instance ? [textAt(name.at, instance.name)] : []
  })
  if (bound.length > 0) attributes.push(['services', listAt(child(module, 'requires')?.at ?? at, bound)])
  attributes.push(['env', readProperties(child(module, 'properties'))])
  return mapAt(at, attributes)
}

/** A number alone is megabytes to the deployer. */
const withUnit = (tree: Tree): Tree =>
  tree.kind === 'scalar' && /^\d+$/.test(tree.text) ? textAt(tree.at, `${tree.text}M`) : tree

/** The deployer reads the password of an image where it stands, as cf does not. */
const withoutPassword = (docker: Tree): Tree =>
  docker.kind === 'map'
    ? { ...docker, entries: new Map([...docker.entries].filter(([key]) => key !== 'password')) }
    : docker

/** Whether a value waits for the deployer. */
const isFilled = (tree: Tree): boolean =>
  tree.kind === 'scalar'
    ? tree.text.includes('${')
    : tree.kind === 'list'
      ? tree.items.some(isFilled)
      : [...tree.entries.values()].some(({ value }) => isFilled(value))

/** `host` and `domain` as routes; without a domain the deployer takes the default one. */
function hostRoutes(own: Dict['entries'], at: Tree['at'], unmapped: Unmapped): Tree | undefined {
  const texts = (one: string, many: string) => {
    const found = [own.get(one)?.value, ...items(own.get(many)?.value)].filter((tree) => tree !== undefined)
    return found.flatMap((tree) => (isFilled(tree) ? [] : [{ at: tree.at, text: scalarText(tree) ?? '' }]))
  }
  const [hosts, domains] = [texts('host', 'hosts'), texts('domain', 'domains')]
  for (const key of hosting) {
    const entry = own.get(key)
    if (entry && (isFilled(entry.value) || hosts.length === 0 || domains.length === 0))
      unmapped.add(entry.at, key, 'the route is put together by the deployer, so it is not judged')
  }
  const routes = hosts.flatMap((host) =>
    domains.map((domain) => mapAt(host.at, [['route', textAt(host.at, `${host.text}.${domain.text}`)]])),
  )
  return routes.length === 0 ? undefined : listAt(at, routes)
}

/** Properties become variables; lists and maps as JSON, which needs no remark. */
function readProperties(properties: Tree | undefined): Tree | undefined {
  if (properties?.kind !== 'map') return undefined
  const entries = [...properties.entries].flatMap(([key, { value }]) =>
    value.kind === 'scalar' ? [[key, textAt(value.at, value.text)] as const] : [],
  )
  return mapAt(properties.at, entries)
}

const prefix = 'org.cloudfoundry.'

function readResource(resource: Tree, unmapped: Unmapped): [string, Instance][] {
  const id = scalarText(child(resource, 'name'))
  if (id === undefined) return []
  const parameters = child(resource, 'parameters')
  const type = scalarText(child(resource, 'type'))
  const written = scalarText(child(parameters, 'service-name'))
  const name = written === undefined || written.includes('${') ? id : written
  const { at } = resource
  if (type === `${prefix}user-provided-service`) return [[id, { kind: 'user-provided', name, at }]]
  if (type === `${prefix}existing-service`)
    return [
      [
        id,
        { kind: 'unnamed', name, at, give: `what it is, ${by.services}: the descriptor takes it as it is` },
      ],
    ]
  const offering = scalarText(child(parameters, 'service'))
  // Types of other makers stand for an offering of their own, and may name another.
  const managed = type === `${prefix}managed-service` || (type !== undefined && !type.startsWith(prefix))
  if (managed && offering !== undefined && !offering.includes('${')) {
    const plan = scalarText(child(parameters, 'service-plan'))
    return [
      [
        id,
        { kind: 'managed', name, at, offering, ...given('plan', plan?.includes('${') ? undefined : plan) },
      ],
    ]
  }
  if (type === `${prefix}managed-service`)
    return [
      [id, { kind: 'unnamed', name, at, give: 'the name of its offering, as `service` of its parameters' }],
    ]
  if (type === undefined) return []
  // A bare word was an offering to older deployers; a dotted one is content of another kind.
  if (!type.includes('.') && type !== 'configuration')
    return [
      [
        id,
        {
          kind: 'managed',
          name,
          at,
          offering: type,
          ...given('plan', scalarText(child(parameters, 'service-plan'))),
        },
      ],
    ]
  unmapped.add(child(resource, 'type')?.at ?? at, 'resource', 'its type is no service of Cloud Foundry')
  return []
}
