import type { z } from 'zod'
import { type FieldMeta, fieldMeta } from './fields.ts'

/** Where a value stands in an entry: keys and list positions from the entry's root. */
export type Path = readonly (string | number)[]

export interface Visit {
  path: Path
  value: unknown
  meta: FieldMeta
  /** The key of a map is itself a reference (`targets: {il5: …}`); `value` is then that key. */
  isKey: boolean
}

/**
 * Every value that a schema describes with {@link fieldMeta}: references, prose, markings. The one way to find
 * them, so that a new field is checked, cut and rendered without further work.
 */
export function walk(schema: z.core.$ZodType, value: unknown): Visit[] {
  const found: Visit[] = []
  visit(schema, value, [], found)
  return found
}

function visit(schema: z.core.$ZodType, value: unknown, path: Path, found: Visit[]): void {
  if (value === undefined || value === null || !holdsMeta(schema)) return
  const meta = metaOf(schema)
  if (meta) found.push({ path, value, meta, isKey: false })
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
    case 'readonly':
      visit(def.innerType, value, path, found)
      break
    case 'object':
      for (const [key, inner] of speakingFields(def.shape))
        visit(inner, (value as Record<string, unknown>)[key], [...path, key], found)
      break
    case 'array':
      for (const [i, item] of (value as unknown[]).entries()) visit(def.element, item, [...path, i], found)
      break
    case 'record': {
      const keyMeta = metaOf(def.keyType)
      for (const [key, item] of Object.entries(value)) {
        if (keyMeta) found.push({ path: [...path, key], value: key, meta: keyMeta, isKey: true })
        visit(def.valueType, item, [...path, key], found)
      }
      break
    }
    case 'union': {
      const option = def.options.find((o) => (o as z.ZodType).safeParse(value).success)
      if (option) visit(option, value, path, found)
      break
    }
  }
}

const metas = new WeakMap<z.core.$ZodType, FieldMeta | undefined>()

/** What a schema says of its values, asked once: the registry puts an answer together each time. */
function metaOf(schema: z.core.$ZodType): FieldMeta | undefined {
  if (!metas.has(schema)) metas.set(schema, fieldMeta.get(schema as z.ZodType))
  return metas.get(schema)
}

type Shape = Readonly<Record<string, z.core.$ZodType>>
const fields = new WeakMap<Shape, [string, z.core.$ZodType][]>()

/** The fields of an object that say what their values mean, or have something inside that does. */
function speakingFields(shape: Shape): [string, z.core.$ZodType][] {
  let speaking = fields.get(shape)
  if (!speaking) {
    speaking = Object.entries(shape).filter(([, inner]) => holdsMeta(inner))
    fields.set(shape, speaking)
  }
  return speaking
}

const known = new WeakMap<z.core.$ZodType, boolean>()

/** Whether a schema, or one inside it, says what its values mean. Most do not, and need not be entered. */
function holdsMeta(schema: z.core.$ZodType): boolean {
  let holds = known.get(schema)
  if (holds === undefined) {
    holds = metaOf(schema) !== undefined || schemasIn(schema).some(holdsMeta)
    known.set(schema, holds)
  }
  return holds
}

function schemasIn(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
    case 'readonly':
      return [def.innerType]
    case 'object':
      return Object.values(def.shape)
    case 'array':
      return [def.element]
    case 'record':
      return [def.keyType, def.valueType]
    case 'union':
      return def.options
    default:
      return []
  }
}

/** The keys that the schema at `path` knows, of all alternatives of a union; none where it is not an object. */
export function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def
  const [step, ...rest] = path
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
    case 'readonly':
      return keysAt(def.innerType, path)
    case 'union':
      return [...new Set(def.options.flatMap((option) => keysAt(option, path)))]
    case 'object': {
      if (step === undefined) return Object.keys(def.shape)
      const inner = def.shape[step]
      return inner ? keysAt(inner, rest) : []
    }
    case 'array':
      return keysAt(def.element, rest)
    case 'record':
      return step === undefined ? namesOf(def.keyType) : keysAt(def.valueType, rest)
    default:
      return []
  }
}

/** The names that a map may have where they are a list; none where any name will do. */
function namesOf(keys: z.core.$ZodType): string[] {
  const { def } = (keys as z.core.$ZodTypes)._zod
  return def.type === 'enum' ? Object.values(def.entries).map(String) : []
}
