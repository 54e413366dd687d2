import type { Difference, Status } from '../../model/availability.ts'
import type { Catalog, CatalogAvailability, CatalogEnvironment, CatalogService } from '../../model/catalog.ts'
import type { Decision } from '../../model/environment.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import type { Category } from '../../model/service.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { oncePer } from '../base/once.ts'
import { decisionOf } from './decision.ts'
import { type Aspect, differences, type Offer } from './parity.ts'
import { type ComparisonStep, stepsBetween, stepsTo } from './promotion.ts'

/** `unknown` is where an environment says nothing of a service. */
export type CellStatus = Status | 'unknown'
export const cellStatuses = [
  'available',
  'limited',
  'planned',
  'deprecated',
  'unavailable',
  'unknown',
] as const satisfies readonly CellStatus[]

/** Why a service differs across one step of a promotion path. */
export interface Reason extends ComparisonStep {
  /** What differs; empty where the author explains a difference that the comparison does not see. */
  aspects: Aspect[]
  /** Absent where nobody has given one yet. */
  difference?: Difference
  /** What is to close it. */
  roadmap?: { id: string; item: RoadmapItem }
}

/** One service in one environment, with everything that a reader asks of it. */
export interface Cell {
  service: string
  environment: string
  status: CellStatus
  version?: string
  plans: string[]
  limits: string[]
  availability?: CatalogAvailability
  /** What it is measured against: the environment it is promoted from, unless another was chosen. */
  baseline?: string
  /** Whether, and in what, it differs from the baseline. */
  differs: boolean
  aspects: Aspect[]
  /** Its own reason against the environment it is promoted from. */
  difference?: Difference
  /** The reasons on the way from the baseline to here; from the start of the path where none was chosen. */
  chain: Reason[]
  roadmap?: { id: string; item: RoadmapItem }
  alternative?: string
  /** Put together when it is asked for: a page that only counts cells reads nothing of how environments decide. */
  readonly request: Decision
}

export interface ServiceRow {
  id: string
  service: CatalogService
  /** One for each environment, in the order of {@link Matrix.environments}. */
  cells: Cell[]
  differs: boolean
}

export interface Matrix {
  environments: { id: string; environment: CatalogEnvironment; counts: Record<CellStatus, number> }[]
  groups: { category: Category; rows: ServiceRow[] }[]
  counts: Record<CellStatus, number>
}

/**
 * Services × environments, grouped by category, in the catalog's order. With `baseline` each cell is measured
 * against that environment, otherwise against the one it is promoted from.
 */
export function matrixOf(catalog: Catalog, baseline?: string): Matrix {
  const ways = Object.keys(catalog.environments).map((id) => ({ id, steps: wayTo(catalog, id, baseline) }))
  const rows = Object.entries(catalog.services).map(([id, service]): ServiceRow => {
    // Paths share steps, so the reasons of a step are found once.
    const known = new Map<string, Reason[]>()
    const reasonsOn = (step: ComparisonStep) => {
      const key = `${step.from} ${step.to} ${step.down}`
      const found = known.get(key) ?? reasonsAlong(catalog, id, [step])
      known.set(key, found)
      return found
    }
    const cells = ways.map((way) => cellFrom(catalog, id, way.id, baseline, way.steps.flatMap(reasonsOn)))
    return { id, service, cells, differs: cells.some((cell) => cell.differs) }
  })
  const categories = [...new Set(rows.map((row) => row.service.category))]
  return {
    environments: Object.entries(catalog.environments).map(([id, environment], i) => ({
      id,
      environment,
      counts: count(rows.flatMap((row) => row.cells[i] ?? [])),
    })),
    groups: categories.map((category) => ({
      category,
      rows: rows.filter((row) => row.service.category === category),
    })),
    counts: count(rows.flatMap((row) => row.cells)),
  }
}

/** One cell of the matrix; see {@link matrixOf}. The environment must be one of the catalog's. */
export function cellOf(catalog: Catalog, service: string, environment: string, baseline?: string): Cell {
  const chain = reasonsAlong(catalog, service, wayTo(catalog, environment, baseline))
  return cellFrom(catalog, service, environment, baseline, chain)
}

