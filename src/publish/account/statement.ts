import { equalBytes } from '../bundle/bytes.ts'
import { renderStatement, statementName } from '../bundle/statement.ts'
import type { Accounted, AccountFault } from './fault.ts'

/**
 * The statement says what the bundle says: of these very files, this network, day, content and generator. It follows from
 * the others to the last byte, so nothing else can be said in it. Bundles of format 1 have none.
 */
export function statementFaults({ files, description }: Accounted): AccountFault[] {
  if (description.format === 1) return []
  const fault = (message: string): AccountFault[] => [{ code: 'account', file: statementName, message }]
  const there = files.get(statementName)
  if (!there) return fault('is not there, and every bundle has it')
  return equalBytes(there, renderStatement(description, files))
    ? []
    : fault('states other than the bundle is')
}
