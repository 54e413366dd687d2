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
 * is withheld, and portions of prose. Where a required field goes, or a list becomes shorter than it may be, what
 * holds it goes too, up to the nearest item that may be absent, else the whole value: a release holds half of
 * nothing. What may be absent and says nothing is absent, whether something was in it or not: an empty map or list
 * would tell that there is more.
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

/** `now` is the path in what is left, `path` the path in the entry. What loses nothing is returned as it is. */
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
    case 'nullable': {
      const left = visit(def.innerType, value, path, pruning, now)
      return left === gone || isShell(def.innerType, left) ? undefined : left
    }
    case 'default':
    case 'readonly':
      return visit(def.innerType, value, path, pruning, now)
    case 'object':
      return visitObject(schema, def.shape, value as Record<string, unknown>, path, pruning, now)
    case 'array':
      return visitArray(def.element, value as unknown[], path, pruning, now)
    case 'record': {
      const key = fieldMeta.get(def.keyType as z.ZodType)?.ref
      const left = Object.entries(value).flatMap(([id, item]) => {
        if (key && !pruning.keepRef(key, id, [...path, id])) return []
        const kept = visit(def.valueType, item, [...path, id], pruning, [...now, id])
        // A list that has become shorter than it may be goes, and its key with it.
        const stands =
          kept === item || (kept !== gone && (def.valueType as z.ZodType).safeParse(kept).success)
        return stands ? [[id, kept] as const] : []
      })
      const before = Object.values(value)
      const isWhole = left.length === before.length && left.every(([, item], i) => item === before[i])
      return isWhole ? value : Object.fromEntries(left)
    }
    case 'union': {
      const option = def.options.find((o) => (o as z.ZodType).safeParse(value).success)
      return option ? visit(option, value, path, pruning, now) : gone
    }
    default:
      // What this does not know how to look into might hold something that has to go.
      return plain.has(def.type) ? value : gone
  }
}

/** Types without parts. Their values go with what holds them, or for what `fieldMeta` says of them. */
const plain: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'enum', 'literal'])

/**
 * Whether a list, map or object says nothing: it is empty, or holds no more than what the schema puts there by
 * itself and what marks it. A value of a map is none: its key says something. One that the schema does not allow to be empty is no shell: what holds it goes.
 */
function isShell(schema: z.core.$ZodType, value: unknown): boolean {
  if (value === null || typeof value !== 'object' || !saysNothing(schema, value)) return false
  return (schema as z.ZodType).safeParse(value).success
}

function saysNothing(schema: z.core.$ZodType, value: unknown): boolean {
  const def = (schema as z.core.$ZodTypes)._zod.def
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'readonly':
      return value === undefined || value === null || saysNothing(def.innerType, value)
    case 'default':
      if (JSON.stringify(value) === JSON.stringify(def.defaultValue)) return true
      return saysNothing(def.innerType, def.defaultValue) && saysNothing(def.innerType, value)
    case 'object':
      return Object.entries(value as object).every(([key, inner]) => {
        const field = def.shape[key]
        return key === 'marking' || (field !== undefined && saysNothing(field, inner))
      })
    case 'array':
    case 'record':
      return Object.keys(value as object).length === 0
    case 'union': {
      const option = def.options.find((o) => (o as z.ZodType).safeParse(value).success)
      return option !== undefined && saysNothing(option, value)
    }
    default:
      return false
  }
}

/** What stays in the workspace is absent, and nobody is told: it is in no release, whatever it says. */
function visitField(meta: FieldMeta, value: unknown, path: Path, pruning: Pruning): unknown {
  if (meta.stays) return undefined
  if (meta.prose && typeof value === 'string') return pruning.cutProse(value, path) || gone
  const isHidden = meta.ref === 'environment' && !pruning.keepRef(meta.ref, String(value), path)
  return isHidden ? gone : value
}

function visitObject(
  schema: z.core.$ZodType,
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
  const left = Object.entries(value).flatMap(([key, inner]) => {
    const field = shape[key]
    const kept = field ? visit(field, inner, [...path, key], pruning, [...now, key]) : inner
    return kept === gone || kept === undefined ? [] : [[key, kept] as const]
  })
  if (left.length === Object.keys(value).length && left.every(([key, kept]) => kept === value[key]))
    return value
  // It does not stand without a field it needs, nor with a list that has become too short.
  const whole = (schema as z.ZodType).safeParse(Object.fromEntries(left))
  return whole.success ? whole.data : gone
}

function visitArray(
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
    if (kept === gone || isShell(element, kept)) continue
    left.push(kept)
    places.push(i)
  }
  // Set in any case: an item that went may have left its own list at the same path.
  pruning.moved.set(JSON.stringify(now), places)
  return left.length === value.length && left.every((item, i) => item === value[i]) ? value : left
}