/** The steps whose reasons a cell lists: from the baseline, or from the start of the path. */
const wayTo = (catalog: Catalog, environment: string, baseline: string | undefined): ComparisonStep[] =>
  baseline === undefined
    ? stepsTo(catalog, environment)
    : (stepsBetween(catalog, baseline, environment) ?? [])

const cellFrom = (
  catalog: Catalog,
  service: string,
  environment: string,
  baseline: string | undefined,
  chain: Reason[],
): Cell => Object.assign(measuredAt(catalog, service, environment, baseline), { chain })

/** A cell without the reasons on the way, of which there are as many as environments before it. */
export type BareCell = Omit<Cell, 'chain'>

/** A cell measured as in {@link matrixOf}, where nobody asks for the reasons on the way. */
export function measuredAt(
  catalog: Catalog,
  service: string,
  environment: string,
  baseline?: string,
): BareCell {
  const here = environmentIn(catalog, environment)
  const measured = baseline ?? here.promotesFrom
  const known = measured !== undefined && Object.hasOwn(catalog.environments, measured)
  const aspects = known && measured !== environment ? aspectsOf(catalog, service, measured, environment) : []
  // Not copied: who decides is worked out for those who ask.
  return Object.assign(offeredAt(catalog, service, environment), {
    ...(known ? { baseline: measured } : {}),
    differs: aspects.length > 0,
    aspects,
  })
}

/** A cell by itself, measured against nothing: a small part of the work, where no reason is asked for. */
export type Offered = Omit<Cell, 'baseline' | 'differs' | 'aspects' | 'chain'>

/** What an environment says of a service; see {@link Offered}. The environment must be one of the catalog's. */
export function offeredAt(catalog: Catalog, service: string, environment: string): Offered {
  const here = environmentIn(catalog, environment)
  const availability = lookUp(here.services, service)
  const roadmap = itemOf(here, availability?.roadmap)
  return {
    service,
    environment,
    status: availability?.status ?? 'unknown',
    ...(availability?.version === undefined ? {} : { version: availability.version }),
    plans: Object.keys(availability?.plans ?? {}),
    limits: availability?.limits ?? [],
    ...(availability ? { availability } : {}),
    ...(availability?.difference ? { difference: availability.difference } : {}),
    ...(roadmap ? { roadmap } : {}),
    ...(availability?.alternative === undefined ? {} : { alternative: availability.alternative }),
    get request() {
      return decisionOf(here.request, availability?.request)
    },
  }
}

/** In what a service differs between two environments of the catalog. */
export function aspectsOf(catalog: Catalog, service: string, a: string, b: string): Aspect[] {
  const offer = (id: string) => {
    const found = lookUp(lookUp(catalog.environments, id)?.services, service)
    return found && offerOf(found)
  }
  return differences(offer(a), offer(b))
}

/** What parity looks at, made once for each availability: every page that compares asks for it. */
const offerOf = oncePer(
  ({ status, version, plans }: CatalogAvailability): Offer => ({
    status,
    version,
    plans: Object.keys(plans).map((name) => ({ name })),
  }),
)

/** Why a service differs on each of these steps; steps on which nothing differs and nothing is said are left out. */
export function reasonsAlong(catalog: Catalog, service: string, steps: readonly ComparisonStep[]): Reason[] {
  return steps.flatMap((step): Reason[] => {
    const environment = lookUp(catalog.environments, step.to)
    const availability = lookUp(environment?.services, service)
    const aspects = aspectsOf(catalog, service, step.from, step.to)
    const difference = availability?.difference
    if (aspects.length === 0 && !difference) return []
    const roadmap = environment && itemOf(environment, availability?.roadmap)
    return [{ ...step, aspects, ...(difference ? { difference } : {}), ...(roadmap ? { roadmap } : {}) }]
  })
}

function itemOf(environment: CatalogEnvironment, id: string | undefined) {
  const item = lookUp(environment.roadmap, id)
  return id !== undefined && item ? { id, item } : undefined
}

function count(cells: readonly Cell[]): Record<CellStatus, number> {
  const counts = Object.fromEntries(cellStatuses.map((status) => [status, 0])) as Record<CellStatus, number>
  for (const cell of cells) counts[cell.status]++
  return counts
}
