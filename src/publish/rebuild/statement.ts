import { sha256 } from '../bundle/bytes.ts'
import { bundleName, type Description } from '../bundle/description.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { buildTypes, packageUrl, statementOf } from '../bundle/statement.ts'
import { toolVersions } from '../bundle/tools.ts'
import { generator } from '../generator.ts'
import type { Rebuilt } from './rebuild.ts'

/** What a receiver states of what was built there: which archive came of which data, and that it is the sender's to the byte. */
export function rebuildStatement(
  { manifest, expected, files }: Rebuilt,
  archive: { name: string; sha256: string },
  data: { files: Files; description: Description },
): Uint8Array {
  const { network, version, asOf, revision } = data.description
  const { fieldbook = '', ...others } = toolVersions(generator)
  return statementOf(
    [
      { name: archive.name, digest: { sha256: archive.sha256 } },
      { name: manifestName, digest: { sha256: manifest } },
    ],
    {
      buildDefinition: {
        buildType: buildTypes.rebuild,
        externalParameters: { network: network.id, profile: 'whole', version, asOf },
        internalParameters: { expected, reproduced: manifest === expected, files: files.size },
        resolvedDependencies: [
          {
            name: `${bundleName(data.description)}/${manifestName}`,
            digest: { sha256: sha256(data.files.get(manifestName) ?? '') },
            ...(revision === undefined ? {} : { annotations: { revision } }),
          },
          ...Object.entries(others).map(([name, value]) => ({ name, uri: packageUrl(name, value) })),
        ],
      },
      runDetails: { builder: { id: packageUrl('fieldbook', fieldbook) } },
    },
  )
}
