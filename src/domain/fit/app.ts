/** What an app manifest asks of a platform, and what its service instances are. Written by `formats`, judged here. */
import type { Position } from '../problem.ts'

/** A value of a manifest, or the variables that it still waits for. */
export type Given<T> =
  | { at: Position; value: T; missing?: undefined }
  | { at: Position; value?: undefined; missing: readonly string[]; written: string }

/** A list that may itself be one variable, `services: ((services))`. */
export type Many<T> = Given<readonly T[]>

export interface Manifest {
  file: string
  apps: App[]
  /** Every variable without a value, with the first place that needs it. */
  unresolved: { name: string; at: Position }[]
}

export interface App {
  name: Given<string>
  at: Position
  stack?: Given<string>
  docker?: { image: Given<string>; at: Position }
  /** `lifecycle: cnb`. */
  cnb?: { at: Position }
  /** Absent, or empty, means that the platform detects one. */
  buildpacks?: Many<Given<string>>
  services?: Many<Binding>
  /** `web` always, then the others in the order written. */
  processes: Process[]
  sidecars: Sidecar[]
  routes: Routes
  /** Variables of `env` whose value is an address: the name and the host, nothing else of the value. */
  addresses: { variable: string; host: string; at: Position }[]
  deprecated: { attribute: string; use: string; at: Position }[]
  /** Attributes that are one variable without a value, so that nothing can be said of them. */
  pending: { attribute: string; missing: readonly string[]; at: Position }[]
}

export interface Binding {
  name: Given<string>
  at: Position
}

export interface Process {
  type: string
  at: Position
  instances?: Given<number>
  memoryMb?: Given<number>
  diskMb?: Given<number>
  /** Bytes per second; -1 is unlimited. */
  logRate?: Given<number>
}

export interface Sidecar {
  name: string
  at: Position
  memoryMb?: Given<number>
  processes: string[]
}

export interface Routes {
  at: Position
  /** `none`: no-route. `listed`: as written. `generated`: random, default or implied. */
  kind: 'none' | 'listed' | 'generated'
  listed: Many<Given<string>>
}

/** What a bound instance is, from a services manifest, the API or a mapping file. */
export type Instance =
  | { kind: 'managed'; name: string; at: Position; offering: string; plan?: string; broker?: string }
  | { kind: 'user-provided'; name: string; at: Position; flavour?: 'credentials' | 'route' | 'drain' }
  /** Managed, but the export does not say of which plan. */
  | { kind: 'unnamed'; name: string; at: Position; give: string }
