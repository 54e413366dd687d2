import type { PlatformCode } from './codes.ts'
import { doorRules } from './doors.ts'
import { partRules, stagingRules } from './parts.ts'
import { absentRules, placeRules } from './places.ts'
import { lostRules, otherwiseRules, waitingRules } from './reading.ts'
import type { PlatformRule } from './rule.ts'
import { valueRules } from './values.ts'

/** What `cf push` refuses, drops or reads in another way, by permanent codes. Each has a page in the docs. */
const platformRules: Readonly<Record<PlatformCode, PlatformRule>> = {
  ...valueRules,
  ...partRules,
  ...stagingRules,
  ...placeRules,
  ...absentRules,
  ...lostRules,
  ...otherwiseRules,
  ...waitingRules,
  ...doorRules,
}

/** The same as a list, for the documentation. */
export const allPlatformRules: readonly PlatformRule[] = Object.values(platformRules)
