import { z } from 'zod'
import { text } from './fields.ts'
import { contradictions } from './scheme-contradictions.ts'

const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'write a colour as #rrggbb in lower case')
// Latin letters with and without accents, spelt out: not every editor knows `\p{Script=Latin}`.
const letters = '[A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff]+'
/** As its authority writes it: `TRÈS SECRET`, `VS-NfD`, `TLP:AMBER+STRICT`, `OFFICIAL: Sensitive`. */
const token = z
  .string()
  .regex(
    new RegExp(`^${letters}(?:(?:[-_.+:]|:? )${letters})*$`),
    'use Latin letters and digits, with one space or one of "-", "_", ".", "+" and ":" between words',
  )
  .refine((word) => word === word.normalize('NFC'), 'write accents together with their letters (NFC)')
  .max(40)
const nation = z
  .string()
  .regex(/^[A-Z]{3}$/, 'write a nation as its trigraph; a scheme without nations leaves this out')
const group = z.string().regex(/^[A-Z]{4}$/, 'write a group as its tetragraph')

/** Fill and text colour of banners. */
const paint = { colour, ink: z.enum(['white', 'black']) }
const forms = { banner: token, portion: token }

/**
 * What a document may have to say besides its banner: who controls what is not classified, who classified it by what
 * and until when, and to whom a technical document is distributed.
 */
export const documentBlocks = ['designation', 'authority', 'distribution'] as const
export type DocumentBlock = (typeof documentBlocks)[number]

/** One classification level. Levels are listed lowest first; the list is the order. */
const levelSchema = z.strictObject({
  ...forms,
  ...paint,
  /**
   * To whom an item of this level goes that carries no caveat: everyone, the owner alone, the owner alone while
   * `check` asks a person to say it, or nobody until a person decides. A level is never more generous than the one below it. A scheme without nations says nothing here.
   */
  uncaveated: z.enum(['all', 'owner', 'ask', 'decide']).optional(),
  /**
   * Where controls and caveats of this level are written for readers: behind it in the banner (`CUI//SP-CTI//NOFORN`), or
   * in the designation indicator, the banner and the portions saying the level alone (`CUI`). Data carry them either way.
   */
  behind: z.enum(['banner', 'indicator']).default('banner'),
  /** What a document of this level says besides its banner; `check` asks for it. */
  needs: z.array(z.enum(documentBlocks)).default([]),
})

/** What is named behind a control: the countries of `FGI DEU GBR`, the programme of `SAR-BP`. */
const namesSchema = z.strictObject({
  are: z.enum(['nations', 'words']),
  /** What parts the control from its names; behind a dash stands one name, and the next has the control again. */
  behind: z.enum([' ', '-']).default(' '),
  between: z.enum([' ', ', ']).default(' '),
  /**
   * What the control says without a name: nothing, so it has to have one (`SAR-BP`); what each name is a part of
   * (`SI-G`); or all of them, whichever they are (`FGI` where the country is not told).
   */
  bare: z.enum(['none', 'part', 'all']).default('none'),
})

const controlSchema = z.strictObject({
  ...forms,
  name: text(),
  /** The lowest level that may carry it, where that is not the block's. */
  from: token.optional(),
  /** The control that this one is a part of, by its banner: whoever holds SI-G holds SI, and SI-G says so alone. */
  within: token.optional(),
  names: namesSchema.optional(),
  /** What has to be marked with it, and what may not be, each by its banner. */
  requires: z.array(token).default([]),
  excludes: z.array(token).default([]),
  /**
   * Whether it lets more be done rather than less (RELIDO). The whole carries such a control only where every part
   * that may carry it does, and no network has to hold it.
   */
  permits: z.boolean().default(false),
  /** Where the rule is written, in a document approved for public release. */
  source: text().optional(),
})

/** Controls that stand together in one `//` segment, in the order given. */
const blockSchema = z.strictObject({
  name: text(),
  /** The lowest level that may carry these controls. */
  from: token,
  /**
   * The highest level that may carry them, where that is not the scheme's. In a whole above it they are not written,
   * and each part says them for itself: categories of CUI do not stand in a classified banner.
   */
  upTo: token.optional(),
  controls: z.array(controlSchema).min(1),
  /** Replaces the level's paint where a control of this block is present (SCI). */
  paint: z.strictObject(paint).optional(),
  /**
   * Whether a caveat joins this segment (`ORCON/NOFORN`), behind all controls or behind the one that is named for it.
   * Otherwise it is a segment of its own, the last.
   */
  caveats: z
    .union([z.boolean(), z.strictObject({ noForeign: token.optional(), releasable: token.optional() })])
    .default(false),
})

const caveatSchema = z.strictObject({ ...forms, from: token })

/** A level of others, with the level of this scheme that it is protected as. */
const foreignLevelSchema = z.strictObject({ ...forms, as: token })

/**
 * Marks of what others own, or several together. They begin with `//`, since no level of this scheme stands first:
 * `//GBR SECRET`, `(//NS)`, `//JOINT SECRET CAN USA`.
 */
const foreignSchema = z.strictObject({
  /**
   * The control by which a whole of this scheme's own says whose parts it has, by its banner (`SECRET//FGI GBR`). In the
   * place of a nation it says that the nation is not told.
   */
  control: token,
  /** The word before a level that the owner shares with the nations behind it. */
  joint: token,
  /** The levels of nations, lowest first. */
  levels: z.array(foreignLevelSchema).min(1),
  /** Groups whose marks are words of their own, by tetragraph, lowest first. */
  groups: z.record(group, z.array(foreignLevelSchema).min(1)).default({}),
  /** Where this is written, and where it is written that what several own still needs its caveat. */
  source: text().optional(),
  jointSource: text().optional(),
})

const fields = z.strictObject({
  name: text(),
  /** Lowest first. */
  levels: z.array(levelSchema).min(1),
  blocks: z.array(blockSchema).default([]),
  /** The nation whose scheme this is. Without one the scheme knows no nations: levels and controls alone decide. */
  owner: nation.optional(),
  /** Trigraphs in use; absent means those of ISO 3166-1. A scheme without an owner has none. */
  nations: z.array(nation).optional(),
  /** Tetragraphs and the nations they stand for. */
  groups: z.record(group, z.array(nation).min(1)).default({}),
  /** The caveat that says: the owner alone. */
  noForeign: caveatSchema.optional(),
  /** The caveat that a list of nations follows. */
  releasable: caveatSchema
    .extend({
      /** What a portion writes in its place that may go to whom its page may go: `(S//REL)`. */
      abbreviated: token.optional(),
    })
    .optional(),
  /** How what others own is marked; without it no such mark is understood. */
  foreign: foreignSchema.optional(),
  /** What to do where the parts have only the owner in common: mark the whole for the owner, or let `check` ask a person. */
  nothingInCommon: z.enum(['owner', 'decide']).default('owner'),
  /**
   * What looks like a mark but means something else in this playbook, exactly as the text has it: `(c)` for copyright,
   * a product called `(S)`. A readable mark at the beginning of a text remains a mark.
   */
  allowed: z.array(text()).default([]),
})
export type Scheme = z.infer<typeof fields>
export type Level = Scheme['levels'][number]
export type Block = Scheme['blocks'][number]
export type Control = Block['controls'][number]
export type Foreign = NonNullable<Scheme['foreign']>

/** How markings are written, ordered and coloured; `environments/scheme.yaml`. The US scheme is the default. */
export const schemeSchema = fields.superRefine((scheme, context) => {
  for (const { path, message } of contradictions(scheme)) {
    context.addIssue({ code: 'custom', path, message })
  }
})
