import { z } from 'zod'
import { type Intake, intakeSchema } from '../../model/intake.ts'

/** A point that the record leaves open. */
export interface OpenPoint {
  /** Where it would be written: `repository.merges`, `apps.1.memoryMb`, `conditions.high-load`. */
  point: string
  /** The question, as Markdown. */
  asks: string
}

/** Every question that the schema puts and the record does not answer, in the order of the schema. */
export function openPoints(record: Intake): OpenPoint[] {
  return [...unanswered(intakeSchema, record, [])]
}

function* unanswered(schema: z.ZodType, value: unknown, path: readonly string[]): Generator<OpenPoint> {
  if (schema instanceof z.ZodOptional) {
    const inner = schema.unwrap() as z.ZodType
    if (value !== undefined) yield* unanswered(inner, value, path)
    else if (inner.description !== undefined) yield { point: path.join('.'), asks: inner.description }
  } else if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>)
    // What ships as an image is staged by none.
    for (const [key, field] of fields)
      if (key !== 'buildpacks' || !has(value, 'image'))
        yield* unanswered(field, (value as Record<string, unknown>)[key], [...path, key])
  } else if (schema instanceof z.ZodArray) {
    for (const [i, item] of (value as unknown[]).entries())
      yield* unanswered(schema.element as z.ZodType, item, [...path, String(i)])
  }
}

const has = (value: unknown, key: string) => (value as Record<string, unknown>)[key] !== undefined
