import { nearest } from '../../domain/base/nearest.ts'
import { withoutSecrets } from '../../domain/fit/secrets.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { Fields } from './manifest-fields.ts'
import type { Attributes } from './manifest-present.ts'
import { resolve } from './manifest-yaml.ts'
import type { Dict, Tree } from './tree.ts'

/** What a process says of its size and its health check; an app says the same for its process `web`. */
const processOwn = [
  'command',
  'disk-quota',
  'health-check-http-endpoint',
  'health-check-interval',
  'health-check-invocation-timeout',
  'health-check-type',
  'instances',
  'log-rate-limit-per-second',
  'memory',
  'readiness-health-check-http-endpoint',
  'readiness-health-check-interval',
  'readiness-health-check-invocation-timeout',
  'readiness-health-check-type',
  'timeout',
]
export const processAttributes: readonly string[] = [...processOwn, 'type', 'user']

/** Attributes of an app, in kebab case; cf takes either case. From "App manifest attribute reference" and CAPI. */
export const appAttributes: readonly string[] = [
  ...processOwn,
  'name',
  'buildpack',
  'buildpacks',
  'cnb-credentials',
  'default-route',
  'docker',
  'env',
  'features',
  'lifecycle',
  'metadata',
  'no-route',
  'path',
  'processes',
  'random-route',
  'routes',
  'services',
  'sidecars',
  'stack',
]

/** Attributes that cf v7 dropped, and what takes their place. */
export const removed: Readonly<Record<string, string>> = {
  domain: 'routes, with `- route: HOST.DOMAIN`',
  domains: 'routes, one for each',
  host: 'routes, with `- route: HOST.DOMAIN`',
  hosts: 'routes, one for each',
  'no-hostname': 'routes, with `- route: DOMAIN`',
}

/** What of an app counts for nothing where `processes` lists `web`. */
export const ownOfWeb = (attributes: Attributes) =>
  [...attributes].filter(([key]) => processOwn.includes(key)).map(([key, { at }]) => ({ key, at }))

/** Attributes that cf itself has to find, by their name alone. */
const own: readonly string[] = ['name', 'path', 'docker']

/**
 * `disk_quota`, `diskQuota` and `DiskQuota` are one attribute to Cloud Controller (`underscore` of ActiveSupport). What is no
 * attribute in any spelling stays as it is written, so that what may not be printed is still known for it.
 */
function spelling(written: string): string {
  const plain = written.replaceAll('_', '-')
  const key = plain.replace(/(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase()
  const isOne = appAttributes.includes(key) || processAttributes.includes(key)
  return isOne && !own.includes(key) ? key : plain
}

/**
 * The entries of a map with `disk_quota` as `disk-quota`, as Cloud Controller reads apps and processes. Of two
 * spellings the last one counts; of the disk quota both are refused.
 */
export function kebab(tree: Tree, fields: Fields): Attributes {
  const attributes: Attributes = new Map()
  if (tree.kind !== 'map') return attributes
  for (const [written, entry] of asMerged(tree, fields)) {
    const key = spelling(written)
    if (attributes.has(key)) {
      const says = 'it stands here in both spellings'
      if (key === 'disk-quota') fields.remark('manifest-disk-twice', entry.at, key, says, 'keep one of them')
      else
        fields.remark(
          'manifest-spelling-twice',
          entry.at,
          key,
          `${says}; the last one counts`,
          'keep one of them',
        )
    }
    attributes.set(key, entry)
  }
  return attributes
}

/** The entries of a map as cf reads them: what a merge key brings below a key of the same name takes its place. */
export function asMerged(tree: Dict, fields: Fields): Dict['entries'] {
  if (!tree.late) return tree.entries
  for (const [key] of tree.late) {
    const at = tree.entries.get(key)?.at ?? tree.at
    const says = 'a merge key `<<` stands below it, and to cf the last one counts'
    fields.remark('manifest-merge-late', at, keyWord(key), says, 'move `<<` above it')
  }
  return new Map([...tree.entries].map(([key, entry]) => [key, tree.late?.get(key) ?? entry]))
}

/** A key as it may be printed: what is no plain word could be anything. */
export const keyWord = (key: string) =>
  /^[\w.-]{1,60}$/.test(key) && withoutSecrets(key) === key ? key : 'a key'

/** Remarks on keys that nothing reads. */
export function checkKnown(
  keys: Iterable<readonly [string, { at: Position }]>,
  known: readonly string[],
  of: string,
  fields: Fields,
) {
  for (const [key, { at }] of keys) {
    if (known.includes(key)) continue
    const near = nearest(key.replaceAll('_', '-'), known) ?? nearest(key, known)
    const fix = near === undefined ? 'take it out' : `did you mean \`${near}\`?`
    fields.remark(
      'manifest-unknown',
      at,
      keyWord(key),
      `it is no attribute of ${of}, and counts for nothing`,
      fix,
    )
  }
}

/** Remarks on attributes of an app that cf drops. */
export function checkAppAttributes(attributes: Attributes, fields: Fields) {
  for (const [key, { at }] of attributes) {
    const instead = Object.hasOwn(removed, key) ? removed[key] : undefined
    if (instead !== undefined)
      fields.remark('manifest-removed', at, key, 'cf v6 read it; cf v7 and newer drop it', `write ${instead}`)
    else if (key === 'inherit') remarkInherit(at, fields)
    else if (key === 'health-check-timeout')
      fields.remark('manifest-unknown', at, key, 'Cloud Controller takes no notice of it', 'write `timeout`')
    else if (!appAttributes.includes(key)) checkKnown([[key, { at }]], appAttributes, 'an app', fields)
  }
}

/** Attributes that cf sends on with nothing in them, and Cloud Controller then refuses as no list or no map. */
const neverEmpty = {
  env: 'env-form',
  features: 'features-form',
  'readiness-health-check-type': 'health-type',
  routes: 'routes-form',
  services: 'services-form',
  sidecars: 'manifest-list',
} as const

/** Remarks on attributes that stand there with nothing behind them. */
export function checkEmpty(attributes: Attributes, fields: Fields) {
  for (const [key, code] of Object.entries(neverEmpty)) {
    const entry = attributes.get(key)
    if (entry?.value.kind !== 'scalar' || entry.value.missing) continue
    if (resolve(entry.value).type !== 'null') continue
    fields.remark(code, entry.at, key, 'nothing stands behind it', 'take it out')
  }
}

/** Says that `inherit` has no effect any more. */
export function remarkInherit(at: Position, fields: Fields) {
  const says = 'cf v6 read another manifest for it; cf v7 and newer drop it'
  fields.remark(
    'manifest-inherit',
    at,
    'inherit',
    says,
    'put what it inherits into this file, with YAML anchors and `<<`',
  )
}
