import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import { listOf } from '../base/words.ts'
import { placeKey } from '../fit/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { LiveCatalog, LiveOffering, LivePlan } from './catalog.ts'
import { type LiveReading, type Matching, matchOfferings } from './match.ts'
import { renamedPlans } from './renames.ts'
import { isCovered, isGone, isOffered, isUsable, isVisible } from './scope.ts'
import { observeBuildpacks, observeStacks } from './staging.ts'

/** Something that cannot be decided from the export. It is reported, and does not count as drift. */
export interface Note {
  message: string
  at: Position
}

/** What the platform shows of an environment, in the terms of the playbook. */
export interface Observation {
  /** The catalog with this environment as the export shows it; what an export cannot show stays as documented. */
  catalog: Catalog
  /** Where the export says so, by environment and path as in `FitPlaybook.places`. */
  places: Record<string, Position>
  /** Paths inside the environment of everything documented that was found there. */
  found: string[][]
  notes: Note[]
  questions: Question[]
  /** The offering of each service that was found there, new ones included. */
  offerings: ReadonlyMap<string, LiveOffering>
  /** Names of the offerings that the environment leaves alone. */
  left: string[]
  /** How many things were compared. */
  compared: number
}

/** What people have to decide, and about what: a path inside the environment. */
export interface Question {
  path: string[]
  text: string
  /** A plan or offering that looks renamed; nothing is written for it until somebody answers. */
  renamed?: { from: string; to: string }
  /** Other services that the same answer decides: those of a renamed broker. */
  also?: string[]
  at: Position
}

export type Put = (at: Position, ...path: string[]) => void

/**
 * What the playbook would have to say of an environment for it to agree with a live catalog. The difference
 * of the two catalogs is the drift. An export speaks for what it covers and for whom it was made: only what it
 * covers and does not show is gone.
 */
export function observe(
  catalog: Catalog,
  id: string,
  live: LiveCatalog,
  reading: LiveReading = {},
): Observation {
  const documented = environmentIn(catalog, id)
  const places: Record<string, Position> = {}
  const notes: Note[] = []
  const put: Put = (at, ...path) => {
    places[placeKey([id, ...path])] = at
  }
  const matching = matchOfferings(catalog, id, live, reading)
  notes.push(...matching.notes)
  const questions: Question[] = []
  questions.push(...renameQuestions(matching.renamed, documented))
  const context: Context = { live, put, questions, asks: reading.renames !== 'refuse' }
  const environment: CatalogEnvironment = {
    ...documented,
    services: observeServices(documented, matching, context),
    stacks: observeStacks(documented.stacks, live, put),
    buildpacks: observeBuildpacks(documented.buildpacks, live, put, notes),
  }
  const shown = Object.keys(environment.buildpacks).filter((key) => places[placeKey([id, 'buildpacks', key])])
  const found = [
    ...[...matching.matched.keys()].map((service) => ['services', service]),
    ...live.stacks.map(({ name }) => ['stacks', name]),
    ...shown.map((key) => ['buildpacks', key]),
  ]
  const environments = { ...catalog.environments, [id]: environment }
  const spoken = Object.entries(documented.services).filter(
    ([service, { live: identity }]) =>
      !matching.matched.has(service) && identity !== undefined && isCovered(live, identity),
  )
  const listed = [
    live.covers.stacks ? Object.keys(documented.stacks) : [],
    Object.values(documented.buildpacks).filter(({ lifecycle }) =>
      live.covers.buildpacks.includes(lifecycle),
    ),
    live.stacks,
    live.buildpacks,
  ].flat().length
  const compared = matching.matched.size + matching.fresh.size + matching.left.length + spoken.length + listed
  const left = matching.left.map(({ name }) => name)
  const offerings = new Map([...matching.matched, ...matching.fresh])
  const result = { catalog: { ...catalog, environments }, places, found, notes, questions, offerings, left }
  // What nobody may use was looked at too.
  return { ...result, compared: compared + live.offerings.filter((o) => !isUsable(o)).length }
}

/** What looks renamed, asked about: of a broker once, however many offerings it has. */
function renameQuestions(renamed: Matching['renamed'], { services }: CatalogEnvironment): Question[] {
  const byBroker = new Map<string, Question & { also: string[]; of: string[] }>()
  const asked = renamed.flatMap(({ id, offering, what }): Question[] => {
    const was = services[id]?.live
    if (what === 'offering') {
      const from = identityOf(was?.broker, was?.offering ?? '')
      const to = identityOf(offering.broker, offering.name)
      const text = `${from} is not in the live marketplace, and ${to} is new: is the offering renamed?`
      return [{ path: ['services', id], text, renamed: { from, to }, at: offering.at }]
    }
    const names = { from: was?.broker ?? '', to: offering.broker ?? '' }
    const known = byBroker.get(JSON.stringify(names))
    known?.also.push(id)
    known?.of.push(offering.name)
    if (known) return []
    const question = { path: ['services', id], text: '', renamed: names, also: [], of: [offering.name] }
    byBroker.set(JSON.stringify(names), { ...question, at: offering.at })
    return []
  })
  const brokers = [...byBroker.values()].map(({ of, ...question }): Question => {
    const { from = '', to = '' } = question.renamed ?? {}
    const text = `broker ${from} does not offer ${of.length === 1 ? of[0] : `${of.length} offerings (${listOf(of)})`} any more, and broker ${to} does: is the broker renamed?`
    return { ...question, text }
  })
  return [...brokers, ...asked]
}

