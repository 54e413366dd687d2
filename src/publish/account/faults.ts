import { contentFaults } from './contents.ts'
import type { Accounted, AccountFault } from './fault.ts'
import { generatorFaults, isOfThisVersion } from './generator.ts'
import { plainFaults } from './plain.ts'
import { sbomFaults } from './sbom.ts'
import { siteFaults } from './site.ts'

/**
 * Everything in which a bundle contradicts itself, or the generator that it names where that is of this version. The
 * same is asked of a bundle before it is written and after it has come.
 */
export function accountFaults(accounted: Accounted): AccountFault[] {
  const own = isOfThisVersion(accounted.description) ? generatorFaults(accounted) : []
  return [
    ...contentFaults(accounted.files),
    ...siteFaults(accounted),
    ...plainFaults(accounted),
    ...sbomFaults(accounted),
    ...own,
  ]
}
