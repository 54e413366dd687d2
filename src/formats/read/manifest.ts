import { lookUp } from '../../domain/base/look-up.ts'
import { suggest } from '../../domain/base/nearest.ts'
import type { App, Instance, Manifest } from '../../domain/fit/app.ts'
import { withoutSecrets } from '../../domain/fit/secrets.ts'
import { by } from '../../domain/fit/ways.ts'
import { compare, type Position, type Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { kindOf, wrongKind } from './kind.ts'
import { noName, readApp } from './manifest-app.ts'
import {
  appAttributes,
  asMerged,
  checkAppAttributes,
  kebab,
  keyWord,
  remarkInherit,
  removed,
} from './manifest-attributes.ts'
import type { Door } from './manifest-door.ts'
import { Fields } from './manifest-fields.ts'
import { readMta } from './manifest-mta.ts'
import { readScore } from './manifest-score.ts'
import { templateIn } from './manifest-template.ts'
import { resolve } from './manifest-yaml.ts'
import { parse } from './parse.ts'
import type { Reading, Source } from './source.ts'
import type { Dict, Tree } from './tree.ts'
import { interpolate, type Variables } from './variables.ts'
import { wrongText } from './wrong-text.ts'

/** What a file says of apps, and of the instances that they bind. */
export interface WrittenManifest {
  manifest: Manifest
  instances: Instance[]
}

/** What is asked of a file beside its text. */
export interface ManifestOptions {
  variables?: Variables | undefined
  /** The NAME of `cf push NAME`: names the one app, or chooses one of several. */
  name?: string | undefined
}

/**
 * Reads an app manifest as cf does: variables filled in, kebab and snake case alike, several apps. What the platform
 * refuses, drops or reads in another way becomes a remark, and the rest is read nevertheless; only what is not a manifest
 * is an error. An MTA descriptor and a Score workload are read as the manifest they amount to.
 */
export function readManifest(source: Source, asked: ManifestOptions = {}): Reading<WrittenManifest> {
  const text = wrongText(source)
  if (text) return { problems: [text] }
  const { value: trees, problems: found, skipped } = parse(source)
  const written = trees?.[0]
  if (!written) return { problems: found }
  const problems = found.filter(({ code }) => !(code in readOtherwise))
  const template = templateIn(written, source)
  if (template) return { problems: [...problems, template] }
  const tree = interpolate(written, asked.variables ?? new Map(), problems)
  const fields = new Fields(problems)
  for (const problem of found) remarkReading(problem, fields)
  if (skipped) {
    const says = 'the first YAML document is empty, and cf reads no other'
    fields.remark('manifest-first-document', skipped, 'applications', says, 'take the first `---` out')
  }
  const kind = kindOf(tree)
  const door =
    kind === 'an MTA descriptor' ? readMta(tree) : kind === 'a Score workload' ? readScore(tree) : undefined
  if (!door && kind !== 'an app manifest') return { problems: [...problems, notManifest(tree)] }
  const read = door
    ? appsOf(door.applications, problems, noneOf[door.from === 'score' ? 'score' : 'mta'])
    : topLevel(tree as Dict, fields, problems)
  const apps = read && named(read, asked.name, source.file, fields, problems)
  if (!apps || problems.some((p) => p.severity === 'error')) return { problems }
  const manifest: Manifest = {
    file: source.file,
    apps,
    remarks: [...fields.remarks, ...(door?.remarks ?? [])],
    unresolved: unresolvedIn(tree),
    ...doorOf(door),
  }
  return { value: { manifest, instances: door?.instances ?? [] }, problems }
}

const doorOf = (door: Door | undefined) =>
  door ? { from: door.from, ...(door.serviceKeys ? { serviceKeys: door.serviceKeys } : {}) } : {}

function notManifest(tree: Tree): Problem {
  if (kindOf(tree) !== 'a map') return wrongKind(tree, 'an app manifest')
  const message = 'this is no app manifest: it has no `applications`'
  return inputProblem('input-kind', tree.at, message, `list the apps under it; ${by.values}`)
}

/** Beside `applications` cf reads `version` alone. */
function topLevel(tree: Dict, fields: Fields, problems: Problem[]): App[] | undefined {
  // The names of these two cf looks for as they are.
  const top = new Map([...asMerged(tree, fields)].map(([key, entry]) => [key.replaceAll('_', '-'), entry]))
  const version = top.get('version')
  const found =
    version?.value.kind === 'scalar' && !version.value.missing ? resolve(version.value) : undefined
  if (
    version &&
    found?.type !== 'null' &&
    !((found?.type === 'whole' || found?.type === 'fraction') && found.value === 1)
  )
    fields.remark(
      'manifest-version',
      version.at,
      'version',
      'Cloud Controller knows version 1 alone',
      'take it out',
    )
  for (const [key, { at, value }] of top) {
    if (key === 'inherit') remarkInherit(at, fields)
    // A value with an anchor is there for the apps to refer to.
    else if (value.kind !== 'scalar' && value.anchored) continue
    else if (key !== 'name' && (appAttributes.includes(key) || Object.hasOwn(removed, key))) {
      const says = 'it stands outside `applications`: cf v6 gave it to every app, cf v7 and newer drop it'
      fields.remark('manifest-top-level', at, key, says, 'move it into each app')
    }
  }
  return appsOf(top.get('applications')?.value ?? tree, problems)
}

const noApp = ['`applications` lists no app', 'add at least one with a name'] as const
const noneOf = {
  mta: ['nothing in it becomes an app', 'give the descriptor with its modules'],
  score: ['it has no container', 'list one under `containers`'],
} as const

function appsOf(
  applications: Tree,
  problems: Problem[],
  [nothing, add]: readonly [string, string] = noApp,
): App[] | undefined {
  const refuse = (message: string, fix: string) => {
    problems.push(inputProblem('input-value', applications.at, message, fix))
    return undefined
  }
  if (applications.kind === 'scalar' && applications.missing)
    return refuse('the whole list of applications is a variable without a value', `give it ${by.variables}`)
  if (applications.kind === 'map' && nothing === noApp[0])
    return refuse('`applications` is a map, and cf wants a list', 'write each app as `- name: …`')
  if (applications.kind !== 'list' || applications.items.length === 0) return refuse(nothing, add)
  return applications.items.flatMap((given): App[] => {
    // An app of which nothing is said is one all the same to cf.
    const isNothing = given.kind === 'scalar' && !given.missing && resolve(given).type === 'null'
    const item: Tree = isNothing ? { kind: 'map', at: given.at, entries: new Map() } : given
    if (item.kind !== 'map') {
      problems.push(
        inputProblem('input-value', item.at, 'an application is a map of attributes', 'write `- name: …`'),
      )
      return []
    }
    const own = new Fields(problems)
    const attributes = kebab(item, own)
    checkAppAttributes(attributes, own)
    return [readApp(attributes, item.at, own)]
  })
}

/** What the reader of YAML passes over, as what cf makes of it: it belongs into the verdict. */
const readOtherwise = {
  'input-duplicate-key': ['manifest-key-twice', 'a key', 'keep one of them'],
  'input-documents': ['manifest-documents', 'applications', 'put the apps into one document'],
} as const

function remarkReading({ code, at, message }: Problem, fields: Fields) {
  const found = lookUp(readOtherwise, code)
  if (!found) return
  const [rule, subject, fix] = found
  const key = rule === 'manifest-key-twice' ? /^`([^`]*)`/.exec(message)?.[1] : undefined
  fields.remark(
    rule,
    at,
    key === undefined ? subject : keyWord(key),
    message.replace(/^`[^`]*` /, 'it '),
    fix,
  )
}

