import { lookUp } from '../base/look-up.ts'
import { compareVersions } from '../base/version.ts'
import { compare, type Position } from '../playbook/problem.ts'
import { parseTarget } from '../roadmap/target.ts'
import type { App, Instance } from './app.ts'
import type { FitTarget } from './playbook.ts'
import { plainName } from './secrets.ts'
import { offeringsOf } from './services.ts'
import type { Finding } from './verdict.ts'

/** The versions that are wanted of what an app binds: there, on a day, or without one. */
export function judgeVersions(
  app: App,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
): Finding[] {
  const bound = (app.services?.value ?? []).flatMap(({ name }) => {
    const instance = name.value === undefined ? undefined : instances.get(name.value)
    return instance?.kind === 'managed' ? [instance] : []
  })
  return bound.flatMap((instance) => {
    const { version } = instance
    return version ? [judgeVersion(instance, version, target)].flat() : []
  })
}

function judgeVersion(
  instance: Instance & { kind: 'managed' },
  { value: wanted, at }: { value: string; at: Position },
  target: FitTarget,
): Finding[] {
  const [id, ...more] = offeringsOf(instance, target)
  const offer = more.length > 0 ? undefined : lookUp(target.environment.services, id)
  // Where nothing is known of the service, its own finding says so.
  if (id === undefined || !offer) return []
  const base = { kind: 'version' as const, subject: instance.name, at, playbook: target.at('services', id) }
  const name = target.environment.name
  const here = offer.version === undefined || !isThere(offer, target) ? undefined : offer.version
  if (!/\d/.test(wanted)) {
    const word = plainName(wanted) === undefined ? 'what is wanted' : `"${wanted}"`
    const says = `${word} names no version${here === undefined ? '' : `; ${name} has ${here}`}`
    return [{ ...base, verdict: 'unknown', says, give: 'the oldest version that will do, such as 16' }]
  }
  if (here !== undefined && compareVersions(here, wanted) >= 0)
    return [{ ...base, verdict: 'fits', says: `${here} here, and ${wanted} will do` }]
  const why = offer.difference ? { why: offer.difference.why, until: offer.difference.until } : {}
  const found = comingTo(id, wanted, target)
  const start =
    here === undefined
      ? `no version is given for ${name}`
      : `${here} here, and ${wanted} is the oldest that will do`
  if (found) {
    const roadmap = target.pending(found)
    const says = `${start}; ${roadmap?.title} comes ${roadmap?.target}`
    return [{ ...base, ...why, verdict: 'not-yet', says, ...(roadmap ? { roadmap } : {}) }]
  }
  const says = `${start}; no day is set for ${wanted} in ${name}`
  // A version that nobody wrote down cannot be called too old.
  if (here === undefined && isThere(offer, target))
    return [
      {
        ...base,
        verdict: 'unknown',
        says: `${name} gives no version of it, so ${wanted} cannot be compared`,
        give: 'the version, from the environment’s team',
      },
    ]
  return [{ ...base, ...why, verdict: 'no', says, request: target.request(offer.request) }]
}

const isThere = (offer: { status: string; until?: string | undefined }, target: FitTarget) =>
  ['available', 'limited', 'deprecated'].includes(offer.status) &&
  !(offer.status === 'deprecated' && target.isPast(offer.until))

/** The earliest item of the roadmap that brings a version that will do. */
function comingTo(id: string, wanted: string, target: FitTarget): string | undefined {
  const { services, roadmap } = target.environment
  const own = lookUp(services, id)?.roadmap
  const items = Object.entries(roadmap).flatMap(([key, item]) => {
    if (!target.pending(key) || item.kind === 'retirement' || (item.service !== id && key !== own)) return []
    // The version that a new service starts with is written at the service itself.
    const to = item.to ?? (key === own ? lookUp(services, id)?.version : undefined)
    if (to === undefined || compareVersions(to, wanted) < 0) return []
    return [{ key, first: parseTarget(item.target, target.catalog).first }]
  })
  return items.sort((a, b) => compare(a.first, b.first))[0]?.key
}
