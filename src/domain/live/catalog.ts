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
  covers: Coverage
  /** A marketplace shows what its reader may see. */
  asWhom?: { user?: string; org?: string; space?: string }
}

export interface Coverage {
  /** Each scope is a whole listing: of everything, of one broker, of one offering. None: not exported, or pages missing. */
  offerings: { broker?: string; offering?: string }[]
  /** Lifecycles whose buildpacks are all listed; older APIs know of one only. */
  buildpacks: LiveBuildpack['lifecycle'][]
  stacks: boolean
}

export interface LiveOffering {
  name: string
  /** Absent where the export does not name it (`cf marketplace` v6, a broker's own catalog). */
  broker?: string
  description?: string
  /** Only where all plans carry the same `maintenance_info.version`. */
  version?: string
  /** Absent where the export lists offerings without their plans. */
  plans?: LivePlan[]
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
  at: Position
}

export interface LiveStack {
  name: string
  /** Absent from APIs older than stack states. */
  state?: 'active' | 'restricted' | 'deprecated' | 'disabled'
  at: Position
}
