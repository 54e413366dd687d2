import { nearest } from '../../domain/base/nearest.ts'
import { idSchema } from '../../model/fields.ts'

export interface PlannedEnvironment {
  id: string
  from?: string
}

/**
 * Environments in their order with the one before each, from `dev,stage,prod` and `dev>stage>prod, stage>other`. A path
 * alone names the environments too. Throws a RangeError whose message says what is wrong.
 */
export function environmentsIn(listed: string | undefined, path: string | undefined): PlannedEnvironment[] {
  const named = partsOf(listed ?? '', ',')
  const steps = partsOf(path ?? '', ',').map((way) => partsOf(way, '>'))
  const ids = [...new Set([...named, ...steps.flat()])]
  const wrong = ids.find((id) => !idSchema.safeParse(id).success)
  if (wrong !== undefined)
    throw new RangeError(
      `"${wrong}" cannot be an id of an environment: use lower-case letters, digits and "-", starting with a letter`,
    )
  const from = new Map<string, string>()
  for (const way of steps) {
    for (const [i, id] of way.entries()) {
      if (named.length > 0 && !named.includes(id)) {
        const near = nearest(id, named)
        throw new RangeError(
          `"${id}" is none of the environments ${named.join(', ')}${near ? `; did you mean "${near}"?` : ''}`,
        )
      }
      const before = way[i - 1]
      if (before === undefined) continue
      const other = from.get(id)
      if (other !== undefined && other !== before)
        throw new RangeError(`${id} cannot follow both ${other} and ${before}: it is promoted from one`)
      from.set(id, before)
    }
  }
  for (const id of ids) {
    const seen = new Set<string>()
    for (let at: string | undefined = id; at !== undefined; at = from.get(at)) {
      if (seen.has(at)) throw new RangeError(`the path goes round in a circle at ${at}`)
      seen.add(at)
    }
  }
  return ids.map((id) => {
    const before = from.get(id)
    return before === undefined ? { id } : { id, from: before }
  })
}

const partsOf = (text: string, separator: string) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
