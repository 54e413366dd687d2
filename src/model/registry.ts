/**
 * Every content type: what it is called, where its files lie, how they are read. To add a type, write
 * `<type>.ts` beside this file and a line here; reading, references, schemas and release follow from it.
 */
import type { z } from 'zod'
import { availabilitySchema } from './availability.ts'
import { configurationSchema } from './configuration.ts'
import { environmentSchema } from './environment.ts'
import { exerciseSchema } from './exercise.ts'
import { guideSchema } from './guide.ts'
import { layerSchema } from './layer.ts'
import { lessonSchema } from './lesson.ts'
import { networkSchema } from './network.ts'
import { noticeSchema } from './notice.ts'
import { objectiveSchema } from './objective.ts'
import { onboardingSchema } from './onboarding.ts'
import { pageSchema } from './page.ts'
import { productSchema } from './product.ts'
import { releaseSchema } from './release.ts'
import { roadmapSchema } from './roadmap.ts'
import { roleSchema } from './role.ts'
import { schemeSchema } from './scheme.ts'
import { serviceSchema } from './service.ts'
import { siteSchema } from './site.ts'
import { termSchema } from './term.ts'
import { triageSchema } from './triage.ts'

/**
 * How a type is kept on disk. `document`: one YAML file is one entry. `map`: a YAML file is a map of
 * entries by id. `mdx`: an MDX file is one entry, its frontmatter typed, its id the file's name.
 */
export type FileForm = 'document' | 'map' | 'mdx'

/** What `begins` is given: a title, today, a day that is some way off, and the playbook's roles. */
interface Beginning {
  title: string
  day: string
  later: string
  roles: readonly [string, ...string[]]
}

export interface ContentType<
  S extends z.ZodType = z.ZodType,
  F extends readonly string[] = readonly string[],
> {
  schema: S
  form: FileForm
  /** Paths inside a layer; `<env>` is an environment id, `<id>` the entry's, `**` any folders between. */
  files: F
  /** What one entry is called on screen. */
  label: string
  /** The site has no place for it: entries have no address, whatever their files are called. */
  pageless?: true
  /** The field with the day by which something has to be done; calendars and lists of dates have it. */
  due?: string
  /** What `fieldbook new` writes for one. Kinds that need more than this are in `workspace/new/starts.ts`. */
  begins?: (given: Beginning) => object
}

const type = <S extends z.ZodType, const F extends readonly string[]>(
  schema: S,
  form: FileForm,
  label: string,
  ...files: F
): ContentType<S, F> => ({
  schema,
  form,
  label,
  files,
})

export const contentTypes = {
  layer: type(layerSchema, 'document', 'layer', 'layer.yaml'),
  configuration: {
    ...type(configurationSchema, 'document', 'configuration', 'fieldbook.config.yaml'),
    pageless: true as const,
  },
  scheme: type(schemeSchema, 'document', 'marking scheme', 'environments/scheme.yaml'),
  network: type(networkSchema, 'map', 'network', 'environments/networks.yaml'),
  environment: type(environmentSchema, 'document', 'environment', 'environments/<env>/environment.yaml'),
  availability: type(availabilitySchema, 'map', 'availability', 'environments/<env>/services.yaml'),
  roadmap: type(roadmapSchema, 'map', 'roadmap item', 'environments/<env>/roadmap.yaml'),
  notice: type(noticeSchema, 'map', 'notice', 'environments/<env>/notices.yaml'),
  release: {
    ...type(releaseSchema, 'map', 'release', 'environments/<env>/releases.yaml'),
    // All of them stand on the page of objectives, which they are counted for.
    pageless: true,
    begins: ({ title, day }: Beginning) => ({
      app: title,
      version: '1.0.0',
      day,
      kind: 'initial',
      ended: 'stayed',
      openBugs: { critical: 0, high: 0, medium: 0, low: 0 },
      runs: { all: 0, green: 0 },
    }),
  },
  onboarding: type(onboardingSchema, 'mdx', 'onboarding', 'environments/<env>/onboarding.mdx'),
  triage: type(
    triageSchema,
    'mdx',
    'triage path',
    'content/triage/<id>.mdx',
    'environments/<env>/triage/<id>.mdx',
  ),
  exercise: type(exerciseSchema, 'mdx', 'exercise', 'environments/<env>/exercises/<id>.mdx'),
  lesson: type(lessonSchema, 'mdx', 'lesson', 'environments/<env>/lessons/<id>.mdx'),
  site: type(siteSchema, 'document', 'site', 'content/site.yaml'),
  objective: type(objectiveSchema, 'map', 'objective', 'content/objectives.yaml'),
  term: type(termSchema, 'map', 'glossary term', 'content/glossary.yaml'),
  product: {
    ...type(productSchema, 'map', 'product', 'content/products.yaml'),
    pageless: true as const,
    begins: ({ title, day }: Beginning) => ({
      name: title,
      source: 'endoflife.date',
      licence: 'MIT',
      asOf: day,
      cycles: [{ cycle: '1.0', ends: day }],
    }),
  },
  service: type(serviceSchema, 'mdx', 'service', 'content/services/<id>.mdx'),
  guide: type(guideSchema, 'mdx', 'guide', 'content/guides/**/<id>.mdx'),
  page: type(pageSchema, 'mdx', 'page', 'content/pages/**/<id>.mdx'),
  role: type(roleSchema, 'mdx', 'role', 'content/roles/<id>.mdx'),
} as const

export type Kind = keyof typeof contentTypes
export type DataOf<K extends Kind> = z.infer<(typeof contentTypes)[K]['schema']>
export const kinds = Object.keys(contentTypes) as Kind[]

/** The description of a kind, typed as that of any kind. */
export const typeOf = (kind: Kind): ContentType => contentTypes[kind]
