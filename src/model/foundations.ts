import { z } from 'zod'
import { daySchema, line, literal, marked, text, versionSchema } from './fields.ts'

const stackSchema = z.strictObject({
  ...marked,
  name: text(),
  /** Cloud Controller v3 stack states. */
  state: z.enum(['active', 'restricted', 'deprecated', 'disabled']),
  until: daySchema.optional(),
  note: line().optional(),
})

/** Buildpacks are told apart by name, stack and lifecycle, as Cloud Controller does. */
const buildpackSchema = z.strictObject({
  ...marked,
  name: text(),
  stack: text(),
  version: versionSchema,
  lifecycle: z.enum(['buildpack', 'cnb']).default('buildpack'),
  state: z.enum(['available', 'deprecated', 'locked']).default('available'),
  until: daySchema.optional(),
  note: line().optional(),
})

const domainSchema = z.strictObject({
  ...marked,
  name: literal(),
  kind: z.enum(['external', 'internal', 'tcp']),
  /** The organisations of a private domain: its owner and those it is shared with. Absent means every organisation. */
  orgs: z.array(text()).min(1).optional(),
  /** Of a TCP domain, what can be reserved: `41000-41049`. */
  ports: z
    .string()
    .regex(/^\d{1,5}(?:-\d{1,5})?(?:, ?\d{1,5}(?:-\d{1,5})?)*$/, 'write ports such as 41000-41049')
    .optional(),
  note: line().optional(),
})

/** What a platform of Cloud Foundry says of itself; see the check `platform-unanswered`. */
export const featuresSchema = z
  .strictObject({
    docker: z.boolean(),
    cnb: z.boolean(),
    ssh: z.enum(['developers', 'on-request', 'never']),
    egress: z.enum(['open', 'by-destination', 'none']),
  })
  .partial()
export type Features = z.infer<typeof featuresSchema>
/** Everything that a feature can be, as text. */
export type FeatureValue<F extends keyof Features = keyof Features> = `${NonNullable<Features[F]>}`

/** What applications run on there. Stacks, buildpacks and the like are questions to Cloud Foundry alone. */
export const platformKindSchema = z.enum(['cloud-foundry', 'kubernetes', 'hosts'])
export type PlatformKind = z.infer<typeof platformKindSchema>

/** What an environment stands on: its region and platform, and of a Cloud Foundry what is pushed onto it. */
export const foundationsSchema = z.strictObject({
  region: text(),
  zones: z.int().min(1).optional(),
  platform: z.strictObject({
    /** Cloud Foundry where it is not said. */
    kind: platformKindSchema.optional(),
    product: text(),
    version: versionSchema,
    capi: versionSchema.optional(),
  }),
  stacks: z.array(stackSchema).default([]),
  buildpacks: z.array(buildpackSchema).default([]),
  domains: z.array(domainSchema).default([]),
  features: featuresSchema.default({}),
})
export type Buildpack = z.infer<typeof buildpackSchema>
export type Stack = z.infer<typeof stackSchema>
