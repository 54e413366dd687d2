import { compare } from '../../domain/playbook/problem.ts'
import { encode, sha256 } from './bytes.ts'
import type { Description } from './description.ts'
import { type Files, manifestName, signatureName } from './manifest.ts'

/** The statement's file in a bundle. */
export const statementName = 'statement.intoto.json'

/** What statements are: in-toto, and of it what SLSA calls provenance. */
const statementType = 'https://in-toto.io/Statement/v1'
const provenanceType = 'https://slsa.dev/provenance/v1'
/** How a bundle is made of a playbook, and how it is made again of data; guides say what each takes. */
export const buildTypes = { bundle: 'urn:fieldbook:bundle:1', rebuild: 'urn:fieldbook:rebuild:1' } as const

/** What it says nothing of: itself, and what is made of it. */
const isSubject = (name: string) => ![statementName, manifestName, signatureName].includes(name)

/**
 * `statement.intoto.json`: which files there are, from what content and with what they were made, and that the proof passed,
 * in the words of in-toto and SLSA. The manifest lists it, so what signs the manifest signs it.
 */
export function renderStatement(description: Omit<Description, 'files'>, files: Files): Uint8Array {
  const { network, profile, version, asOf, predecessor, revision, proof, tools, marking } = description
  const { fieldbook = '', ...others } = tools
  const subject = subjectOf(files)
  const predicate = {
    buildDefinition: {
      buildType: buildTypes.bundle,
      externalParameters: {
        network: network.id,
        profile,
        version,
        asOf,
        ...(predecessor && { predecessor }),
      },
      internalParameters: { marking, proof },
      resolvedDependencies: [
        { name: 'content', ...(revision === undefined ? {} : { annotations: { revision } }) },
        ...Object.entries(others).map(([name, value]) => ({ name, uri: packageUrl(name, value) })),
      ],
    },
    runDetails: { builder: { id: packageUrl('fieldbook', fieldbook) } },
  }
  return statementOf(subject, predicate)
}

const subjectOf = (files: Files) =>
  [...files]
    .filter(([name]) => isSubject(name))
    .sort(([a], [b]) => compare(a, b))
    .map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }))

/** The subject as it stands in the statement, without what is around it. */
export const subjectText = (files: Files): string =>
  JSON.stringify({ subject: subjectOf(files) }, null, 1).slice('{\n'.length, -'\n}'.length)

/** The text of a statement, one line each for subject and predicate so that lists of files stay readable. */
export function statementOf(
  subject: readonly { name: string; digest: Readonly<Record<string, string>> }[],
  predicate: object,
): Uint8Array {
  const statement = { _type: statementType, subject, predicateType: provenanceType, predicate }
  return encode(`${JSON.stringify(statement, null, 1)}\n`)
}

/** Node is no package, but has a name there all the same. */
export const packageUrl = (name: string, version: string) =>
  name === 'node' ? `pkg:generic/node@${version}` : `pkg:npm/${name.replace('@', '%40')}@${version}`
