import { RefusedError } from '../verify/finding.ts'
import { type Report, type Verified, type VerifyOptions, verifyOpened } from '../verify/verify.ts'
import { deltaName } from './delta-files.ts'
import { applyDelta, openDelta } from './open-delta.ts'

/** Checks what a delta makes of `base` as the whole would be checked, without writing anything. */
export function verifyDelta(path: string, base: string, options: VerifyOptions = {}): Verified {
  try {
    const opened = openDelta(path)
    const verified = verifyOpened(path, applyDelta(opened, base), options)
    const { description, findings } = verified.report
    const { delta } = opened
    const agrees =
      description &&
      description.version === delta.to.version &&
      description.asOf === delta.to.asOf &&
      description.marking === delta.marking &&
      description.network.id === delta.network &&
      description.profile === delta.profile
    if (!description || agrees || findings.length > 0) return verified
    const odd = {
      code: 'account' as const,
      file: deltaName,
      message: 'says other things of the edition than it does itself',
    }
    return { ...verified, report: { ...verified.report, findings: [odd] } }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const report: Report = { files: 0, bytes: 0, findings: [error.finding] }
    return { report, files: new Map() }
  }
}
