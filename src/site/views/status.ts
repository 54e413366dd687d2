import type { Status } from '../../model/availability.ts'
import type { Environment } from '../../model/environment.ts'
import type { Buildpack, Stack } from '../../model/foundations.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'

/** Everything that is shown as a status, the cell that nobody answered included. */
export type AnyStatus = Status | 'unknown' | RoadmapItem['status'] | Environment['status'] | 'alert' | 'done'

/** Every status, in words. */
export const statusLabels: Record<AnyStatus, string> = {
  available: 'Available',
  limited: 'Limited',
  planned: 'Planned',
  deprecated: 'Deprecated',
  unavailable: 'Unavailable',
  unknown: 'Unknown',
  'on-track': 'On track',
  'at-risk': 'At risk',
  delivered: 'Delivered',
  dropped: 'Dropped',
  open: 'Open',
  building: 'Being built',
  closing: 'Closing',
  alert: 'Outage',
  done: 'Done',
}

/** Which status colour it is drawn in; see styles/tokens.css. */
export const tones: Record<AnyStatus, string> = {
  available: 'available',
  limited: 'limited',
  planned: 'planned',
  deprecated: 'deprecated',
  unavailable: 'unavailable',
  unknown: 'unknown',
  'on-track': 'planned',
  'at-risk': 'limited',
  delivered: 'available',
  dropped: 'unavailable',
  open: 'available',
  building: 'planned',
  closing: 'deprecated',
  alert: 'alert',
  done: 'available',
}

/** The shape, in a box of 12 × 12, drawn with `currentColor`. */
export type Shape = 'disc' | 'diamond' | 'ring' | 'down' | 'dash' | 'question' | 'up'

/** The shape of every status. */
export const shapes: Record<AnyStatus, Shape> = {
  available: 'disc',
  limited: 'diamond',
  planned: 'ring',
  deprecated: 'down',
  unavailable: 'dash',
  unknown: 'question',
  'on-track': 'ring',
  'at-risk': 'diamond',
  delivered: 'disc',
  dropped: 'dash',
  open: 'disc',
  building: 'ring',
  closing: 'down',
  alert: 'up',
  done: 'disc',
}

/** Stacks and buildpacks are shown with the same shapes as services, and found by the same words. */
export const foundationStatus: Record<Stack['state'] | Buildpack['state'], Status> = {
  active: 'available',
  available: 'available',
  restricted: 'limited',
  locked: 'limited',
  deprecated: 'deprecated',
  disabled: 'unavailable',
}
