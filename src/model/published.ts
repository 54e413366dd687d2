import { z } from 'zod'
import { catalogSchema } from './catalog.ts'
import { catalogDiffSchema } from './catalog-diff.ts'
import { comparisonSchema } from './comparison.ts'
import { editionChangesSchema, editionSchema } from './edition.ts'
import { environmentSchema } from './environment.ts'
import { daySchema, idSchema } from './fields.ts'
import { publishedFile } from './published-file.ts'
import { roadmapSchema } from './roadmap.ts'
import { triageSchema } from './triage.ts'

const { fiscalYearStart } = catalogSchema.shape

/** Everything that each environment says of itself, by id. */
export const environmentsFileSchema = publishedFile('fieldbook-environments', {
  environments: z.record(idSchema, environmentSchema.omit({ replaces: true })),
})

/** The promises of every environment, by id, each with the days that its target spans. */
export const roadmapFileSchema = publishedFile('fieldbook-roadmap', {
  fiscalYearStart,
  environments: z.record(
    idSchema,
    z.record(
      idSchema,
      roadmapSchema
        .omit({ replaces: true })
        .extend({ span: z.strictObject({ first: daySchema, last: daySchema }) }),
    ),
  ),
})

const paths = z.record(idSchema, triageSchema.omit({ replaces: true }))

/** Triage paths: shared ones, and those of one environment, which take the place of a shared one of the same id. */
export const triageFileSchema = publishedFile('fieldbook-triage', {
  shared: paths,
  environments: z.record(idSchema, paths),
})

/** What a site publishes in `data/`, and what reports are written as, by the name of the file or report. */
export const publishedSchemas = {
  catalog: catalogSchema,
  environments: environmentsFileSchema,
  roadmap: roadmapFileSchema,
  triage: triageFileSchema,
  diff: catalogDiffSchema,
  comparison: comparisonSchema,
  edition: editionSchema,
  changes: editionChangesSchema,
} as const

export type EnvironmentsFile = z.infer<typeof environmentsFileSchema>
export type RoadmapFile = z.infer<typeof roadmapFileSchema>
export type TriageFile = z.infer<typeof triageFileSchema>
