// Without schemas, so that pages which compare environments do not load what reads them.

/** What is looked at while a canary runs. Each has one unit, so that a number alone is never two things. */
export const canaryMeasures = [
  'error-rate',
  'new-errors',
  'crash-rate',
  'latency',
  'memory',
  'cpu',
  'time-to-interactive',
  'requests',
  'app-figure',
] as const
export type CanaryMeasure = (typeof canaryMeasures)[number]

/** Measures of which there can be too little; of all others only too much is bad. */
export const fallingMeasures = ['requests', 'app-figure'] as const satisfies readonly CanaryMeasure[]
