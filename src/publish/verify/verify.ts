import { z } from 'zod'
import { compare } from '../../domain/playbook/problem.ts'
import { accountFaults } from '../account/faults.ts'
import { isOfThisVersion } from '../account/generator.ts'
import { packArchive, packerVersion } from '../bundle/archive.ts'
import { equalBytes, sha256 } from '../bundle/bytes.ts'
import {
  bundleName,
  type Description,
  descriptionName,
  descriptionSchema,
  readableFormats,
} from '../bundle/description.ts'
import { archiveWithin, isBundled, typesOf } from '../bundle/file-types.ts'
import { type Files, isListed, manifestName, readBundleManifest, signatureName } from '../bundle/manifest.ts'
import { withFolderSync } from '../bundle/with-folder.ts'
import { checkLabel } from '../label/check-label.ts'
import { layoutFaults } from '../oci/read-layout.ts'
import { readData } from '../rebuild/read-data.ts'
import { checkMarkings, type MarkingJudge } from './check-markings.ts'
import { checkSignature, type Signature } from './check-signature.ts'
import { type BundleFinding, NoBundleError, RefusedError } from './finding.ts'
import { type OpenedBundle, openBundle } from './open-bundle.ts'

export interface VerifyOptions {
  /** File of keys that may sign; without it a signature is only checked for being sound. */
  allowedSigners?: string
  /** What to judge markings by, in place of what the bundle says of its network. */
  judge?: MarkingJudge
  /** The folder was installed with a `.gz` beside files of the site; each is compared with its file. */
  precompressed?: boolean
}

/** What was found out about a bundle. */
export interface Report {
  form?: OpenedBundle['form']
  description?: Description
  /** Absent where reading stopped before it. */
  signature?: Signature
  /** Whether what is the generator's own was compared with this version's: only where it was made by this version. */
  compared?: boolean
  /** How many there are, and their bytes. */
  files: number
  bytes: number
  /** Nothing: it is what it says, whole, unaltered, within its network. */
  findings: readonly BundleFinding[]
}

export interface Verified {
  report: Report
  /** What was read, for an installation; to be used only where there is no finding. */
  files: Files
}

/** Checks a bundle, archive or folder, without writing anything. Throws NoBundleError for anything else. */
export function verifyBundle(path: string, options: VerifyOptions = {}): Verified {
  try {
    const opened = openBundle(path, options)
    const verified = verifyOpened(path, opened, options)
    const { archive } = opened
    const { description } = verified.report
    if (opened.form === 'folder' || !archive || !description) return verified
    const findings = [...verified.report.findings, ...checkLabel(path, archive, description)]
    return { ...verified, report: { ...verified.report, findings } }
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    const report: Report = { files: 0, bytes: 0, findings: [error.finding] }
    return { report, files: new Map() }
  }
}

/** Checks a bundle that is in memory already; `path` is what it is called in messages. */
export function verifyOpened(
  path: string,
  opened: OpenedBundle,
  { allowedSigners, judge }: VerifyOptions = {},
): Verified {
  const { files, form } = opened
  const findings = [...opened.findings, ...checkManifest(files), ...checkTypes(files)]
  const description = readDescription(path, files, findings)
  if (description) {
    findings.push(...checkDescription(description, opened))
    findings.push(...checkMarkings(description, judge ?? description))
    findings.push(...accountFaults({ files, description, signed: files.has(signatureName) }))
  }
  const { signature, findings: unsigned } = checkSignature(files, allowedSigners)
  findings.push(...unsigned)
  if (findings.length === 0 && description) findings.push(...checkPacking(opened, description))
  if (findings.length === 0 && description?.profile === 'data')
    findings.push(...checkData(files, description))
  findings.sort((a, b) => compare(a.file ?? '', b.file ?? '') || compare(a.code, b.code))
  const bytes = [...files.values()].reduce((sum, b) => sum + b.length, 0)
  const report = { form, signature, files: files.size, bytes, findings }
  if (!description) return { report, files }
  return { report: { ...report, description, compared: isOfThisVersion(description) }, files }
}