/** Names as `cf push` gives and wants them; see handle_app_name_override.go. */
function named(
  apps: readonly App[],
  name: string | undefined,
  file: string,
  fields: Fields,
  problems: Problem[],
): App[] {
  const lacks = (app: App) => app.name.value === noName
  if (name !== undefined) {
    const chosen = apps.find((app) => app.name.value === name)
    if (chosen) return [chosen]
    const [only, ...others] = apps
    if (only && others.length === 0) return [{ ...only, name: { at: only.name.at, value: name } }]
    const names = apps.flatMap((app) => (lacks(app) ? [] : (app.name.value ?? [])))
    const message = `no app of this file is called "${name}"; ${suggest(name, names, 'its apps are')}`
    problems.push(
      inputProblem(
        'input-name',
        { file, line: 1, col: 1 },
        withoutSecrets(message),
        'give one of them, or none',
      ),
    )
  }
  const seen = new Set<string>()
  for (const app of apps) {
    if (lacks(app) && apps.length === 1)
      fields.remark(
        'manifest-name-given',
        app.at,
        'name',
        'the app has none',
        'write `name`, or push with `cf push NAME`',
      )
    else if (lacks(app))
      fields.remark('manifest-name', app.at, 'name', 'one of several apps has none', 'write `name`')
    else if (app.name.value !== undefined && seen.has(app.name.value))
      fields.remark(
        'manifest-name-twice',
        app.name.at,
        'name',
        `two apps are called "${app.name.value}"`,
        'give each its own',
      )
    seen.add(app.name.value ?? '')
  }
  return [...apps]
}

/** Every variable without a value, once, where it is needed first. */
function unresolvedIn(tree: Tree): Manifest['unresolved'] {
  const found = new Map<string, Position>()
  const seen = new Set<Tree>()
  const add = (name: string, at: Position) => {
    if (!found.has(name)) found.set(name, at)
  }
  const visit = (node: Tree) => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'scalar') for (const name of node.missing ?? []) add(name, node.at)
    if (node.kind === 'list') for (const item of node.items) visit(item)
    if (node.kind !== 'map') return
    for (const { names, at } of node.missingKeys ?? []) for (const name of names) add(name, at)
    for (const entry of node.entries.values()) visit(entry.value)
  }
  visit(tree)
  return [...found]
    .map(([name, at]) => ({ name, at }))
    .sort((a, b) => a.at.line - b.at.line || a.at.col - b.at.col || compare(a.name, b.name))
}
