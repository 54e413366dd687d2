import type { z } from 'zod'
import { compare } from '../../domain/playbook/problem.ts'
import { accountFaults } from '../account/faults.ts'
import { encode } from './bytes.ts'
import {
  bundleFormat,
  bundleName,
  type Description,
  descriptionName,
  descriptionSchema,
} from './description.ts'
import { archiveWithin, isBundled, typesOf } from './file-types.ts'
import { type Files, manifestName, renderManifest, signatureName } from './manifest.ts'
import { nameClashes, nameFault } from './names.ts'
import { sbomName } from './sbom.ts'
import { shippedBeside } from './shipped.ts'
import { sign } from './sign.ts'
import { renderStatement, statementName } from './statement.ts'
import { verifyText } from './verify-text.ts'

/** What a bundle is made of, beyond what the generator adds. */
export interface Contents {
  /** The built site, by path below it. */
  site: Files
  /** What a bundle of data holds in place of a site, by path in the bundle. */
  data?: Files
  /** Marking of a file of the site that is not marked as the whole. */
  markings: ReadonlyMap<string, string>
  sbom: string
  about: Pick<
    Description,
    'title' | 'version' | 'revision' | 'asOf' | 'network' | 'marking' | 'scheme' | 'tools'
  > &
    Partial<Pick<Description, 'profile' | 'predecessor' | 'document' | 'label'>>
  /** SSH key to sign the manifest with. */
  key?: string
  /** The signature of the manifest, where it is known already. */
  signature?: Uint8Array
}

/** What keeps files from being bundled; every one of them. */
export class UnfitForBundleError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** All files of a bundle by their names, in order, the manifest and its signature among them. */
export function assembleBundle(contents: Contents, generator: string): Map<string, Uint8Array> {
  const { site, data = new Map(), markings, sbom, about, key, signature } = contents
  const files = new Map<string, Uint8Array>()
  for (const [name, bytes] of site) files.set(`site/${name}`, bytes)
  for (const [name, bytes] of data) files.set(name, bytes)
  for (const [name, bytes] of shippedBeside(about.profile ?? 'whole', generator)) files.set(name, bytes)
  files.set(sbomName, encode(sbom))

  const signed = key !== undefined || signature !== undefined
  const later = [
    'VERIFY.txt',
    descriptionName,
    statementName,
    manifestName,
    ...(signed ? [signatureName] : []),
  ]
  const names = [...files.keys(), ...later].sort(compare)
  const description = descriptionSchema.parse({
    format: bundleFormat,
    ...about,
    proof: 'passed',
    types: typesOf(names),
    files: Object.fromEntries(
      names
        .filter((name) => name !== manifestName && name !== signatureName)
        .map((name) => [name, markings.get(name.replace(/^site\//, '')) ?? about.marking]),
    ),
  } satisfies z.input<typeof descriptionSchema>)
  files.set(descriptionName, encode(`${JSON.stringify(description, null, 1)}\n`))
  files.set('VERIFY.txt', encode(verifyText(description, { signed })))
  files.set(statementName, renderStatement(description, files))
  refuseUnfit(files, names, description)

  const manifest = encode(renderManifest(files))
  files.set(manifestName, manifest)
  if (signature !== undefined) files.set(signatureName, signature)
  else if (key !== undefined) files.set(signatureName, sign(manifest, key))
  return new Map([...files].sort(([a], [b]) => compare(a, b)))
}

function refuseUnfit(files: Files, names: readonly string[], description: Description): void {
  const folder = bundleName(description)
  const faults: string[] = []
  for (const name of names) {
    const fault = nameFault(`${folder}/${name}`)
    if (fault) faults.push(`${name}: ${fault}`)
    if (!isBundled(name)) faults.push(`${name}: is of a kind that no bundle holds`)
    const within = archiveWithin(files.get(name) ?? new Uint8Array())
    if (within) faults.push(`${name}: is ${within}; a bundle holds nothing that has to be unpacked`)
  }
  for (const { first, second } of nameClashes(names)) {
    faults.push(`${second}: is the same as ${first} where case does not count`)
  }
  for (const { file, message } of accountFaults({
    files,
    description,
    signed: names.includes(signatureName),
  }))
    faults.push(`${file}: ${message}`)
  if (faults.length > 0) throw new UnfitForBundleError(faults)
}
