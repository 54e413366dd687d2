import type { Instance } from '../../domain/fit/app.ts'
import { plainName } from '../../domain/fit/secrets.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { CapiPages, guidOf } from './capi.ts'
import { inputProblem } from './input-rules.ts'
import { instancesFromTable, looksLikeInstances } from './instances-table.ts'
import { kindOf, wrongKind } from './kind.ts'
import { keyWord } from './manifest-attributes.ts'
import { given } from './osb.ts'
import { parse } from './parse.ts'
import type { Reading, Source } from './source.ts'
import { child, items, scalarText, type Tree } from './tree.ts'
import { interpolate, type Variables } from './variables.ts'
import { wrongText } from './wrong-text.ts'

/**
 * What the service instances are that a manifest binds, from any mix of: services manifests of the
 * create-service-push plugin, `v3/service_instances` and other pages of the API, the table of `cf services`, and maps by instance name
 * (`orders-db: {offering: postgres, plan: small, version: 17}`, `orders-db: postgres small 17`, `legacy:
 * user-provided`); the version is the oldest that will do.
 * Credentials, parameters and addresses are not kept. A later file has the last word on a name.
 */
export function readInstances(
  sources: readonly Source[],
  variables: Variables = new Map(),
): Reading<Instance[]> {
  const problems: Problem[] = []
  const found = new Map<string, Instance>()
  const pages = new CapiPages()
  const keep = (instances: readonly Instance[]) => {
    for (const instance of instances) found.set(instance.name, instance)
  }
  for (const source of sources) {
    if (looksLikeInstances(source)) {
      keep(instancesFromTable(source, problems))
      continue
    }
    const text = wrongText(source, 'services')
    if (text) {
      problems.push(text)
      continue
    }
    const { value: trees, problems: wrong } = parse(source)
    problems.push(...wrong)
    for (const tree of trees ?? []) {
      const kind = kindOf(tree)
      const filled = () => interpolate(tree, variables, problems)
      if (kind === 'a Cloud Controller v3 page') pages.add(tree, problems)
      else if (kind === 'a services manifest') keep(fromServicesManifest(filled(), problems))
      else if (kind === 'a map') keep(fromMap(filled(), problems))
      else problems.push(wrongKind(tree, 'a services manifest, a page of v3/service_instances or a map'))
    }
  }
  keep(pages.all('service_instances').flatMap((tree) => fromApi(tree, pages)))
  const failed = problems.some((p) => p.severity === 'error')
  return failed ? { problems } : { value: [...found.values()], problems }
}

/** `broker` is the offering's name here; `type` is brokered unless said; the list may be null. */
function fromServicesManifest(tree: Tree, problems: Problem[]): Instance[] {
  const list = child(tree, 'create-services')
  if (list !== undefined && list.kind !== 'list') {
    const message = '`create-services` is no list'
    problems.push(inputProblem('input-value', list.at, message, 'write each service as `- name: …`'))
  }
  return items(list).flatMap((service): Instance[] => {
    const name = scalarText(child(service, 'name'))
    // A name that waits for a variable maps nothing yet.
    if (name === undefined) return []
    const type = scalarText(child(service, 'type'))?.toLowerCase()
    const flavour = (['credentials', 'route', 'drain'] as const).find((f) => f === type)
    const offering = scalarText(child(service, 'broker'))
    const { at } = service
    if (flavour !== undefined) return [{ kind: 'user-provided', name, at, flavour }]
    if (offering === undefined)
      return [{ kind: 'unnamed', name, at, give: 'the name of its offering, as `broker`' }]
    return [{ kind: 'managed', name, at, offering, ...given('plan', scalarText(child(service, 'plan'))) }]
  })
}

function fromMap(tree: Tree, problems: Problem[]): Instance[] {
  if (tree.kind !== 'map') return []
  return [...tree.entries].flatMap(([name, { at, value }]): Instance[] => {
    const words = scalarText(value)?.split(/\s+/) ?? []
    const offering = words[0] ?? scalarText(child(value, 'offering', 'service'))
    const [, second, third] = words
    const isVersion = (word: string | undefined) => word !== undefined && /^(?:>=)?v?\d/.test(word)
    const plan =
      (words.length === 2 && isVersion(second) ? undefined : second) ?? scalarText(child(value, 'plan'))
    const wanted = third ?? (isVersion(second) ? second : undefined) ?? scalarText(child(value, 'version'))
    const versionAt = value.kind === 'map' ? (child(value, 'version')?.at ?? at) : value.at
    const version = wanted === undefined ? undefined : { value: wanted.replace(/^>=\s*/, ''), at: versionAt }
    const type = scalarText(child(value, 'type'))
    if ((offering === 'user-provided' && words.length === 1) || type === 'user-provided')
      return [{ kind: 'user-provided', name, at }]
    if (offering === undefined || words.length > 3 || ![offering, plan].every(isName)) {
      const fix =
        'write `NAME: OFFERING PLAN VERSION`, `NAME: {offering: …, plan: …, version: …}` or `NAME: user-provided`; ' +
        'plan and version may be left out'
      problems.push(inputProblem('input-value', at, `\`${keyWord(name)}\` says no offering`, fix))
      return []
    }
    const broker = scalarText(child(value, 'broker'))
    return [
      {
        kind: 'managed',
        name,
        at,
        offering,
        ...given('plan', plan),
        ...given('broker', broker),
        ...given('version', version),
      },
    ]
  })
}

/** What is no plain name is no offering and no plan, and perhaps a connection string. */
const isName = (text: string | undefined) => text === undefined || plainName(text) !== undefined

function fromApi(tree: Tree, pages: CapiPages): Instance[] {
  const name = scalarText(child(tree, 'name'))
  const { at } = tree
  if (name === undefined) return []
  if (scalarText(child(tree, 'type')) === 'user-provided')
    return [{ kind: 'user-provided', name, at, ...given('flavour', flavourOf(tree)) }]
  const plan = pages.get('service_plans', guidOf(tree, 'service_plan'))
  const offering = pages.get('service_offerings', guidOf(plan, 'service_offering'))
  const broker = pages.get('service_brokers', guidOf(offering, 'service_broker'))
  const offeringName = scalarText(child(offering, 'name'))
  if (offeringName === undefined) return [{ kind: 'unnamed', name, at, give: giveFields }]
  return [
    {
      kind: 'managed',
      name,
      at,
      offering: offeringName,
      ...given('plan', scalarText(child(plan, 'name'))),
      ...given('broker', scalarText(child(broker, 'name'))),
    },
  ]
}

function flavourOf(tree: Tree) {
  if (child(tree, 'route_service_url')) return 'route' as const
  return child(tree, 'syslog_drain_url') ? ('drain' as const) : undefined
}

const giveFields =
  'the page of /v3/service_plans?include=service_offering as well, or the instances exported with ' +
  'fields[service_plan]=guid,name,relationships.service_offering and fields[service_plan.service_offering]=guid,name'
