import type { Cadence, Environment } from '../../model/environment.ts'
import { nextDay } from './recurrence.ts'
import { zoneOf } from './release-days.ts'
import { whenWords } from './rule-words.ts'

/** When something comes again, in words: printed from its rule, or as it is written where it has none. */
export const cadenceWhen = (
  { repeats, when }: Cadence,
  environment: Pick<Environment, 'calendar'>,
): string => (repeats ? whenWords(repeats, zoneOf(environment)) : (when ?? ''))

/** The next day of it from a day on; of what has no rule the one that is written, if it is not over. */
export const cadenceNext = ({ repeats, next }: Cadence, asOf: string): string | undefined =>
  repeats ? nextDay(repeats, asOf) : next
