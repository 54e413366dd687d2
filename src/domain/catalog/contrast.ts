import type { Catalog, CatalogEnvironment } from '../../model/catalog.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { Request, Topic } from '../../model/environment.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import type { Address } from '../address.ts'
import { environmentIn } from './catalog.ts'
import type { CellStatus } from './matrix.ts'
import type { Step } from './promotion.ts'

/** What a contrast means for somebody who comes from the first environment. */
export type Effect = 'breaks' | 'time' | 'gain'

export type Area =
  | 'services'
  | 'staging'
  | 'platform'
  | 'routes'
  | 'quotas'
  | 'onboarding'
  | 'operations'
  | 'feedback'
  | 'release'
  | 'team'
  | 'posture'

/** One side in words, as plain text; a service also in parts, so that a page can draw it. */
export interface Said {
  text: string
  status?: CellStatus
  version?: string
  plans?: string[]
}

/** A reason, with the step of the promotion path that it belongs to. */
export interface Because {
  from: string
  to: string
  what: string
  /** Markdown, as `what` is. */
  why: string
}

/** One thing that is otherwise in the second environment than in the first. */
export interface Contrast {
  area: Area
  /** Unique within its area. */
  id: string
  /** Plain text. */
  name: string
  effect: Effect
  before: Said
  after: Said
  /** In the order of the promotion path; empty where nobody has said why. */
  reasons: Because[]
  /** What to do about it; Markdown. */
  todo?: string
  /** A service to take instead. */
  alternative?: string
  /** How to ask, where asking may help. */
  request?: Request
  /** What is to end the difference, and the day or span it is promised for. */
  roadmap?: { environment: string; id: string; item: RoadmapItem }
  /** The day from which the second side no longer holds. */
  until?: string
  addresses: { before: Address; after: Address }
  /** The same in detail, each with its kind, severity and place. */
  changes: Change[]
}

/** What every area is compared from. */
export interface Sides {
  catalog: Catalog
  from: string
  to: string
  before: CatalogEnvironment
  after: CatalogEnvironment
  /** The way along the promotion path; undefined where no path joins the two. */
  steps: Step[] | undefined
  changes: readonly Change[]
}

/** The changes at or below a path inside the environments; keys may hold anything but are compared whole. */
export function changesAt({ changes }: Sides, ...path: readonly string[]): Change[] {
  return changes.filter((change) => {
    const inside = (change.after ?? change.before)?.path.slice(2) ?? []
    return path.every((part, i) => inside[i] === part)
  })
}

/** The keys below a path at which something changed, in order. */
export function changedKeys(sides: Sides, ...path: readonly string[]): string[] {
  const keys = changesAt(sides, ...path).map((c) => (c.after ?? c.before)?.path[2 + path.length])
  return [...new Set(keys.filter((key) => key !== undefined))]
}

/** What the environments on the way say about a topic. */
export function becauseOf({ catalog, steps }: Sides, topic: Topic): Because[] {
  return (steps ?? []).flatMap(({ from, to }) =>
    environmentIn(catalog, to)
      .differs.filter((d) => d.about.includes(topic))
      .map(({ what, why }) => ({ from, to, what, why })),
  )
}

/** "1 working day", "3 working days". */
export const workingDays = (days: number) => `${days} working day${days === 1 ? '' : 's'}`

/** The effect that the changes have when each is taken for what it is. */
export function effectOf(changes: readonly Change[]): Effect {
  if (changes.some((c) => c.severity === 'breaking')) return 'breaks'
  const gains = (c: Change) => c.severity === 'additive' || c.kind === 'version-up'
  return changes.length > 0 && changes.every(gains) ? 'gain' : 'time'
}
