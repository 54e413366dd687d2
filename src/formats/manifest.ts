import type { App, Manifest } from '../domain/fit/app.ts'
import { suggest } from '../domain/nearest.ts'
import { compare, type Position, type Problem } from '../domain/problem.ts'
import { inputProblem } from './input-rules.ts'
import { kindOf, wrongKind } from './kind.ts'
import { readApp } from './manifest-app.ts'
import { type Attributes, kebab } from './manifest-fields.ts'
import { parse } from './parse.ts'
import type { Reading, Source } from './source.ts'
import type { Tree } from './tree.ts'
import { interpolate, type Variables } from './variables.ts'

/** Attributes of an app, in kebab case; cf takes either case. From "App manifest attribute reference" and CAPI. */
const appAttributes: readonly string[] = [
  'name',
  'buildpack',
  'buildpacks',
  'cnb-credentials',
  'command',
  'default-route',
  'disk-quota',
  'docker',
  'env',
  'features',
  'health-check-http-endpoint',
  'health-check-interval',
  'health-check-invocation-timeout',
  'health-check-type',
  'instances',
  'lifecycle',
  'log-rate-limit-per-second',
  'memory',
  'metadata',
  'no-route',
  'path',
  'processes',
  'random-route',
  'readiness-health-check-http-endpoint',
  'readiness-health-check-interval',
  'readiness-health-check-invocation-timeout',
  'readiness-health-check-type',
  'routes',
  'services',
  'sidecars',
  'stack',
  'timeout',
]

/** Attributes that cf v7 dropped, and what takes their place. */
const removed: Record<string, string> = {
  domain: 'routes, with `- route: HOST.DOMAIN`',
  domains: 'routes, one for each',
  host: 'routes, with `- route: HOST.DOMAIN`',
  hosts: 'routes, one for each',
  'no-hostname': 'routes, with `- route: DOMAIN`',
}

/**
 * Reads an app manifest as cf does: variables put in, kebab and snake case alike, several apps. Warnings are
 * for what cf would ignore; errors are for what it would refuse, and then there is no manifest to judge.
 */
export function readManifest(source: Source, variables: Variables = new Map()): Reading<Manifest> {
  const { value: trees, problems } = parse(source)
  const written = trees?.[0]
  if (!written) return { problems }
  if (kindOf(written) !== 'an app manifest') return { problems: [...problems, notManifest(written)] }
  const tree = interpolate(written, variables, problems)
  const top = kebab(tree, problems)
  const applications = top.get('applications')?.value
  if (applications?.kind === 'scalar' && applications.missing) {
    const message = 'the whole list of applications is a variable without a value'
    const fix = 'give it with --vars-file or --var'
    return { problems: [...problems, inputProblem('input-value', applications.at, message, fix)] }
  }
  if (applications?.kind !== 'list' || applications.items.length === 0) {
    const fix = 'add at least one with a name'
    return {
      problems: [...problems, inputProblem('input-value', tree.at, '`applications` lists no app', fix)],
    }
  }
  const inherit = top.get('inherit')
  if (inherit) problems.push(inheritProblem(inherit.at))
  const shared = sharedAttributes(top, problems)
  const apps = applications.items.flatMap((item): App[] => {
    if (item.kind !== 'map') {
      const message = 'an application is a map of attributes'
      problems.push(inputProblem('input-value', item.at, message, 'write `- name: …`'))
      return []
    }
    const attributes = kebab(item, problems)
    checkAttributes(attributes, item.at, problems)
    for (const [key, entry] of shared) if (!attributes.has(key)) attributes.set(key, entry)
    return readApp(attributes, item.at, problems)
  })
  checkNames(apps, problems)
  if (problems.some((p) => p.severity === 'error')) return { problems }
  return { value: { file: source.file, apps, unresolved: unresolvedIn(tree) }, problems }
}

function notManifest(tree: Tree): Problem {
  if (kindOf(tree) !== 'a map') return wrongKind(tree, 'an app manifest')
  const message = 'this is no app manifest: it has no `applications`'
  return inputProblem('input-kind', tree.at, message, 'list the apps under it')
}

const inheritProblem = (at: Position) =>
  inputProblem(
    'manifest-inherit',
    at,
    'it inherits from another manifest, which cf no longer does and which is not here',
    'put what it inherits into this file, with YAML anchors and `<<`',
  )

function sharedAttributes(top: Attributes, problems: Problem[]): Attributes {
  const shared: Attributes = new Map()
  for (const [key, entry] of top) {
    if (key === 'name' || !(appAttributes.includes(key) || Object.hasOwn(removed, key))) continue
    const message = `\`${key}\` stands outside \`applications\``
    problems.push(inputProblem('manifest-top-level', entry.at, message, 'move it into each app'))
    shared.set(key, entry)
  }
  return shared
}

function checkAttributes(attributes: Attributes, app: Position, problems: Problem[]) {
  const report = (code: Parameters<typeof inputProblem>[0], at: Position, message: string, fix: string) =>
    problems.push(inputProblem(code, at, message, fix))
  for (const [key, { at }] of attributes) {
    const instead = Object.hasOwn(removed, key) ? removed[key] : undefined
    if (instead !== undefined)
      report('manifest-removed', at, `\`${key}\` is refused by cf v7 and newer`, `write ${instead}`)
    else if (key === 'inherit') problems.push(inheritProblem(at))
    else if (!appAttributes.includes(key))
      report('manifest-unknown', at, `\`${key}\` is no attribute of an app`, suggest(key, appAttributes))
  }
  const [one, many, docker] = ['buildpack', 'buildpacks', 'docker'].map((key) => attributes.has(key))
  if (one && many)
    report('input-value', app, '`buildpack` and `buildpacks` cannot stand together', 'keep `buildpacks`')
  if (docker && (one || many))
    report('input-value', app, '`docker` and buildpacks cannot stand together', 'keep one of them')
}

function checkNames(apps: readonly App[], problems: Problem[]) {
  const seen = new Set<string>()
  for (const { name } of apps) {
    if (name.missing) continue
    if (seen.has(name.value)) {
      const message = `two apps are called "${name.value}"`
      problems.push(inputProblem('input-value', name.at, message, 'give each its own name'))
    }
    seen.add(name.value)
  }
}

/** Every variable without a value, once, where it is needed first. */
function unresolvedIn(tree: Tree): Manifest['unresolved'] {
  const found = new Map<string, Position>()
  const seen = new Set<Tree>()
  const visit = (node: Tree) => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'scalar')
      for (const name of node.missing ?? []) if (!found.has(name)) found.set(name, node.at)
    if (node.kind === 'list') for (const item of node.items) visit(item)
    if (node.kind === 'map') for (const entry of node.entries.values()) visit(entry.value)
  }
  visit(tree)
  return [...found]
    .map(([name, at]) => ({ name, at }))
    .sort((a, b) => a.at.line - b.at.line || a.at.col - b.at.col || compare(a.name, b.name))
}
