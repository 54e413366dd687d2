import { z } from 'zod'
import { asSeen } from './as-seen.ts'
import { text } from './fields.ts'
import { nations } from './nations.ts'

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

/** One classification level. Levels are listed lowest first; the list is the order. */
const levelSchema = z.strictObject({
  ...forms,
  ...paint,
  /**
   * To whom an item of this level goes that carries no caveat: everyone, the owner alone, the owner alone while
   * `check` asks a person to say it, or nobody until a person decides. A level is never more generous than the one below it. A scheme without nations says nothing here.
   */
  uncaveated: z.enum(['all', 'owner', 'ask', 'decide']).optional(),
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
  releasable: caveatSchema.optional(),
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

/** How markings are written, ordered and coloured; `environments/scheme.yaml`. The US scheme is the default. */
export const schemeSchema = fields.superRefine((scheme, context) => {
  for (const { path, message } of contradictions(scheme)) {
    context.addIssue({ code: 'custom', path, message })
  }
})

interface Contradiction {
  path: (string | number)[]
  message: string
}

/** What contradicts itself in a scheme, or keeps a join of markings from being written. */
function* contradictions(scheme: Scheme): Generator<Contradiction> {
  const levels = scheme.levels.map((level) => level.banner)
  const rank = (from: string) => levels.indexOf(from)
  const known = function* (from: string | undefined, ...path: (string | number)[]): Generator<Contradiction> {
    if (from === undefined || levels.includes(from)) return
    yield { path: [...path, 'from'], message: `"${from}" is no level; the levels are ${levels.join(', ')}` }
  }

  yield* nationally(scheme)
  for (const [i, block] of scheme.blocks.entries()) {
    yield* known(block.from, 'blocks', i)
    yield* bounded(block, levels, ['blocks', i])
    for (const [j, control] of block.controls.entries()) {
      yield* known(control.from, 'blocks', i, 'controls', j)
      yield* related(control, scheme, ['blocks', i, 'controls', j])
    }
    yield* placedCaveats(block, ['blocks', i, 'caveats'])
    if (block.caveats && scheme.blocks.findIndex((b) => b.caveats) < i) {
      yield { path: ['blocks', i, 'caveats'], message: 'caveats already stand in another block' }
    }
  }
  yield* known(scheme.noForeign?.from, 'noForeign')
  yield* known(scheme.releasable?.from, 'releasable')
  if (
    scheme.releasable &&
    (!scheme.noForeign || rank(scheme.noForeign.from) > rank(scheme.releasable.from))
  ) {
    const message = 'two lists may have only the owner in common: give noForeign, from this level or below'
    yield { path: ['releasable'], message }
  }

  for (const form of ['banner', 'portion'] as const) {
    const seen = new Map<string, string>()
    const tokens = [
      ...scheme.levels.map((level, i) => ({ word: level[form], path: ['levels', i, form] })),
      ...scheme.blocks.flatMap((block, i) =>
        block.controls.map((c, j) => ({ word: c[form], path: ['blocks', i, 'controls', j, form] })),
      ),
      ...(scheme.noForeign ? [{ word: scheme.noForeign[form], path: ['noForeign', form] }] : []),
      ...(scheme.releasable ? [{ word: scheme.releasable[form], path: ['releasable', form] }] : []),
    ]
    const list = scheme.releasable && `${scheme.releasable[form]} `
    for (const [i, { word, path }] of tokens.entries()) {
      const first = tokens.findIndex((t) => t.word === word)
      const alike = seen.get(asSeen(word))
      seen.set(asSeen(word), word)
      if (first < i) yield { path, message: `"${word}" already stands for something else` }
      else if (alike !== undefined) yield { path, message: `a reader cannot tell "${word}" from "${alike}"` }
      if (list && word.startsWith(list))
        yield { path, message: `"${word}" would be read as a list of nations` }
    }
  }
}

/** The levels between which the controls of a block stand. */
function* bounded(
  block: Block,
  levels: readonly string[],
  path: (string | number)[],
): Generator<Contradiction> {
  if (block.upTo === undefined) return
  const message = `"${block.upTo}" is no level from ${block.from} upward; the levels are ${levels.join(', ')}`
  if (levels.indexOf(block.upTo) < levels.indexOf(block.from)) yield { path: [...path, 'upTo'], message }
}

/** What a control says of others: they are there, and none is a part of itself. */
function* related(control: Control, scheme: Scheme, path: (string | number)[]): Generator<Contradiction> {
  const controls = scheme.blocks.flatMap((block) => block.controls)
  const words = controls.map(({ banner }) => banner)
  const caveats = [scheme.noForeign, scheme.releasable].flatMap((caveat) => caveat?.banner ?? [])
  for (const field of ['requires', 'excludes'] as const)
    for (const [i, word] of control[field].entries()) {
      if (words.includes(word) || caveats.includes(word)) continue
      yield { path: [...path, field, i], message: `"${word}" is no control or caveat of this scheme` }
    }
  if (control.names?.are === 'nations' && scheme.owner === undefined)
    yield { path: [...path, 'names'], message: 'without an owner the scheme has no nations to name' }
  if (control.within === undefined) return
  const at = [...path, 'within']
  if (!words.includes(control.within)) {
    yield { path: at, message: `"${control.within}" is no control of this scheme` }
    return
  }
  const seen = new Set([control.banner])
  for (let next: string | undefined = control.within; next !== undefined; ) {
    if (seen.has(next)) {
      yield { path: at, message: `"${control.banner}" would be a part of itself` }
      return
    }
    seen.add(next)
    next = controls.find(({ banner }) => banner === next)?.within
  }
}

/** The controls behind which caveats stand are of the block. */
function* placedCaveats(block: Block, path: (string | number)[]): Generator<Contradiction> {
  if (typeof block.caveats === 'boolean') return
  for (const [caveat, word] of Object.entries(block.caveats))
    if (!block.controls.some(({ banner }) => banner === word))
      yield { path: [...path, caveat], message: `"${word}" is no control of this block` }
}

/** What keeps the nations of a scheme from deciding to whom something goes. */
function* nationally(scheme: Scheme): Generator<Contradiction> {
  const { owner, levels, groups, noForeign, releasable } = scheme
  const inUse = new Set(scheme.nations ?? nations)
  if (owner === undefined) {
    const message = 'without an owner the scheme has no nations; name the owner, or leave this out'
    for (const [name, value] of Object.entries({ nations: scheme.nations, noForeign, releasable }))
      if (value !== undefined) yield { path: [name], message }
    if (Object.keys(groups).length > 0) yield { path: ['groups'], message }
  } else if (!inUse.has(owner)) yield { path: ['owner'], message: `"${owner}" is not one of the nations` }

  const generosity = { all: 0, owner: 1, ask: 1, decide: 2 }
  for (const [i, { banner, uncaveated = 'all' }] of levels.entries()) {
    const below = levels[i - 1]
    const path = ['levels', i, 'uncaveated']
    if (owner !== undefined && levels[i]?.uncaveated === undefined) {
      const message = 'say to whom an item goes that carries no caveat: all, owner, ask, or decide'
      yield { path, message }
    } else if (owner === undefined && uncaveated !== 'all') {
      const message = `without an owner there are no nations to keep ${banner} from; write all, or leave it out`
      yield { path, message }
    } else if (below && generosity[uncaveated] < generosity[below.uncaveated ?? 'all']) {
      const message = `without a caveat, ${banner} may not go further than ${below.banner} below it`
      yield { path, message }
    }
  }
  for (const [name, members] of Object.entries(groups)) {
    for (const [i, member] of members.entries()) {
      if (!inUse.has(member))
        yield { path: ['groups', name, i], message: `"${member}" is not one of the nations` }
    }
  }
}
