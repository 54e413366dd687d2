/** What an app manifest asks of a platform, and what its service instances are. Written by `formats`, judged here. */
import type { Position } from '../playbook/problem.ts'
import type { Remark } from './rules/rule.ts'

/** A value of a manifest, or the variables that it still waits for. */
export type GivenValue<T> =
  | { at: Position; value: T; missing?: undefined }
  | { at: Position; value?: undefined; missing: readonly string[]; written: string }

/** A list that may itself be one variable, `services: ((services))`. */
export type Many<T> = GivenValue<readonly T[]>

export interface Manifest {
  file: string
  /** What it was written as, where it is no app manifest; and a record of a meeting, which says less. */
  from?: 'mta' | 'score' | 'record'
  apps: App[]
  /** What the platform refuses, drops or reads in another way, in the file as a whole. */
  remarks: Remark[]
  /** Keys that the file makes of service instances, which the organisation's quota counts. */
  serviceKeys?: { count: number; at: Position }
  /** Every variable without a value, with the first place that needs it. */
  unresolved: { name: string; at: Position }[]
}

export interface App {
  name: GivenValue<string>
  at: Position
  stack?: GivenValue<string>
  docker?: { image: GivenValue<string>; at: Position }
  /** `lifecycle: cnb`. */
  cnb?: { at: Position }
  /** Absent, or empty, means that the platform detects one. */
  buildpacks?: Many<GivenValue<string>>
  services?: Many<Binding>
  /** `web` always, then the others in the order written. */
  processes: Process[]
  sidecars: Sidecar[]
  routes: Routes
  /** What it calls: variables of `env` whose value is an address. The name and the host, nothing else of the value. */
  addresses: { variable: string; host: string; at: Position }[]
  /** What the platform refuses, drops or reads in another way in this app. */
  remarks: Remark[]
  /** Attributes that are one variable without a value, so that nothing can be said of them. */
  pending: { attribute: string; missing: readonly string[]; at: Position }[]
}

export interface Binding {
  name: GivenValue<string>
  at: Position
}

export interface Process {
  type: string
  at: Position
  instances?: GivenValue<number>
  memoryMb?: GivenValue<number>
  diskMb?: GivenValue<number>
  /** Bytes per second; -1 is unlimited. */
  logRate?: GivenValue<number>
  /** Seconds that it may take to start. */
  timeout?: GivenValue<number>
  /** Attributes whose value is refused, so that nothing follows from it. */
  wrong?: readonly string[]
}

export interface Sidecar {
  name: string
  at: Position
  memoryMb?: GivenValue<number>
  processes: string[]
}

/** A route as written, and the protocol that it asks for. */
export type Route = GivenValue<string> & { protocol?: string }

export interface Routes {
  at: Position
  /** `none`: no-route. `listed`: as written. `generated`: random, default or implied. */
  kind: 'none' | 'listed' | 'generated'
  listed: Many<Route>
}

/** What a bound instance is, from a services manifest, the API or a mapping file. */
export type Instance =
  | {
      kind: 'managed'
      name: string
      at: Position
      offering: string
      plan?: string
      broker?: string
      /** The oldest version that will do. */
      version?: { value: string; at: Position }
    }
  | { kind: 'user-provided'; name: string; at: Position; flavour?: 'credentials' | 'route' | 'drain' }
  /** Managed, but the export does not say of which plan. */
  | { kind: 'unnamed'; name: string; at: Position; give: string }
