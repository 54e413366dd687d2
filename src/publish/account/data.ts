import { isDataFile, readRebuild, rebuildName } from '../rebuild/data-files.ts'
import type { Accounted, AccountFault } from './fault.ts'

/** Accounts of the bundle itself. */
const isBeside = (file: string) =>
  /^(?:VERIFY\.txt|MANIFEST\.sha256(?:\.sig)?|bundle\.json|sbom\.cdx\.json|statement\.intoto\.json)$/.test(
    file,
  )

/** A bundle of data holds a playbook, what its build has to know, and nothing else. */
export function dataFaults({ files }: Accounted): AccountFault[] {
  const faults: AccountFault[] = []
  const report = (file: string, message: string) => faults.push({ code: 'account', file, message })
  for (const file of files.keys())
    if (!isBeside(file) && !isDataFile(file))
      report(file, 'is no part of a playbook, and bundles of data hold one')
  if (!readRebuild(files)) report(rebuildName, 'does not say what is to be made of the data')
  return faults
}
