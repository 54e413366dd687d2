import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import type { Site } from '../../model/site.ts'
import { buildpackKey, environmentIn, lookUp } from '../catalog/catalog.ts'
import type { Entry, Playbook } from '../playbook.ts'
import type { Position } from '../problem.ts'
import { parseTarget } from '../roadmap/target.ts'
import type { Finding } from './verdict.ts'

/** What a playbook says as far as apps are judged by it: plain data, the same in Node and on a page. */
export interface FitPlaybook {
  catalog: Catalog
  conditions: Site['conditions']
  /** Where things are written, by environment and path: `il5/services/postgres/plans/small`. */
  places: Record<string, Position>
}

/** The places of a playbook that findings cite, beside its catalog. */
export function fitPlaybook(playbook: Playbook, catalog: Catalog): FitPlaybook {
  const places: Record<string, Position> = {}
  const put = (at: Position, ...path: string[]) => {
    places[placeKey(path)] = at
  }
  for (const entry of playbook.all('environment')) placeEnvironment(entry, put)
  for (const { environment = '', id, data, at } of playbook.all('availability')) {
    put(at(), environment, 'services', id)
    for (const [i, plan] of data.plans.entries())
      put(at(['plans', i]), environment, 'services', id, 'plans', plan.name)
  }
  for (const { environment = '', id, at } of playbook.all('roadmap')) put(at(), environment, 'roadmap', id)
  for (const { environment = '', data, at } of playbook.all('onboarding'))
    for (const id of Object.keys(data.expectations))
      put(at(['expectations', id], 'key'), environment, 'expectations', id)
  return { catalog, conditions: playbook.site?.data.conditions ?? {}, places }
}

function placeEnvironment(
  { id, data, at }: Entry<'environment'>,
  put: (at: Position, ...path: string[]) => void,
) {
  const { stacks, buildpacks, domains, features } = data.foundations
  put(at(), id)
  for (const part of ['stacks', 'buildpacks', 'domains', 'features'] as const)
    put(at(['foundations', part], 'key'), id, part)
  for (const [i, stack] of stacks.entries()) put(at(['foundations', 'stacks', i]), id, 'stacks', stack.name)
  for (const [i, pack] of buildpacks.entries())
    put(at(['foundations', 'buildpacks', i]), id, 'buildpacks', buildpackKey(pack))
  for (const [i, domain] of domains.entries())
    put(at(['foundations', 'domains', i]), id, 'domains', domain.name)
  for (const name of Object.keys(features))
    put(at(['foundations', 'features', name], 'key'), id, 'features', name)
  put(at(['quotas'], 'key'), id, 'quotas')
  for (const name of Object.keys(data.quotas)) put(at(['quotas', name], 'key'), id, 'quotas', name)
}

/** The key of a place in {@link FitPlaybook.places}. */
export const placeKey = (path: readonly string[]) => path.map((part) => part.replaceAll('/', '%2F')).join('/')

/** One environment that an app is held against. */
export class Target {
  readonly id: string
  readonly environment: CatalogEnvironment
  readonly catalog: Catalog
  readonly conditions: Site['conditions']
  readonly asOf: string | undefined
  /** The organisation the app belongs to; some plans are for some organisations only. */
  readonly org: string | undefined
  readonly #places: FitPlaybook['places']

  constructor(playbook: FitPlaybook, id: string, org?: string) {
    this.id = id
    this.catalog = playbook.catalog
    this.environment = environmentIn(playbook.catalog, id)
    this.conditions = playbook.conditions
    this.asOf = playbook.catalog.asOf
    this.org = org
    this.#places = playbook.places
  }

  /** Where the playbook writes what stands at `path`, or the nearest thing around it. */
  at(...path: string[]): Position {
    for (let length = path.length; length >= 0; length--) {
      const found = lookUp(this.#places, placeKey([this.id, ...path.slice(0, length)]))
      if (found) return found
    }
    return { file: `environments/${this.id}/environment.yaml`, line: 1, col: 1 }
  }

  /** A roadmap item that is still to come. */
  pending(id: string | undefined): Finding['roadmap'] | undefined {
    const item = lookUp(this.environment.roadmap, id)
    if (!item || id === undefined || item.status === 'delivered' || item.status === 'dropped')
      return undefined
    const target = parseTarget(item.target, this.catalog.fiscalYearStart).label
    return { id, title: item.title, target, status: item.status, confidence: item.confidence }
  }

  /** The first item still to come whose id or title names `word`, other than one that takes it away. */
  promised(word: string): Finding['roadmap'] | undefined {
    const found = Object.entries(this.environment.roadmap).find(
      ([id, item]) =>
        item.kind !== 'retirement' && this.pending(id) && (hasWord(id, word) || hasWord(item.title, word)),
    )
    return this.pending(found?.[0])
  }

  /** How to ask for what the environment does not give by itself; what a service says of it comes first. */
  request(own: CatalogAvailability['request'] = {}): NonNullable<Finding['request']> {
    const { channel, approver, leadTime } = this.environment.request
    return {
      channel: own.channel ?? channel,
      approver: own.approver ?? approver,
      leadTime: own.leadTime ?? leadTime,
    }
  }

  /** Whether a day lies before the day everything is computed for. */
  isPast(day: string | undefined): boolean {
    return day !== undefined && this.asOf !== undefined && day < this.asOf
  }
}

/** Whether a text holds a word as a whole, in any case: `cflinuxfs4` is not in `cflinuxfs45`. */
function hasWord(text: string, word: string): boolean {
  const [within, wanted] = [text.toLowerCase(), word.toLowerCase()]
  const from = within.indexOf(wanted)
  if (from < 0 || wanted === '') return false
  return !/\w$/.test(within.slice(0, from)) && !/^\w/.test(within.slice(from + wanted.length))
}
