import type { Intake } from '../../model/intake.ts'
import type { Field, MapShape, ValueShape } from '../../model/shape.ts'

/** A point that the record leaves open. */
export interface OpenPoint {
  /** Where it would be written: `repository.merges`, `apps.1.memoryMb`, `conditions.high-load`. */
  point: string
  /** The question, as Markdown. */
  asks: string
}

/** Every question that the shape of records puts and the record does not answer, in the order of the shape. */
export function openPoints(record: Intake, shape: MapShape): OpenPoint[] {
  return [...unanswered(shape, record, [])]
}

function* unanswered(shape: ValueShape, value: unknown, path: readonly string[]): Generator<OpenPoint> {
  if (shape.is === 'map') {
    for (const [key, field] of Object.entries(shape.fields))
      if (!isVain(key, value as Record<string, unknown>))
        yield* pointsIn(field, (value as Record<string, unknown>)[key], [...path, key])
  } else if (shape.is === 'list') {
    for (const [i, item] of (value as unknown[]).entries())
      yield* unanswered(shape.of, item, [...path, String(i)])
  }
}

function* pointsIn(field: Field, value: unknown, path: readonly string[]): Generator<OpenPoint> {
  if (value !== undefined) yield* unanswered(field, value, path)
  else if (field.asks !== undefined) yield { point: path.join('.'), asks: field.asks }
}

/** What ships as an image is staged by none, and tests that there are not are shown by nothing. */
const isVain = (key: string, { image, state }: Readonly<Record<string, unknown>>) =>
  (key === 'buildpacks' && image !== undefined) || (key === 'shownBy' && state === 'none')
