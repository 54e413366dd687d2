import { z } from 'zod'

const ratioSchema = z.strictObject({
  /** How many one of them carries well, and how many at most. */
  comfortable: z.number().min(0.1),
  limit: z.number().min(0.1),
})
export type Ratio = z.infer<typeof ratioSchema>

const count = z.int().min(0)

/**
 * How a platform team grows with what it is asked for: PREs with environments, RelEs with initial releases, DevEEs with
 * teams that are brought in. Counts are of people, but for PREs, of whom a pair is counted.
 */
export const staffingSchema = z.strictObject({
  /** Pairs for each environment, and how many there are. */
  run: z.strictObject({
    pairs: count,
    pairsPerEnvironment: z.number().min(0.1).default(1),
    /** Applications in an environment. */
    applications: ratioSchema.optional(),
  }),
  /** People, and initial releases at once for each of them. */
  release: z.strictObject({
    people: count,
    releasesAtOnce: ratioSchema,
    /** Weeks before the release from which one looks after it. */
    weeksBefore: count.default(4),
    /** Initial releases that are under way beyond those that records tell of. */
    already: count.default(0),
  }),
  /** People, and teams in onboarding at once for each of them. */
  enable: z.strictObject({
    people: count,
    teamsAtOnce: ratioSchema,
    already: count.default(0),
  }),
})
export type Staffing = z.infer<typeof staffingSchema>
