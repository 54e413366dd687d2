/** Values made from the schemas: the least that each kind has to say, and what may be withheld in each place. */
import type { z } from 'zod'
import { type FieldMeta, fieldMeta } from '../src/model/fields.ts'
import { contentTypes, type Kind } from '../src/model/registry.ts'
import { minimal } from './schema-samples.ts'

/** A place that may be absent, and what can be put there so that all of it is withheld. */
export interface Shell {
  path: string
  /** The entry without it. */
  without: unknown
  /** The entry with it, each time with other content that is withheld. */
  variants: unknown[]
  /** A list that may not be empty narrows what the entry is about: with nothing left of it, the entry goes. */
  narrows: boolean
}

/** What is withheld in each place; the environment of this name has to be withheld too. */
export interface Secret {
  said: string
  environment: string
}

/** Every place of a kind's data that may be absent, at any depth. What nobody can mark has no variants. */
export function shellsOf(kind: Kind, secret: Secret): Shell[] {
  const { schema } = contentTypes[kind]
  return [...placesIn(schema, '', (value) => value, minimal(schema), secret)]
}

type Wrap = (value: unknown) => unknown

function* placesIn(
  schema: z.core.$ZodType,
  path: string,
  wrap: Wrap,
  value: unknown,
  secret: Secret,
): Generator<Shell> {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'default': {
      const variants = withheld(def.innerType, secret).map(wrap)
      yield { path, without: wrap(undefined), variants, narrows: narrows(def.innerType) }
      // And the places inside, once it is there with something to see.
      yield* placesIn(def.innerType, path, wrap, minimal(def.innerType), secret)
      return
    }
    case 'object':
      for (const [key, field] of Object.entries(def.shape)) {
        const own = value as Record<string, unknown>
        const around: Wrap = (inner) => wrap(inner === undefined ? omit(own, key) : { ...own, [key]: inner })
        yield* placesIn(field, path === '' ? key : `${path}.${key}`, around, own[key], secret)
      }
      return
    case 'array': {
      const item = minimal(def.element)
      yield* placesIn(def.element, `${path}[]`, (inner) => wrap([inner]), item, secret)
      return
    }
    case 'record': {
      const key = keyOf(def.keyType)
      const around: Wrap = (inner) => wrap({ [key]: inner })
      yield* placesIn(def.valueType, `${path}.<key>`, around, minimal(def.valueType), secret)
      return
    }
    case 'union':
      for (const [i, option] of def.options.entries())
        yield* placesIn(option, `${path}|${i}`, wrap, minimal(option), secret)
  }
}

const narrows = (schema: z.core.$ZodType) =>
  (schema as z.core.$ZodTypes)._zod.def.type === 'array' && !(schema as z.ZodType).safeParse([]).success

const omit = (from: Record<string, unknown>, key: string) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key))

/** Values that hold nothing but what is withheld: marked as a whole, or in one of their parts, or in all. */
function withheld(schema: z.core.$ZodType, secret: Secret): unknown[] {
  const meta = fieldMeta.get(schema as z.ZodType) as FieldMeta | undefined
  if (meta?.prose) return [`(S) ${secret.said}`]
  if (meta?.ref === 'environment') return [secret.environment]
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'default':
      return withheld(def.innerType, secret)
    case 'array': {
      const items = withheld(def.element, secret)
      return items.length > 1 ? [...items.map((item) => [item]), items] : items.map((item) => [item])
    }
    case 'record': {
      const hidden = fieldMeta.get(def.keyType as z.ZodType)?.ref === 'environment'
      const seen = hidden ? [{ [secret.environment]: minimal(def.valueType) }] : []
      return [...seen, ...withheld(def.valueType, secret).map((item) => ({ [keyOf(def.keyType)]: item }))]
    }
    case 'union':
      return def.options.flatMap((option) => withheld(option, secret))
    case 'object':
      return withheldObjects(def.shape, secret)
    default:
      return []
  }
}

/**
 * An object goes with what it cannot do without. Where it needs nothing, each of its parts may be the only one, or
 * all of them be there.
 */
function withheldObjects(shape: Readonly<Record<string, z.core.$ZodType>>, secret: Secret): unknown[] {
  const least = Object.fromEntries(
    Object.entries(shape).flatMap(([key, field]) => {
      const value = minimal(field)
      return value === undefined ? [] : [[key, value]]
    }),
  )
  const whole = 'marking' in shape ? [{ ...least, marking: 'SECRET' }] : []
  const needed = Object.entries(shape).filter(([key]) => key in least)
  const byNeed = needed.flatMap(([key, field]) =>
    withheld(field, secret).flatMap((value) => (mayBeEmpty(field) ? [] : [{ ...least, [key]: value }])),
  )
  if (needed.length > 0) return [...whole, ...byNeed]
  const single = Object.entries(shape).flatMap(([key, field]) =>
    withheld(field, secret).map((value) => ({ [key]: value })),
  )
  const all = Object.assign({}, ...single) as object
  const marked = 'marking' in shape ? single.map((part) => ({ marking: 'UNCLASSIFIED', ...part })) : []
  return [...whole, ...single, ...(single.length > 1 ? [all] : []), ...marked]
}

/** Lists and maps that stay, empty, where everything in them goes. */
const mayBeEmpty = (schema: z.core.$ZodType) =>
  [[], {}].some((empty) => (schema as z.ZodType).safeParse(empty).success)

const keyOf = (schema: z.core.$ZodType) => String(minimal(schema))