/** The playbook of a bundle of data is read as it would be where it is built: see {@link readData}. */
const checkData = (files: Files, description: Description): BundleFinding[] =>
  withFolderSync((folder) => {
    const read = readData(files, description, folder)
    return Array.isArray(read) ? read.map((fault) => ({ code: 'account', ...fault })) : []
  })

/** Complete, nothing extra, nothing altered. */
function checkManifest(files: Files): BundleFinding[] {
  const text = files.get(manifestName)
  const digests = text && readBundleManifest(Buffer.from(text).toString('latin1'))
  if (!digests) {
    const message = text ? 'is not written as a manifest is' : 'is not there'
    return [{ code: 'manifest', file: manifestName, message }]
  }
  const findings: BundleFinding[] = []
  for (const [file, digest] of digests) {
    const bytes = files.get(file)
    if (!bytes) findings.push({ code: 'missing', file, message: 'is in the manifest and not there' })
    else if (sha256(bytes) !== digest)
      findings.push({ code: 'altered', file, message: 'is not what the manifest says' })
  }
  for (const file of files.keys()) {
    if (isListed(file) && !digests.has(file))
      findings.push({ code: 'extra', file, message: 'is there and not in the manifest' })
  }
  return findings
}

function checkTypes(files: Files): BundleFinding[] {
  const findings: BundleFinding[] = []
  for (const [file, bytes] of files) {
    if (!isBundled(file))
      findings.push({ code: 'file-type', file, message: 'is of a kind that no bundle holds' })
    const within = archiveWithin(bytes)
    if (within) findings.push({ code: 'file-type', file, message: `is ${within}` })
  }
  return findings
}

function readDescription(path: string, files: Files, findings: BundleFinding[]): Description | undefined {
  const report = (message: string) => {
    findings.push({ code: 'description', file: descriptionName, message })
    return undefined
  }
  const bytes = files.get(descriptionName)
  if (!bytes) return report('is not there')
  let data: unknown
  try {
    data = JSON.parse(Buffer.from(bytes).toString())
  } catch {
    return report('is not JSON')
  }
  // Another version may put anything into it, so this comes first; but only if it is what its maker wrote.
  const { success, data: other } = z.object({ format: z.int() }).safeParse(data)
  if (success && !readableFormats.includes(other.format) && findings.length === 0)
    throw new NoBundleError(
      `${path}: is a bundle of format ${other.format}; this version reads ${readableFormats.join(' and ')}: use the one it was made with`,
    )
  const parsed = descriptionSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return report(`does not describe a bundle: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** What the description says of files and kinds is what is there. */
function checkDescription(description: Description, { files, folder }: OpenedBundle): BundleFinding[] {
  const findings: BundleFinding[] = []
  const report = (message: string) => findings.push({ code: 'description', file: descriptionName, message })
  const names = [...files.keys()].filter(isListed).sort(compare)
  if (!sameNames(Object.keys(description.files), names))
    report('gives markings of other files than there are')
  if (!sameNames(description.types, typesOf(files.keys()))) report('lists other kinds of file than there are')
  if (folder !== undefined && folder !== bundleName(description))
    report(`describes ${bundleName(description)}, and the archive holds ${folder}`)
  return findings
}

const sameNames = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((name, i) => name === b[i])

/**
 * The archive is, to the last byte, what these files make: nothing can be hidden in how it is packed. Another
 * version of the packer may give other bytes, and then the files alone are compared.
 */
function checkPacking(
  { form, files, folder, archive, layout }: OpenedBundle,
  description: Description,
): BundleFinding[] {
  const { asOf, tools } = description
  if (layout) return layoutFaults(layout, files, description)
  if (form === 'folder' || form === 'oci' || !archive || tools['fflate'] !== packerVersion()) return []
  const inOrder = [...files].sort(([a], [b]) => compare(a, b))
  const packed = packArchive(
    inOrder.map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
    form,
    asOf,
  )
  if (equalBytes(packed, archive)) return []
  return [
    {
      code: 'repacked',
      message: 'the files are right, and the archive is not the one that was made of them',
    },
  ]
}
