import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Files, manifestName, signatureName } from '../bundle/manifest.ts'
import { signatureNamespace, sshKeygen } from '../bundle/sign.ts'
import { withFolderSync } from '../bundle/with-folder.ts'
import type { BundleFinding } from './finding.ts'

/** What is known of who made a bundle. */
export type Signature =
  | { state: 'unsigned' }
  /** Sound, but nobody said whose keys count. */
  | { state: 'signer-not-checked' }
  | { state: 'signed'; by: string }
  | { state: 'refused' }

interface Outcome {
  signature: Signature
  findings: BundleFinding[]
}

/**
 * Checks the signature of the manifest with ssh-keygen. With `allowedSigners`, a file as ssh-keygen reads it, one
 * of those keys has to have made it, and an unsigned bundle is refused; without, a signature has to be sound.
 */
export function checkSignature(files: Files, allowedSigners?: string): Outcome {
  const manifest = files.get(manifestName)
  const signature = files.get(signatureName)
  if (!manifest || !signature) {
    if (allowedSigners === undefined) return { signature: { state: 'unsigned' }, findings: [] }
    return {
      signature: { state: 'unsigned' },
      findings: [{ code: 'signature', message: 'the bundle is not signed' }],
    }
  }
  return withFolderSync((folder) => {
    const path = join(folder, 'signature')
    writeFileSync(path, signature)
    const common = ['-n', signatureNamespace, '-s', path]
    if (allowedSigners === undefined) {
      const { status } = sshKeygen(['-Y', 'check-novalidate', ...common], manifest)
      return status === 0
        ? { signature: { state: 'signer-not-checked' }, findings: [] }
        : refused('the signature does not fit the manifest')
    }
    const found = sshKeygen(['-Y', 'find-principals', '-s', path, '-f', allowedSigners])
    const names = found.status === 0 ? found.stdout.split('\n').filter((name) => name !== '') : []
    for (const by of names) {
      const { status } = sshKeygen(['-Y', 'verify', '-f', allowedSigners, '-I', by, ...common], manifest)
      if (status === 0) return { signature: { state: 'signed', by }, findings: [] }
    }
    // A key that has expired, or a line that is none.
    const remark = found.stderr.split('\n').find((line) => line.startsWith(`${allowedSigners}:`))
    return refused(
      names.length === 0
        ? `none of the allowed signers made the signature${remark ? ` (${remark.trim()})` : ''}`
        : `the signature is of a key of ${names.join(', ')}, and does not fit the manifest`,
    )
  })
}

function refused(message: string): Outcome {
  return { signature: { state: 'refused' }, findings: [{ code: 'signature', file: signatureName, message }] }
}
