import { join } from 'node:path'
import { assembleBundle } from '../bundle/assemble.ts'
import { sha256 } from '../bundle/bytes.ts'
import type { Description } from '../bundle/description.ts'
import { filesBelow } from '../bundle/files-below.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import { markingsOfPages } from '../bundle/markings.ts'
import { readSbom } from '../bundle/sbom.ts'
import { toolVersions } from '../bundle/tools.ts'
import { withFolder } from '../bundle/with-folder.ts'
import { generator } from '../generator.ts'
import { publishRelease } from '../publish-release.ts'
import { wholeSignatureName } from './data-files.ts'
import { type DataFault, readData } from './read-data.ts'

/** What came of a bundle of data. */
export interface Rebuilt {
  /** All files of the whole bundle. */
  files: Map<string, Uint8Array>
  description: Pick<Description, 'network' | 'version' | 'asOf' | 'profile'>
  /** SHA-256 of its manifest, and the one that it has to have. */
  manifest: string
  expected: string
}

/** The data cannot be built: every cause. */
export class UnfitDataError extends Error {
  readonly faults: readonly DataFault[]
  constructor(faults: readonly DataFault[]) {
    super(faults[0]?.message)
    this.faults = faults
  }
}

/**
 * Builds the whole bundle of a verified bundle of data, as where it was made: the same data, day, content and generator give
 * the same bytes. `work` is where stages are made. Throws {@link UnfitDataError} where the data is no sound release.
 */
export async function rebuildWhole(
  files: Files,
  description: Description,
  { work, onStep }: { work: string; onStep?: (step: string) => void },
): Promise<Rebuilt> {
  return withFolder(async (folder) => {
    const root = join(folder, 'playbook')
    const data = readData(files, description, root)
    if (Array.isArray(data)) throw new UnfitDataError(data)
    const { playbook, network, rebuild } = data
    const { title, version, revision, asOf, marking, scheme, predecessor } = description
    const site = join(folder, 'site')
    await publishRelease({
      playbook,
      network,
      release: { playbook, withheld: [], files: [] },
      roots: [root],
      edition: {
        asOf,
        network: network.id,
        ...(revision === undefined ? {} : { revision }),
        ...(predecessor && { predecessor }),
        ...(rebuild.withheld.length > 0 ? { withheld: rebuild.withheld } : {}),
      },
      out: site,
      work,
      report: join(folder, 'proof.json'),
      ...(onStep && { onStep }),
    })
    const built = filesBelow(site)
    const signature = files.get(wholeSignatureName)
    const whole = assembleBundle(
      {
        site: built,
        markings: markingsOfPages(built),
        sbom: readSbom(generator),
        about: {
          profile: 'whole',
          title,
          version,
          ...(predecessor && { predecessor }),
          ...(revision === undefined ? {} : { revision }),
          asOf,
          network: description.network,
          marking,
          ...(description.document && { document: description.document }),
          ...(description.label && { label: description.label }),
          scheme,
          tools: toolVersions(generator),
        },
        ...(signature && { signature }),
      },
      generator,
    )
    const manifest = sha256(whole.get(manifestName) ?? '')
    const about = { network: description.network, version, asOf, profile: 'whole' as const }
    return { files: whole, description: about, manifest, expected: rebuild.manifest }
  })
}
