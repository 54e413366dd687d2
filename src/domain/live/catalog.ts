import type { Position } from '../playbook/problem.ts'

/**
 * What a live platform says it offers: the one form that every export is read into. Nothing here is secret;
 * readers drop credentials, and parameters whole.
 */
export interface LiveCatalog {
  offerings: LiveOffering[]
  buildpacks: LiveBuildpack[]
  stacks: LiveStack[]
  /** What the export can speak for. Only what it covers, and does not list, is gone. */
  covers: CatalogCoverage
  /** A marketplace shows what its reader may see. */
  asWhom?: { user?: string; org?: string; space?: string }
}

export interface CatalogCoverage {
  /** Each scope is a whole listing: of everything, of one broker, of one offering. None: not exported, or pages missing. */
  offerings: { broker?: string; offering?: string }[]
  /** Lifecycles whose buildpacks are all listed; older APIs know of one only. */
  buildpacks: LiveBuildpack['lifecycle'][]
  stacks: boolean
  /** Lists of which pages are missing: how many are here, and how many there are. */
  missing?: { what: string; have: number; total: number; at: Position }[]
  /** What else was given, of which nothing can be compared: brokers, instances, plans without their offerings. */
  idle?: string[]
}

export interface LiveOffering {
  name: string
  /** Absent where the export does not name it (`cf marketplace` v6, a broker's own catalog). */
  broker?: string
  description?: string
  /** What the broker says of itself, for people: its words, to be confirmed. */
  about?: {
    displayName?: string
    longDescription?: string
    provider?: string
    documentation?: string
    support?: string
    tags?: string[]
  }
  /** Nobody may use it: the export says so of the offering itself. */
  available?: boolean
  /** Only where all plans carry the same `maintenance_info.version`. */
  version?: string
  /** Absent where the export lists offerings without their plans. */
  plans?: LivePlan[]
  /** Pages of plans are missing, or plans were filtered: those of this offering need not be all. */
  partial?: true
  at: Position
}

export interface LivePlan {
  name: string
  /** Absent where the export does not say. */
  free?: boolean
  bindable?: boolean
  description?: string
  version?: string
  /** `organization` and `space` are seen by some only; `admin` by nobody yet. */
  visibility?: 'public' | 'organization' | 'space' | 'admin'
  /** By which the API is asked for whom it is. */
  guid?: string
  at: Position
}

export interface LiveBuildpack {
  name: string
  /** Absent for a buildpack that serves every stack. */
  stack?: string
  lifecycle: 'buildpack' | 'cnb'
  /** From the file name, the only place where Cloud Controller keeps it. */
  version?: string
  enabled: boolean
  locked: boolean
  /** False where it has no bits yet: nothing can be staged with it. */
  ready?: boolean
  at: Position
}

export interface LiveStack {
  name: string
  /** Absent from APIs older than stack states. */
  state?: 'active' | 'restricted' | 'deprecated' | 'disabled'
  /** Why it is in that state. */
  reason?: string
  at: Position
}
