import type { z } from 'zod'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { fieldMeta, type Ref } from '../src/model/fields.ts'
import { contentTypes, type Kind } from '../src/model/registry.ts'
import type { Path } from '../src/model/walk.ts'
import { afterFirst } from './schema-samples.ts'

/** Words that stand nowhere else, each planted in one field and known by it. */
export class Needles {
  /** From a needle to the field it was planted in: `notice.summary`. */
  readonly fields = new Map<string, string>()

  plant(field: string): string {
    const letters = (n: number): string =>
      (n >= 25 ? letters(Math.floor(n / 25) - 1) : '') + String.fromCharCode(97 + (n % 25))
    const needle = `zanth${letters(this.fields.size)}zz`
    this.fields.set(needle, field)
    return needle
  }

  /** The needles that a text says. */
  in(text: string): string[] {
    const lower = text.toLowerCase()
    return [...this.fields.keys()].filter((needle) => lower.includes(needle))
  }
}

export interface Filling {
  /** The words of a field that takes words. */
  word: (field: string, path: Path) => string
  /** The id that a reference of this kind names. */
  ref: (kind: Ref) => string
  /** Whether an optional field is there. */
  has?: (path: Path) => boolean
}

/** What fields with a form of their own take; the first that a field accepts. */
const formed = [
  ...['2026-11-16', '2026-11-16T08:00Z', '2027-Q1', '1.2', 'USA', 'id', '#224488', 'UNCLASSIFIED'],
  ...[
    'https://example.test',
    '(U)',
    'cf logs',
    'role Words',
    '41000-41049',
    '08:00',
    'UTC',
    'FREQ=WEEKLY;BYDAY=WE',
  ],
  ...['45 days', `sha256:${'0'.repeat(64)}`],
]
const numbers = [1, 2, 0, 64, 1024]

/**
 * A value of a schema with every field there is: all optional ones, one item in each list and map, and where there
 * are alternatives an item of each. A field that is added to a schema is filled without further work.
 */
export function fill(schema: z.core.$ZodType, filling: Filling, path: Path = []): unknown {
  return variants(alone(schema), filling, path)[0]
}

/** Where only one can stand, the first of several alternatives: nothing is planted for those that do not. */
function alone(schema: z.core.$ZodType): z.core.$ZodType {
  const meta = fieldMeta.get(schema as z.ZodType)
  const def = (schema as z.core.$ZodTypes)._zod.def
  if (meta?.ref || meta?.marking) return schema
  if (def.type === 'union') return alone(def.options[0] ?? schema)
  const isWrapped =
    def.type === 'optional' || def.type === 'nullable' || def.type === 'default' || def.type === 'readonly'
  return isWrapped ? alone(def.innerType) : schema
}

function variants(schema: z.core.$ZodType, filling: Filling, path: Path): unknown[] {
  const meta = fieldMeta.get(schema as z.ZodType)
  if (meta?.ref) return [filling.ref(meta.ref)]
  if (meta?.marking) return ['UNCLASSIFIED']
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return variants(def.innerType, filling, path)
    case 'object': {
      const { has = () => true } = filling
      const fields = Object.entries(def.shape).filter(
        ([key, inner]) =>
          !(inner as z.ZodType).safeParse(undefined).success ||
          (key !== 'marking' && key !== 'replaces' && has([...path, key])),
      )
      return [Object.fromEntries(fields.map(([key, inner]) => [key, fill(inner, filling, [...path, key])]))]
    }
    case 'array':
      return [variants(def.element, filling, [...path, 0]).map(afterFirst)]
    case 'record': {
      const keys = keysOf(def.keyType, filling, path)
      const entries = keys.flatMap((key) =>
        variants(def.valueType, filling, [...path, key]).map((value, i) => [
          i === 0 ? key : `${key}${i}`,
          value,
        ]),
      )
      return [Object.fromEntries(entries)]
    }
    case 'union':
      return def.options.flatMap((option) => variants(option, filling, path))
    case 'enum':
      return [Object.values(def.entries)[0]]
    case 'literal':
      return [def.values[0]]
    case 'boolean':
      return [true]
    case 'number':
      return [numbers.find((n) => (schema as z.ZodType).safeParse(n).success)]
    case 'string': {
      // Asked first whether it would take words: a needle is planted only where it stands.
      const takesWords = (schema as z.ZodType).safeParse('zanthzz').success
      if (takesWords) return [filling.word(path.filter((step) => typeof step === 'string').join('.'), path)]
      return [formed.find((text) => (schema as z.ZodType).safeParse(text).success)]
    }
    default:
      throw new Error(`no value is known for ${def.type} at ${path.join('.')}`)
  }
}

function keysOf(schema: z.core.$ZodType, filling: Filling, path: Path): string[] {
  const def = (schema as z.core.$ZodTypes)._zod.def
  if (def.type === 'enum') return Object.values(def.entries).map(String)
  return variants(schema, filling, [...path, 'key']).map(String)
}

/** Of a scheme most words are markings, which keep rules among each other; those that are names are planted. */
function fillScheme({ word }: Filling): Record<string, unknown> {
  const blocks = usScheme.blocks.map((block, i) => ({
    ...block,
    ...(i === 0 ? { name: word('blocks.name', []) } : {}),
    controls: block.controls.map((control, j) =>
      i + j === 0 ? { ...control, name: word('blocks.controls.name', []) } : control,
    ),
  }))
  return { ...usScheme, name: word('name', []), blocks }
}

/** A valid entry of a kind, complete. Throws where the schema has rules that a filled value does not keep. */
export function fillEntry(kind: Kind, filling: Filling): Record<string, unknown> {
  const value = kind === 'scheme' ? fillScheme(filling) : fill(contentTypes[kind].schema, filling)
  return contentTypes[kind].schema.parse(value) as Record<string, unknown>
}

/** The items inside an entry that may have a marking of their own, by their paths. */
export function* itemsOf(schema: z.core.$ZodType, value: unknown, path: Path = []): Generator<Path> {
  if (value === undefined || value === null) return
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      yield* itemsOf(def.innerType, value, path)
      break
    case 'object':
      if (path.length > 0 && 'marking' in def.shape) yield path
      for (const [key, inner] of Object.entries(def.shape))
        yield* itemsOf(inner, (value as Record<string, unknown>)[key], [...path, key])
      break
    case 'array':
      for (const [i, item] of (value as unknown[]).entries()) yield* itemsOf(def.element, item, [...path, i])
      break
    case 'record':
      for (const [key, item] of Object.entries(value)) yield* itemsOf(def.valueType, item, [...path, key])
      break
    case 'union': {
      const option = def.options.find((o) => (o as z.ZodType).safeParse(value).success)
      if (option) yield* itemsOf(option, value, path)
    }
  }
}

/** A copy of a value with another one at a path. */
export function put(value: unknown, [step, ...rest]: Path, inner: unknown): unknown {
  if (step === undefined) return inner
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? put(item, rest, inner) : item))
  const object = value as Record<string, unknown>
  return { ...object, [step]: put(object[step], rest, inner) }
}

/** The value at a path. */
export const get = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], value)
