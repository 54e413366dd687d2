import { dayForm } from '../domain/base/date-forms.ts'
import { suggest } from '../domain/base/nearest.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { ChoiceShape, Field, MapShape, NumberShape, TextShape, ValueShape } from '../model/shape.ts'
import type { Path } from '../model/walk.ts'
import { article, badKey, meantKey, missing, nearestKey, unknownKey, wrongValue } from './schema-words.ts'
import type { ReadYaml } from './yaml.ts'

/** What is wrong, and with what. */
export interface ShapeFault {
  path: Path
  problem: Problem
}

/**
 * Holds a value against a shape: the value as its type has it, with what is left out filled in, or what is wrong with it,
 * in the words and at the places of `parseWith`, whose schema the shape was made from. It needs no schema library.
 */
export function parseShape(
  shape: MapShape,
  value: unknown,
  source: Pick<ReadYaml, 'at' | 'sourceOf'>,
): { data: unknown; faults?: never } | { data?: never; faults: ShapeFault[] } {
  const faults: ShapeFault[] = []
  const data = read(shape, value, { path: [], source, faults })
  return faults.length > 0 ? { faults } : { data }
}

interface Context {
  path: Path
  source: Pick<ReadYaml, 'at' | 'sourceOf'>
  faults: ShapeFault[]
}

const inside = (context: Context, step: string | number): Context => ({
  ...context,
  path: [...context.path, step],
})

function read(shape: ValueShape, value: unknown, context: Context): unknown {
  switch (shape.is) {
    case 'map':
      return isMap(value) ? readMap(shape, value, context) : wrong(context, value, 'object')
    case 'names':
      return isMap(value) ? readNames(shape.key, shape.of, value, context) : wrong(context, value, 'record')
    case 'list': {
      if (!Array.isArray(value)) return wrong(context, value, 'array')
      const items = value.map((item, i) => read(shape.of, item, inside(context, i)))
      if (value.length < (shape.least ?? 0)) small(context, value, 'array', shape.least, ' items')
      return items
    }
    case 'text':
      return readText(shape, value, context)
    case 'number':
      return readNumber(shape, value, context)
    case 'choice':
      return readChoice(shape, value, context)
    case 'flag':
      return typeof value === 'boolean' ? value : wrong(context, value, 'boolean')
  }
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readMap({ fields }: MapShape, value: Record<string, unknown>, context: Context): unknown {
  const found: Record<string, unknown> = {}
  const known = Object.keys(fields)
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key))
  const meant = new Set(unknown.map((key) => meantKey(key, known, value)))
  for (const [key, field] of Object.entries(fields)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    // Where it is misspelt, it is not missing besides.
    if (given === undefined && meant.has(key)) continue
    const taken =
      given === undefined ? absent(field, inside(context, key)) : read(field, given, inside(context, key))
    if (taken !== undefined) found[key] = taken
  }
  for (const key of unknown) {
    const { path, source } = context
    const near = nearestKey(key, known, value)
    context.faults.push({ path: [...path, key], problem: unknownKey(source, path, path, key, near) })
  }
  return found
}

const absent = (field: Field, context: Context): unknown =>
  field.optional ? structuredClone(field.otherwise) : read(field, undefined, context)

function readNames(
  key: TextShape,
  of: ValueShape,
  value: Record<string, unknown>,
  context: Context,
): unknown {
  const found: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    const { path, source } = inside(context, name)
    const says = textFaults(key, name)
    if (says.length > 0) context.faults.push({ path, problem: badKey(source, path, path, says.join('; ')) })
    else found[name] = read(of, item, inside(context, name))
  }
  return found
}

function readText(shape: TextShape, value: unknown, context: Context): unknown {
  // What YAML takes for a number or a truth is the text that stands there: a version such as 5.10.
  const isOther = typeof value === 'number' || typeof value === 'boolean'
  const text = isOther ? context.source.sourceOf(context.path) : value
  if (typeof text !== 'string') return wrong(context, value, 'string')
  for (const says of textFaults(shape, text)) say(context, value, says)
  return text
}

/** What a text should be and is not. */
function textFaults(
  { day, least = 0, most = Number.POSITIVE_INFINITY, pattern, says = '' }: TextShape,
  text: string,
) {
  const faults: string[] = []
  if (day && !isDay(text)) faults.push(dayForm(text))
  if (pattern !== undefined && !new RegExp(pattern).test(text)) faults.push(says)
  if (text.length < least) faults.push(`Too small: expected string to have >=${least} characters`)
  if (text.length > most) faults.push(`Too big: expected string to have <=${most} characters`)
  return faults
}

/** Whether there is such a day in the calendar. */
function isDay(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function readNumber({ whole, least, most }: NumberShape, value: unknown, context: Context): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrong(context, value, 'number')
  if (whole && !Number.isInteger(value)) return wrong(context, value, 'int')
  if (whole && !Number.isSafeInteger(value)) {
    const [bound, word] =
      value > 0 ? [`<=${Number.MAX_SAFE_INTEGER}`, 'big'] : [`>=${Number.MIN_SAFE_INTEGER}`, 'small']
    // Its own bounds are told besides, as the schema does.
    say(context, value, `Too ${word}: expected int to be ${bound}`)
  }
  if (least !== undefined && value < least) small(context, value, 'number', least, '')
  if (most !== undefined && value > most) say(context, value, `Too big: expected number to be <=${most}`)
  return value
}

function readChoice({ options }: ChoiceShape, value: unknown, context: Context): unknown {
  if (options.includes(value as string)) return value
  const { path, source, faults } = context
  if (value === undefined)
    faults.push({ path, problem: missing(source, [], path, `add it: one of ${options.join(', ')}`) })
  else say(context, value, suggest(String(value), options.map(String)))
  return undefined
}

function small(context: Context, value: unknown, what: string, least = 0, unit: string): void {
  say(context, value, `Too small: expected ${what} to ${unit === '' ? 'be' : 'have'} >=${least}${unit}`)
}

function wrong(context: Context, value: unknown, expected: string): undefined {
  const { path, source, faults } = context
  if (value === undefined)
    faults.push({ path, problem: missing(source, [], path, `add it; it is ${article(expected)}`) })
  else say(context, value, `make it ${article(expected)}`)
}

function say({ path, source, faults }: Context, value: unknown, fix: string): void {
  faults.push({ path, problem: wrongValue(source, path, path, value, fix) })
}