const identityOf = (broker: string | undefined, offering: string) =>
  broker === undefined ? offering : `${broker}/${offering}`

/** What is read, where the outcome is noted, and whether similar names count. */
interface Context {
  live: LiveCatalog
  put: Put
  questions: Question[]
  asks: boolean
}

function observeServices(
  { services }: CatalogEnvironment,
  matching: Matching,
  context: Context,
): Record<string, CatalogAvailability> {
  const seen: Record<string, CatalogAvailability> = {}
  for (const [id, offer] of Object.entries(services)) {
    const offering = matching.matched.get(id)
    if (offering && isUsable(offering)) seen[id] = observeOffer(id, offer, offering, context)
    else if (offering ? !isOffered(offer.status) : matching.undecided.has(id) || !isGone(offer, context.live))
      seen[id] = offer
  }
  for (const [id, offering] of matching.fresh)
    seen[id] = observeOffer(id, { status: 'available', plans: {}, limits: [] }, offering, context)
  return seen
}

function observeOffer(
  id: string,
  offer: CatalogAvailability,
  offering: LiveOffering,
  context: Context,
): CatalogAvailability {
  context.put(offering.at, 'services', id)
  const { broker = offer.live?.broker, name, version } = offering
  const fresh = offer.live === undefined && offer.version === undefined
  return {
    ...offer,
    status: isOffered(offer.status) ? offer.status : 'available',
    live: { ...present({ broker }), offering: name },
    ...(version !== undefined && (fresh || differs(offer.version, version)) ? { version } : {}),
    plans: offering.plans ? observePlans(id, offer, offering, offering.plans, context) : offer.plans,
  }
}

function observePlans(
  id: string,
  offer: CatalogAvailability,
  offering: LiveOffering,
  plans: readonly LivePlan[],
  { live, put, questions, asks }: Context,
): CatalogAvailability['plans'] {
  const seen: CatalogAvailability['plans'] = {}
  const shown = new Map(plans.filter((plan) => plan.visibility !== 'admin').map((plan) => [plan.name, plan]))
  const identity = { broker: offering.broker ?? offer.live?.broker, offering: offering.name }
  const whole = !offering.partial && isCovered(live, identity)
  const gone = Object.entries(offer.plans).flatMap(([name, plan]) =>
    !shown.has(name) && whole && isVisible(plan.orgs, live) ? [name] : [],
  )
  const fresh = [...shown.values()].filter(({ name }) => lookUp(offer.plans, name) === undefined)
  const renamed = asks ? renamedPlans(gone, fresh) : []
  for (const [name, plan] of Object.entries(offer.plans)) {
    const found = shown.get(name)
    if (found) seen[name] = { ...plan, ...facts(found) }
    else if (!gone.includes(name)) seen[name] = plan
  }
  for (const [name, plan] of shown) {
    put(plan.at, 'services', id, 'plans', name)
    const documented = lookUp(offer.plans, name)
    const [old] = renamed.find(([, other]) => other === plan) ?? []
    const few = plan.visibility === 'organization' || plan.visibility === 'space'
    const orgs = few && live.asWhom?.org !== undefined ? { orgs: [live.asWhom.org] } : {}
    const before = old === undefined ? undefined : lookUp(offer.plans, old)
    if (old !== undefined) questions.push(planRenamed(id, old, plan))
    if (few && !(documented ?? before)?.orgs && !('orgs' in orgs)) questions.push(forWhom(id, plan))
    if (documented) continue
    seen[name] = { ...(before ?? { free: true, bindable: true, limits: {} }), ...orgs, ...facts(plan) }
  }
  return seen
}

const planRenamed = (id: string, from: string, { name, at }: LivePlan): Question => ({
  path: ['services', id, 'plans', from],
  text: `plan "${from}" is not in the live marketplace, and "${name}" is new: is it renamed?`,
  renamed: { from, to: name },
  at,
})

/** Without its organisations the plan would be written as open to all. */
const forWhom = (id: string, { name, visibility, guid, at }: LivePlan): Question => ({
  path: ['services', id],
  text: `plan "${name}" is for some ${visibility === 'space' ? 'spaces' : 'organisations'} only, and the export does not say which: ask cf curl /v3/service_plans/${guid ?? 'GUID'}/visibility and write \`orgs\``,
  at,
})

const facts = ({ free, bindable }: LivePlan) => present({ free, bindable })

/**
 * Whether a live version is another than the documented one, as far as that goes: 16.9.2+build is 16.9. Where
 * none is documented there is nothing to disagree with.
 */
export function differs(documented: string | undefined, live: string): boolean {
  if (documented === undefined) return false
  const numbers = (version: string) =>
    version
      .match(/\d+(?:\.\d+)*/)?.[0]
      .split('.')
      .map(Number)
  const [left, right] = [numbers(documented), numbers(live)]
  if (!left || !right) return documented !== live
  return left.some((n, i) => n !== (right[i] ?? 0))
}
