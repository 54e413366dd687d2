import type { CatalogAvailability } from '../../model/catalog.ts'
import { lookUp } from '../base/look-up.ts'
import { suggest } from '../base/nearest.ts'
import { evidenceIn } from '../evidence/evidence.ts'
import type { App, Binding, Instance } from './app.ts'
import { disturbedWords } from './now.ts'
import { judgePlan } from './plans.ts'
import type { FitTarget } from './playbook.ts'
import { type Finding, worst } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'
import { by } from './ways.ts'

/** Every service an app binds: what it is, whether the environment offers it, and whether as it is wanted. */
export function judgeServices(
  app: App,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
): Finding[] {
  if (!app.services) return []
  if (app.services.missing) {
    const { at, missing } = app.services
    const base = { kind: 'service' as const, subject: 'services', at, playbook: target.at() }
    const says = `the list of services waits for ${names(missing)}`
    return [{ ...base, verdict: 'unknown', says, give: giveVariables(missing) }]
  }
  return app.services.value.map((binding) => judgeBinding(binding, instances, target))
}

function judgeBinding(
  { name, at }: Binding,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
): Finding {
  const base = { kind: 'service' as const, at, playbook: target.at(), verdict: 'unknown' as const }
  if (name.missing) {
    const says = `its name waits for ${names(name.missing)}`
    return { ...base, subject: name.written, says, give: giveVariables(name.missing) }
  }
  const subject = name.value
  const instance = instances.get(subject)
  if (!instance) {
    const give = `what it is, ${by.services}: a services manifest, a page of v3/service_instances, the table of cf services, or a map`
    return { ...base, subject, says: 'unmapped: nothing says what this instance is', give }
  }
  const known = { ...base, subject, instance: instance.at }
  if (instance.kind === 'unnamed')
    return { ...known, says: 'nothing says of which offering this instance is', give: instance.give }
  if (instance.kind === 'user-provided') {
    const says = 'cannot verify: a user-provided service, so what it leads to is in no marketplace'
    const give = `whether ${target.environment.name} reaches what it leads to, from its owner`
    const playbook = target.at('expectations', 'user-provided-review')
    return { ...known, says, give, playbook }
  }
  return judgeManaged(instance, { ...known, verdict: 'fits' }, target)
}

type Base = Pick<Finding, 'kind' | 'subject' | 'at' | 'playbook' | 'verdict' | 'instance'>

function judgeManaged(instance: Instance & { kind: 'managed' }, base: Base, target: FitTarget): Finding {
  const candidates = offeringsOf(instance, target)
  const [id, ...more] = candidates
  if (id === undefined) {
    const offerings = Object.values(target.environment.services).flatMap((s) => s.live?.offering ?? [])
    const near = suggest(instance.offering, [...new Set(offerings)], 'offerings here are')
    const says = `the playbook knows no offering "${instance.offering}"; ${near}`
    const give = 'the name of the offering as the marketplace has it'
    return { ...base, verdict: 'unknown', says, give }
  }
  if (more.length > 0) {
    const says = `several services are called "${instance.offering}": ${candidates.join(', ')}`
    return { ...base, verdict: 'unknown', says, give: `its broker, in the file given ${by.services}` }
  }
  const name = lookUp(target.catalog.services, id)?.name ?? id
  const offer = lookUp(target.environment.services, id)
  if (!offer) {
    const says = `${name}: the playbook says nothing of it for ${target.environment.name}`
    const give = 'an answer from the environment’s team'
    return { ...base, verdict: 'unknown', says, give, request: target.request() }
  }
  return judgeOffer(id, name, offer, instance.plan, { ...base, playbook: target.at('services', id) }, target)
}

/**
 * Ids of the services that an offering may be, by what the environment's marketplace calls it, then by what another's
 * does (an instance may have been listed there), then by id, alias or name. The broker decides where it is known.
 */
