import type { ThingChange } from './bundle-changes.ts'
import type { Lowering } from './lowered.ts'
import { thenAndNow } from './statement-changes.ts'

/** A thing that is told by its name: its marking, and what tells its content apart. */
export interface Thing {
  marking: string
  content: string
}

/** Things that are new, gone, changed or marked otherwise, in the order of their names. */
export function thingChanges(
  before: ReadonlyMap<string, Thing>,
  after: ReadonlyMap<string, Thing>,
  lowering: Lowering,
): ThingChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): ThingChange[] => {
    const [then, now] = [before.get(name), after.get(name)]
    if (then?.marking === now?.marking && then?.content === now?.content) return []
    const lowered =
      then && now && then.marking !== now.marking
        ? lowering.isLowered([lowering.read(then.marking)], [lowering.read(now.marking)])
        : false
    return [
      {
        happened: !then ? 'new' : now ? 'changed' : 'gone',
        name,
        marking: thenAndNow(then?.marking, now?.marking),
        lowered,
      },
    ]
  })
}
