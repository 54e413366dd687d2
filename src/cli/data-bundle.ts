import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { saidOn } from '../domain/marking/said.ts'
import { assembleBundle, type Contents } from '../publish/bundle/assemble.ts'
import { sha256 } from '../publish/bundle/bytes.ts'
import { manifestName, signatureName } from '../publish/bundle/manifest.ts'
import { generator } from '../publish/generator.ts'
import { ownWords } from '../publish/proof/own-words.ts'
import { prove } from '../publish/proof/prove.ts'
import { readRawFiles } from '../publish/proof/raw/read-files.ts'
import { dataContents } from '../publish/rebuild/data-contents.ts'
import { rebuildWhole, UnfitDataError } from '../publish/rebuild/rebuild.ts'
import { describedIn } from '../publish/verify/described.ts'
import { UsageError } from './exit.ts'
import type { OpenedRelease } from './open.ts'
import { refuseLeaks } from './refuse.ts'
import type { Progress } from './reporters/progress.ts'

/**
 * What a bundle of data holds in place of the whole: the release as files, proven as the site was, and the digest of what has
 * to come of them. It is built of them once here; data of which the same does not come would be of no use to anybody, so it is
 * refused.
 */
export async function dataOf(
  whole: Contents,
  { whole: playbook, network, release, roots }: OpenedRelease,
  { folder, work, progress }: { folder: string; work: string; progress: Progress },
): Promise<Contents> {
  if (roots.length > 1)
    throw new UsageError(
      '--profile data: takes one --root, the base; layers above it are laid over it where it goes',
    )
  const made = assembleBundle(whole, generator)
  const manifest = sha256(made.get(manifestName) ?? '')
  const withheld = saidOn(playbook, release)
  const data = dataContents(release.playbook, { manifest, withheld }, made.get(signatureName))
  const written = join(folder, 'data')
  for (const [name, bytes] of data) {
    mkdirSync(dirname(join(written, name)), { recursive: true })
    writeFileSync(join(written, name), bytes)
  }
  const known = { ...network.data, id: network.id }
  const proof = prove(written, { playbook, network: known, own: ownWords(), sources: readRawFiles(roots) })
  if (!proof.passed) refuseLeaks(proof, 'the proof')
  const { key } = whole
  const contents: Contents = {
    site: new Map(),
    data,
    markings: new Map(),
    sbom: whole.sbom,
    about: { ...whole.about, profile: 'data' },
    ...(key === undefined ? {} : { key }),
  }
  progress.step('rebuild')
  const files = assembleBundle(contents, generator)
  const description = describedIn(files)
  try {
    const again = await rebuildWhole(files, description, { work })
    if (again.manifest === manifest) return contents
    const odd = [...made].find(
      ([name, bytes]) =>
        !again.files.has(name) || Buffer.compare(again.files.get(name) ?? bytes, bytes) !== 0,
    )
    throw new UsageError(
      `--profile data: another site comes of it (${odd?.[0]}), so it was not written; send the whole`,
    )
  } catch (error) {
    if (!(error instanceof UnfitDataError)) throw error
    const [{ file = 'the playbook', message } = { message: '' }] = error.faults
    throw new UsageError(`--profile data: ${file} ${message}`)
  }
}
