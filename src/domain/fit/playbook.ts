import type { Catalog, CatalogAvailability, CatalogEnvironment } from '../../model/catalog.ts'
import type { Decision } from '../../model/environment.ts'
import type { Site } from '../../model/site.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { decisionOf } from '../catalog/decision.ts'
import { type Address, environmentAddress } from '../pages/address.ts'
import type { Position } from '../playbook/problem.ts'
import { isOpen } from '../roadmap/open.ts'
import { parseTarget } from '../roadmap/target.ts'
import { type Disturbance, disturbancesAt, type FitNotice } from './now.ts'
import type { Finding } from './verdict.ts'

/** What a playbook says as far as apps are judged by it: plain data, the same in Node and on a page. */
export interface FitPlaybook {
  catalog: Catalog
  conditions: Site['conditions']
  /** What takes services away, now or at a time that is known. */
  notices?: readonly FitNotice[]
  /** The zone by whose clocks moments are shown; UTC where nothing is said. */
  timeZone?: string
  /** What stands in every banner after the marking. */
  caution?: string
  /**
   * Where things are written, by environment and path: `il5/services/postgres/plans/small`. Absent from what is
   * released: lines tell what else stands in a file.
   */
  places?: Record<string, Position>
}

/** Where the playbook says something: the page, and the line it is written on where that may be told. */
export interface Citation extends Partial<Position> {
  address: Address
}

/** The key of a place in {@link FitPlaybook.places}. */
export const placeKey = (path: readonly string[]) => path.map((part) => part.replaceAll('/', '%2F')).join('/')

/** One environment that an app is held against. */
export class FitTarget {
  readonly id: string
  readonly environment: CatalogEnvironment
  readonly catalog: Catalog
  readonly conditions: Site['conditions']
  readonly asOf: string | undefined
  readonly timeZone: string
  /** The organisation the app belongs to; some plans are for some organisations only. */
  readonly org: string | undefined
  readonly #places: FitPlaybook['places']
  readonly #today: string | undefined
  readonly #notices: readonly FitNotice[]
  /** The moment it is judged for. */
  readonly #moment: string | undefined

  constructor(playbook: FitPlaybook, id: string, org?: string, moment?: string) {
    this.id = id
    this.catalog = playbook.catalog
    this.environment = environmentIn(playbook.catalog, id)
    this.conditions = playbook.conditions
    this.asOf = playbook.catalog.asOf
    this.timeZone = playbook.timeZone ?? 'UTC'
    this.org = org
    this.#places = playbook.places
    this.#notices = playbook.notices ?? []
    // By the end of the day for which everything is computed, unless a clock says more.
    this.#today = moment?.slice(0, 10) ?? this.asOf
    this.#moment = moment ?? (this.asOf === undefined ? undefined : `${this.asOf}T24:00Z`)
  }

  /** Where the playbook says what stands at `path`, or the nearest thing around it. */
  at(...path: string[]): Citation {
    const address = addressAt(this.id, path)
    for (let length = path.length; length >= 0; length--) {
      const found = lookUp(this.#places, placeKey([this.id, ...path.slice(0, length)]))
      if (found) return { ...found, address }
    }
    return { address }
  }

  /** A roadmap item that is still to come. */
  pending(id: string | undefined): Finding['roadmap'] | undefined {
    const item = lookUp(this.environment.roadmap, id)
    if (!item || id === undefined || !isOpen(item)) return undefined
    const { label, last } = parseTarget(item.target, this.catalog)
    const target = this.isPast(last) ? `${label} (passed)` : label
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

  /** What takes a service away at the moment it is judged for. */
  disturbing(service: string): Disturbance[] {
    return this.#moment === undefined ? [] : disturbancesAt(this.#notices, this.id, service, this.#moment)
  }

  /** Whom to ask for what the environment does not give by itself; what a service says of it comes first. */
  request(own?: CatalogAvailability['request']): Decision {
    return decisionOf(this.environment.request, own)
  }

  /** Whether a day lies before the one that is judged for: the reader's where it is known, else the edition's. */
  isPast(day: string | undefined): boolean {
    return day !== undefined && this.#today !== undefined && day < this.#today
  }
}

/** The page, and the anchor on it, where a site shows what stands at a path of an environment. */
function addressAt(environment: string, [area, id]: readonly string[]): Address {
  if (id !== undefined && (area === 'services' || area === 'roadmap'))
    return `${environmentAddress(environment, area)}#${id}`
  if (area === 'expectations' && id !== undefined)
    return `${environmentAddress(environment, 'onboarding')}#${id}`
  return environmentAddress(environment)
}

/** Whether a text holds a word as a whole, in any case: `cflinuxfs4` is not in `cflinuxfs45`. */
function hasWord(text: string, word: string): boolean {
  const [within, wanted] = [text.toLowerCase(), word.toLowerCase()]
  const from = within.indexOf(wanted)
  if (from < 0 || wanted === '') return false
  return !/\w$/.test(within.slice(0, from)) && !/^\w/.test(within.slice(from + wanted.length))
}
