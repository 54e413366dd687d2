import type { z } from 'zod'
import { type FieldMeta, fieldMeta, type Ref } from '../../model/fields.ts'
import type { Path } from '../../model/walk.ts'

/** What a release decides about the parts of an entry. Each answer but "keep" is reported by the asker. */
export interface Pruner {
  /** Whether an item with this marking stays. */
  keepItem: (marking: string, path: Path) => boolean
  /** Whether a reference may name what it names; asked of environments, and of the keys of maps. */
  keepRef: (kind: Ref, id: string, path: Path) => boolean
  /** What is left of a prose field; empty if nothing is. */
  cutProse: (text: string, path: Path) => string
}

/** What is left of a value, and where in the entry each place in it was. */
export interface Pruned {
  value: unknown
  origin: (path: Path) => Path
}

/**
 * Takes what may not stay out of a value: marked items in lists, maps and optional fields, references to what
 * is withheld, and portions of prose. Where a required field goes, what requires it goes with it, up to the
 * nearest item that may be absent, else the whole value: a release never holds half of anything.
 */
export function prune(schema: z.core.$ZodType, value: unknown, pruner: Pruner): Pruned | undefined {
  const moved = new Map<string, readonly number[]>()
  const left = visit(schema, value, [], { ...pruner, moved })
  if (left === gone) return undefined
  const origin = (path: Path) => {
    const before: (string | number)[] = []
    for (const [i, step] of path.entries()) {
      const places = moved.get(JSON.stringify(path.slice(0, i)))
      before.push(typeof step === 'number' ? (places?.[step] ?? step) : step)
    }
    return before
  }
  return { value: left, origin }
}

const gone = Symbol('gone')

interface Pruning extends Pruner {
  /** For lists, by the path of what is left: the place that each item had before. */
  moved: Map<string, readonly number[]>
}

/** `now` is the path in what is left, `path` the path in the entry. */
function visit(
  schema: z.core.$ZodType,
  value: unknown,
  path: Path,
  pruning: Pruning,
  now: Path = path,
): unknown {
  if (value === undefined || value === null) return value
  const meta = fieldMeta.get(schema as z.ZodType)
  if (meta) return visitField(meta, value, path, pruning)
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly': {
      const left = visit(def.innerType, value, path, pruning, now)
      if (left !== gone || def.type === 'readonly') return left
      // A list that may be absent but not empty means something else by its absence (`environments`: all).
      return Array.isArray(value) ? gone : def.type === 'default' ? def.defaultValue : undefined
    }
    case 'object':
      return visitObject(def.shape, value as Record<string, unknown>, path, pruning, now)
    case 'array':
      return visitArray(schema, def.element, value as unknown[], path, pruning, now)
    case 'record': {
      const key = fieldMeta.get(def.keyType as z.ZodType)?.ref
      const left = Object.entries(value).flatMap(([id, item]) => {
        if (key && !pruning.keepRef(key, id, [...path, id])) return []
        const kept = visit(def.valueType, item, [...path, id], pruning, [...now, id])
        return kept === gone ? [] : [[id, kept] as const]
      })
      return Object.fromEntries(left)
    }
    case 'union': {
      const option = def.options.find((o) => (o as z.ZodType).safeParse(value).success)
      return option ? visit(option, value, path, pruning, now) : gone
    }
    default:
      return value
  }
}

function visitField(meta: FieldMeta, value: unknown, path: Path, pruning: Pruning): unknown {
  if (meta.prose && typeof value === 'string') return pruning.cutProse(value, path) || gone
  const isHidden = meta.ref === 'environment' && !pruning.keepRef(meta.ref, String(value), path)
  return isHidden ? gone : value
}

function visitObject(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  value: Record<string, unknown>,
  path: Path,
  pruning: Pruning,
  now: Path,
): unknown {
  const { marking } = value
  // The entry itself was judged before; its marking may be another than the one it says.
  const isItem = path.length > 0 && 'marking' in shape && typeof marking === 'string'
  if (isItem && !pruning.keepItem(marking, path)) return gone
  const left: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(shape)) {
    if (!(key in value)) continue
    const kept = visit(inner, value[key], [...path, key], pruning, [...now, key])
    if (kept === gone) return gone
    if (kept !== undefined) left[key] = kept
  }
  return left
}

function visitArray(
  schema: z.core.$ZodType,
  element: z.core.$ZodType,
  value: readonly unknown[],
  path: Path,
  pruning: Pruning,
  now: Path,
): unknown {
  const left: unknown[] = []
  const places: number[] = []
  for (const [i, item] of value.entries()) {
    const kept = visit(element, item, [...path, i], pruning, [...now, left.length])
    if (kept === gone) continue
    left.push(kept)
    places.push(i)
  }
  // Set in any case: an item that went may have left its own list at the same path.
  pruning.moved.set(JSON.stringify(now), places)
  if (left.length === value.length) return left
  return (schema as z.ZodArray).safeParse(left).success ? left : gone
}
