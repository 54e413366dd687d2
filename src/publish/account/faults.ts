import { contentFaults } from './contents.ts'
import { dataFaults } from './data.ts'
import type { Accounted, AccountFault } from './fault.ts'
import { generatorFaults, isOfThisVersion } from './generator.ts'
import { plainFaults } from './plain.ts'
import { sbomFaults } from './sbom.ts'
import { siteFaults } from './site.ts'
import { statementFaults } from './statement.ts'

/**
 * Everything in which a bundle contradicts itself, or the generator that it names where that is of this version. The
 * same is asked of a bundle before it is written and after it has come.
 */
export function accountFaults(accounted: Accounted): AccountFault[] {
  const own = isOfThisVersion(accounted.description) ? generatorFaults(accounted) : []
  return [
    ...contentFaults(accounted.files),
    ...(accounted.description.profile === 'data' ? dataFaults(accounted) : siteFaults(accounted)),
    ...plainFaults(accounted),
    ...statementFaults(accounted),
    ...sbomFaults(accounted),
    ...own,
  ]
}
