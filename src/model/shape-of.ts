import type { z } from 'zod'
import { fieldMeta } from './fields.ts'
import type { Field, MapShape, NumberShape, TextShape, ValueShape } from './shape.ts'

type Def = z.core.$ZodTypes['_zod']['def']

/**
 * A schema as plain data: {@link ValueShape}. It knows the forms that records are made of, and throws at any other, so that
 * no rule of a schema is lost on the way.
 */
export function shapeOf(schema: z.ZodObject): MapShape {
  return { is: 'map', fields: mapOf(schema.shape, fieldOf) }
}

const mapOf = <A, B>(map: Readonly<Record<string, A>>, make: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value)]))

const defOf = (schema: z.core.$ZodType): Def => (schema as z.core.$ZodTypes)._zod.def

function fieldOf(schema: z.core.$ZodType): Field {
  const def = defOf(schema)
  if (def.type === 'optional') {
    const { description } = def.innerType as z.ZodType
    return {
      ...innerOf(def.innerType),
      optional: true,
      ...(description === undefined ? {} : { asks: description }),
    }
  }
  if (def.type === 'default')
    return { ...innerOf(def.innerType), optional: true, otherwise: def.defaultValue }
  return innerOf(schema)
}

function innerOf(schema: z.core.$ZodType): ValueShape {
  const def = defOf(schema)
  switch (def.type) {
    case 'object':
      return { is: 'map', fields: mapOf(def.shape, fieldOf) }
    case 'array':
      return { is: 'list', of: innerOf(def.element), ...boundsOf(def) }
    case 'record':
      return { is: 'names', key: textOf(def.keyType), of: innerOf(def.valueType) }
    case 'string':
      return textOf(schema)
    case 'number':
      return { is: 'number', ...boundsOf(def), ...(isWhole(schema) ? { whole: true } : {}) }
    case 'boolean':
      return { is: 'flag' }
    case 'enum':
      return { is: 'choice', options: Object.values(def.entries) }
    case 'literal':
      return {
        is: 'choice',
        options: def.values.map((value) => (typeof value === 'number' ? value : String(value))),
      }
    default:
      throw new RangeError(`a shape knows no ${def.type}`)
  }
}

const isWhole = (schema: z.core.$ZodType) => 'format' in defOf(schema)

function textOf(schema: z.core.$ZodType): TextShape {
  const def = defOf(schema)
  const meta = fieldMeta.get(schema as z.ZodType)
  return {
    is: 'text',
    ...('format' in def && def.format === 'date' ? { day: true } : {}),
    ...boundsOf(def),
    ...(meta?.ref === undefined ? {} : { ref: meta.ref }),
    ...(meta?.marking ? { marking: true } : {}),
    ...(meta?.prose ? { markdown: true } : {}),
  }
}

interface Bounds extends Pick<NumberShape, 'least' | 'most'>, Pick<TextShape, 'pattern' | 'says'> {}

/** The bounds that a schema sets, of size, length or form. */
function boundsOf(def: Def): Bounds {
  const bounds: Bounds = {}
  for (const { _zod } of def.checks ?? []) {
    const check = _zod.def as z.core.$ZodChecks['_zod']['def']
    if (check.check === 'min_length') bounds.least = check.minimum
    else if (check.check === 'max_length') bounds.most = check.maximum
    else if (check.check === 'greater_than') bounds.least = Number(check.value)
    else if (check.check === 'less_than') bounds.most = Number(check.value)
    else if (check.check === 'string_format') {
      if (check.format !== 'regex') continue
      bounds.pattern = check.pattern?.source ?? ''
      const said = check.error?.({} as never)
      bounds.says = typeof said === 'string' ? said : (said?.message ?? '')
    } else if (check.check !== 'number_format') throw new RangeError(`a shape knows no ${check.check}`)
  }
  return bounds
}
