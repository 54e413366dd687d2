import { styleText } from 'node:util'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { bundleName } from '../../publish/bundle/description.ts'
import type { Signature } from '../../publish/verify/check-signature.ts'
import type { Installed } from '../../publish/verify/install.ts'
import type { Report } from '../../publish/verify/verify.ts'
import { out } from '../out.ts'

/** The values of `--format`. */
export const verificationFormats = ['text', 'json'] as const

export interface Verification {
  /** What was checked, as it was given. */
  path: string
  report: Report
  installed?: Installed
  /** Where what is installed was asked for. */
  installation?: { manifest: string; history: readonly string[]; previous?: string }
}

/** Prints what `verify` found, to standard output. */
export function reportVerification(
  verification: Verification,
  format: (typeof verificationFormats)[number],
): void {
  out(format === 'json' ? json(verification) : verificationText(visibleIn(verification, visible)))
}

function json({ path, report, installed, installation }: Verification): string {
  const { description, findings, signature, compared, files, bytes, form } = report
  const { title, version, predecessor, revision, asOf, network, marking, profile } = description ?? {}
  return jsonText({
    version: 1,
    verified: findings.length === 0,
    path,
    form,
    bundle: description && { title, version, profile, predecessor, revision, asOf, network, marking },
    signature,
    compared,
    files,
    bytes,
    findings,
    installed,
    installation,
  })
}

function verificationText({ path, report, installed, installation }: Verification): string {
  const { description, findings, files, bytes } = report
  const lines: string[] = []
  if (description) {
    const { marking, title, version, predecessor, asOf, network, revision } = description
    // Nothing in a bundle is trusted: a title or a name must not be able to print lines of its own.
    lines.push(
      styleText('bold', visible(marking)),
      visible(
        `${bundleName(description)}: ${title}, version ${version}${revision ? `, content ${revision}` : ''}`,
      ),
      visible(
        `as of ${asOf}, for the network "${network.id}" (${network.name}), which holds ${network.holds}`,
      ),
      ...(predecessor
        ? [
            `after version ${predecessor.version}, as of ${predecessor.asOf}, manifest ${predecessor.manifest}`,
          ]
        : []),
    )
  }
  for (const { file, message, code } of findings)
    lines.push(
      `  ${styleText('red', 'refused')}  ${visible(file ? `${file}: ${message}` : message)}  ${styleText('dim', code)}`,
    )
  if (report.signature) lines.push(signatureLine(report.signature))
  lines.push(
    findings.length === 0
      ? `${path}: whole and unaltered, ${files} files, ${bytes} bytes; the markings fit the network, and it agrees with itself`
      : `${path}: refused, ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}`,
  )
  if (description && report.compared === false)
    lines.push(
      `made by Fieldbook ${visible(description.tools['fieldbook'] ?? 'of no version')}, not by this one: scripts and installer were not compared with its own`,
    )
  if (installed) {
    const { folder, before } = installed
    lines.push(`installed: ${folder}${before ? `; before it was ${before}, which stays` : ''}`)
  }
  if (installation) {
    const { manifest, history, previous } = installation
    lines.push(
      `its manifest: ${manifest}`,
      previous === undefined
        ? 'nothing was installed before it'
        : `before it was version ${previous}, which is still there`,
      ...history.map((line) => `  installed  ${visible(line)}`),
    )
  }
  return `${lines.join('\n')}\n`
}

function signatureLine(signature: Signature): string {
  switch (signature.state) {
    case 'unsigned':
      return 'not signed: nothing says who made it'
    case 'signer-not-checked':
      return 'signed, by whom was not checked: give --allowed-signers FILE'
    case 'signed':
      return `signed by ${signature.by}`
    case 'refused':
      return 'the signature does not count'
  }
}
