import { z } from 'zod'
import { zoneSchema } from './calendar.ts'
import { contentVersion } from './content-version.ts'
import { daySchema, fieldMeta, idSchema, line, literal, ref, text } from './fields.ts'
import { interfaceWords } from './interface-words.ts'
import { ownFieldSchema } from './own.ts'
import { ownComponentSchema } from './own-component.ts'

/**
 * How an organisation shapes Fieldbook to itself; `fieldbook.config.yaml` at the root of the base layer. Every key may
 * be left out, and without the file all is as it ships. What it says is marked as the site is: its texts stand on
 * pages of every network.
 */

/** A file of `public/`, by its path below it. */
const file = () =>
  literal().regex(/^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/, 'name a file by its path below public/')

const colour = () => z.string().regex(/^#[0-9a-f]{6}$/, 'write a colour as #rrggbb in lower case')

/** Something for the light ground and for the dark one. */
const perGround = <S extends z.ZodType>(schema: () => S) =>
  z.strictObject({ light: schema(), dark: schema() })

/** What a role does for an environment, whatever it is called; see `domain/playbook/tasks.ts`. */
export const tasks = ['build', 'enable', 'release', 'run'] as const
export type Task = (typeof tasks)[number]

/** Parts of a site that can be left out; `domain/pages/switched-off.ts` says which pages each of them is. */
export const switchableParts = [
  'actions',
  'demand',
  'exercises',
  'feedback',
  'feeds',
  'fit',
  'glossary',
  'guides',
  'lessons',
  'notices',
  'objectives',
  'onboarding',
  'readiness',
  'releases',
  'roadmap',
  'roles',
  'triage',
  'worksheet',
] as const
export type SwitchablePart = (typeof switchableParts)[number]

/** Parts that cannot be left out, with what rests on them. */
const restedOn: Readonly<Record<string, string>> = {
  home: 'every page leads back to it',
  environments: 'services, dates and paths are those of an environment',
  services:
    'the catalog is what pages, data and `fit` are made from; where there is no service, its pages are empty',
  compare: 'what differs along a path is what a playbook is for',
  changes: 'it is there only where an edition before is known; take away `since` in site.yaml',
  search: 'without it nobody finds what has no link',
  'index-a-z': 'it is the search of those whose browser runs no scripts',
  problems: 'messages of `check` lead there',
  about: 'it says what the edition is, and where it may be',
  pages: 'they are your own: take their files away',
  calendars: 'dates of environments are in them; an environment without dates has an empty one',
}

const partSchema = z.enum(switchableParts, {
  error: ({ input }) => {
    const why = typeof input === 'string' && Object.hasOwn(restedOn, input) ? restedOn[input] : undefined
    return why === undefined ? undefined : `${String(input)} cannot be switched off: ${why}`
  },
})

const lookSchema = z.strictObject({
  /** In place of the mark beside the title, for each ground. */
  logo: perGround(file).optional(),
  /** The colour of links, lines and what is current, for each ground. */
  accent: perGround(colour).optional(),
  /** A stylesheet after all others; it is held to the same content security policy. */
  stylesheet: file().optional(),
})

const wordsSchema = z.strictObject({
  /** What stands in the footer of every page. */
  footer: line().optional(),
  /** How the promotion path begins on the home page: whoever brings an application, and with what. */
  pathBegins: text().optional(),
  /** What the doors of the home page are called, by what those who come through them do. */
  doors: z.partialRecord(z.enum(tasks), text()).optional(),
  /** Words of the pages by the English ones; `#` stands for a number. Before those that ship for the language. */
  interface: z.partialRecord(z.enum(interfaceWords), text()).optional(),
})

const rolesSchema = z.strictObject({
  build: ref('role').optional(),
  enable: ref('role').optional(),
  release: ref('role').optional(),
  run: ref('role').optional(),
})

/** A severity that an organisation gives a check. */
const givenSeverities = ['error', 'warning', 'off'] as const

const exceptionSchema = z.strictObject({
  severity: z.enum(givenSeverities),
  /** Why it is so here; officers read it. */
  reason: text(),
  /** The last day on which it holds, where it makes a check weaker. */
  until: daySchema.optional(),
})

const labels = () => z.record(idSchema, text())

/** What an organisation has its own way: `fieldbook.config.yaml`, in the base layer. */
export const configurationSchema = z.strictObject({
  /** The version of the content's form; see `content-version.ts`. Today's where nothing is said. */
  fieldbook: z.int().min(0).max(contentVersion).default(contentVersion),
  look: lookSchema.optional(),
  /** The language of the pages, by its tag (BCP 47). Words ship for German, `de`; others are said in `words`. */
  language: literal()
    .regex(
      /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/,
      'write the tag of a language, such as de or fr-CA',
    )
    .optional(),
  words: wordsSchema.optional(),
  /** The IANA time zone in which moments are written and shown, such as `Europe/Berlin`; UTC unless said. */
  timeZone: zoneSchema.optional(),
  /** Which calendar year a fiscal year is called after: that of its end, of its start, or both (FY26/27). */
  fiscalYears: z.enum(['end', 'start', 'both']).default('end'),
  /** Which role does what. One that is left out has no door and no check. Without the key: what ships. */
  roles: rolesSchema.optional(),
  /** Categories of services by id, in the order of the matrix; in place of those that ship. */
  categories: labels().optional(),
  /** Topics of guides by id, in their order; in place of those that ship. */
  topics: labels().optional(),
  /** Areas of expectations by id, in their order; in place of those that ship. */
  areas: labels().optional(),
  /** Hosts that readers of every network reach; `*.` stands for all below. */
  linkHosts: z
    .array(
      literal().regex(
        /^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/,
        'write a host in lower case, or *. and a domain',
      ),
    )
    .optional(),
  /** What the site is made without. */
  off: z.array(partSchema).optional(),
  /** Fields of your own by their names. */
  fields: z.record(idSchema, ownFieldSchema).optional(),
  /** Files of `extend/` that are run, since they are code; see `own-check.ts` and `own-component.ts`. */
  extend: z
    .strictObject({
      /** Checks. They stay here: no release names them. */
      checks: z
        .array(
          literal().regex(
            /^(?:[A-Za-z0-9_][\w.-]*\/)*[A-Za-z0-9_][\w.-]*\.(?:mjs|ts)$/,
            'name a file by its path below extend/, such as checks/owners.mjs',
          ),
        )
        .default([])
        .register(fieldMeta, { stays: true }),
      /** Components by the name that they are used by. */
      components: z
        .record(
          literal().regex(/^[A-Z][A-Za-z0-9]*$/, 'begin the name of a component with a capital letter'),
          ownComponentSchema,
        )
        .optional(),
    })
    .optional(),
  /** Severities by the code of their check, each with its reason. */
  checks: z.record(literal(), exceptionSchema).optional(),
})
export type Configuration = z.infer<typeof configurationSchema>
