import { catalogOf } from '../../domain/catalog/catalog.ts'
import { compareEnvironments } from '../../domain/catalog/changes.ts'
import { allSteps } from '../../domain/catalog/promotion.ts'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import { parsePortion } from '../../domain/marking/parse.ts'
import { type Address, compareAddress } from '../../domain/pages/address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { lowestOf } from '../../domain/portions/rungs.ts'
import type { Catalog } from '../../model/catalog.ts'
import { effectSchema } from '../../model/comparison.ts'
import type { Scheme } from '../../model/scheme.ts'
import { ladder } from '../../workspace/ladder.ts'

/**
 * What stands where on the pages that compare two environments is marked. A row is computed from both, so it is
 * marked by the lowest marking at which it comes out the same; a group likewise, with all that it counts.
 */
export function comparedPlaces(playbook: Playbook, scheme: Scheme): Map<Address, MarkingReading> {
  const rungs = ladder(playbook)
  const said = rungs.map((rung) => comparedIn(catalogOf(rung.playbook)))
  const whole = said.at(-1) ?? new Map<Address, string>()
  return new Map(
    [...whole].map(([address, text]) => {
      const same = said.flatMap((one, i) => (one.get(address) === text ? [i] : []))
      const parsed = parsePortion(rungs[lowestOf(rungs, same)]?.mark ?? '', scheme)
      return [address, parsed.ok ? parsed.marking : 'unreadable']
    }),
  )
}

/** Every row and group of every comparison along the promotion paths, as text. */
function comparedIn(catalog: Catalog): Map<Address, string> {
  const found = new Map<Address, string>()
  for (const { from, to } of allSteps(catalog)) {
    const page = compareAddress(from, to)
    const compared = compareEnvironments(catalog, from, to)
    for (const effect of effectSchema.options) {
      found.set(`${page}#${effect}`, JSON.stringify(compared[effect]))
      for (const contrast of compared[effect])
        found.set(`${page}#${contrast.area} ${contrast.id}`, JSON.stringify(contrast))
    }
  }
  return found
}
