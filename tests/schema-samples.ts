import type { z } from 'zod'
import { fieldMeta } from '../src/model/fields.ts'

/** Texts of the forms that the model knows; the first that a schema takes is its sample. */
const forms = [
  'Words',
  'words',
  '2026-11-16',
  '2026-11-16T07:00Z',
  '2027-Q1',
  'A',
  'AAA',
  '08:00',
  'FREQ=DAILY',
  'cf logs',
  'role Words',
  '41000-41049',
  '45 days',
  '0123456789ab',
  `sha256:${'0'.repeat(64)}`,
  'UTC',
  'USA',
  'ABCD',
  '#007a33',
  'Name',
  'code.mjs',
  'de',
  'urn:example:words',
]

const refs: Readonly<Record<string, string>> = { environment: 'il2', role: 'pre', service: 'postgres' }

/** The least that a schema takes: nothing that may be absent, one of what a list needs. */
export function minimal(schema: z.core.$ZodType): unknown {
  const meta = fieldMeta.get(schema as z.ZodType)
  if (meta?.marking) return 'UNCLASSIFIED'
  if (meta?.ref) return refs[meta.ref] ?? 'words'
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'default':
      return undefined
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).flatMap(([key, field]) => {
          const value = minimal(field)
          return value === undefined ? [] : [[key, value]]
        }),
      )
    case 'array':
      return (schema as z.ZodType).safeParse([]).success ? [] : [minimal(def.element)]
    case 'record':
      return (schema as z.ZodType).safeParse({}).success
        ? {}
        : { [String(minimal(def.keyType))]: minimal(def.valueType) }
    case 'union':
      return def.options[0] && minimal(def.options[0])
    default: {
      const found = [...forms, 1, true, ...enumerated(def)].find(
        (v) => (schema as z.ZodType).safeParse(v).success,
      )
      if (found === undefined) throw new Error(`no sample of ${def.type}`)
      return found
    }
  }
}

function enumerated(def: z.core.$ZodTypes['_zod']['def']): unknown[] {
  if (def.type === 'enum') return Object.values(def.entries)
  return def.type === 'literal' ? [...def.values] : []
}

/** A number of a list may have to be more than the one that comes before all. */
export const afterFirst = (item: unknown) => (typeof item === 'number' ? item + 1 : item)

/** All that a schema takes: everything that may be absent, one of each list, and of alternatives the one asked for. */
export function full(schema: z.core.$ZodType, alternative = 0): unknown {
  const def = (schema as z.core.$ZodTypes)._zod.def
  if (fieldMeta.has(schema as z.ZodType)) return minimal(schema)
  switch (def.type) {
    case 'optional':
    case 'default':
      return full(def.innerType, alternative)
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape).map(([key, field]) => [key, full(field, alternative)]),
      )
    case 'array':
      return [afterFirst(full(def.element, alternative))]
    case 'record':
      return { [String(minimal(def.keyType))]: full(def.valueType, alternative) }
    case 'union':
      return full(def.options[alternative % def.options.length] ?? schema, alternative)
    default:
      return minimal(schema)
  }
}