export function offeringsOf(
  { offering, broker }: Pick<Instance & { kind: 'managed' }, 'offering' | 'broker'>,
  { catalog, environment }: FitTarget,
): string[] {
  const elsewhere = Object.values(catalog.environments)
  const byLive = (
    environments: readonly { services: Record<string, CatalogAvailability> }[],
    exact: boolean,
  ) =>
    environments.flatMap(({ services }) =>
      Object.entries(services).flatMap(([id, { live }]) =>
        live?.offering === offering && (!exact || live.broker === broker) ? [id] : [],
      ),
    )
  const word = offering.toLowerCase()
  const byName = () =>
    Object.entries(catalog.services).flatMap(([id, { name, aliases }]) =>
      [id, name, ...aliases].some((known) => known.toLowerCase() === word) ? [id] : [],
    )
  const exact = broker === undefined ? [] : [() => byLive([environment], true), () => byLive(elsewhere, true)]
  const loose = [() => byLive([environment], false), () => byLive(elsewhere, false), byName]
  for (const attempt of [...exact, ...loose]) {
    const found = [...new Set(attempt())]
    if (found.length > 0) return found
  }
  return []
}

function judgeOffer(
  id: string,
  name: string,
  offer: CatalogAvailability,
  plan: string | undefined,
  base: Base,
  target: FitTarget,
): Finding {
  const title = offer.version === undefined ? name : `${name} ${offer.version}`
  const evidence = evidenceIn(target.catalog, target.id, id, target.asOf)
  const context = { ...contextOf(id, offer, target), ...(evidence ? { evidence } : {}) }
  const roadmap = target.pending(offer.roadmap)
  const coming = roadmap ? { roadmap } : {}
  const request = { request: target.request(offer.request) }
  const says = (text: string) => `${title}: ${text}`
  switch (offer.status) {
    case 'planned': {
      const text = says(roadmap ? 'planned' : 'planned, without a date')
      return { ...base, ...context, ...coming, verdict: 'not-yet', says: text }
    }
    case 'unavailable': {
      const verdict = roadmap ? 'not-yet' : 'no'
      return { ...base, ...context, ...coming, ...request, verdict, says: says('not offered here') }
    }
    case 'deprecated':
      if (target.isPast(offer.until)) {
        const text = says(`ended on ${offer.until}`)
        return { ...base, ...context, ...coming, ...request, verdict: 'no', says: text }
      }
  }
  const aspect = judgePlan(offer, plan, target)
  const words = {
    available: aspect.text,
    limited: `limited; ${aspect.text}`,
    deprecated: `deprecated${offer.until ? `, ends on ${offer.until}` : ''}; ${aspect.text}`,
  }
  const verdict = worst([offer.status === 'available' ? 'fits' : 'limited', aspect.verdict])
  const notes = [...offer.limits, ...(offer.note ? [offer.note] : []), ...(aspect.note ? [aspect.note] : [])]
  const now = target.disturbing(id)
  const written = plan !== undefined && lookUp(offer.plans, plan) !== undefined
  return {
    ...base,
    ...(verdict === 'fits' ? { ...(evidence ? { evidence } : {}) } : { ...context, ...coming }),
    ...(verdict === 'no' ? request : {}),
    ...(notes.length > 0 && verdict !== 'fits' ? { notes } : {}),
    ...(aspect.options ? { options: aspect.options } : {}),
    ...(aspect.give ? { give: aspect.give } : {}),
    ...(now.length > 0 ? { now } : {}),
    verdict,
    says: says(`${words[offer.status]}${disturbedWords(now, target.timeZone)}`),
    playbook: written ? target.at('services', id, 'plans', plan) : base.playbook,
  }
}

/** Why it is as it is here, what to do until then, and what to take instead. */
function contextOf(id: string, { difference, alternative }: CatalogAvailability, target: FitTarget) {
  const why = difference ? { why: difference.why, until: difference.until } : {}
  const other = lookUp(target.catalog.services, alternative)
  if (alternative === undefined || !other) return why
  const status = lookUp(target.environment.services, alternative)?.status ?? 'unknown'
  const when = lookUp(lookUp(target.catalog.services, id)?.alternatives, alternative)
  const instead = { service: alternative, name: other.name, status, ...(when === undefined ? {} : { when }) }
  return { ...why, alternative: instead }
}
