import type { Intake } from '../../model/intake.ts'
import type { Intake1 } from '../../model/intake-1.ts'
import type { Path } from '../../model/walk.ts'

/** A record of the first version as one of today. What was not asked then is open now. */
export function upgraded({ target, peak, ...record }: Intake1): Intake {
  return {
    ...record,
    version: 2,
    targets: [target],
    ...(peak === undefined ? {} : { load: { peak } }),
    dates: [],
    people: [],
  }
}

/** Where a place of today's record stood in the first version. */
export function pathBefore([first, second, ...rest]: Path): Path {
  if (first === 'targets') return second === undefined ? ['target'] : ['target', ...rest]
  if (first === 'load') return second === 'peak' ? ['peak'] : []
  return [first, second, ...rest].filter((step) => step !== undefined)
}
