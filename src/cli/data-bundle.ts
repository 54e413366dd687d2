import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { saidOn } from '../domain/marking/said.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { ownComponent } from '../domain/text/components.ts'
import { tagsOf } from '../domain/text/tags.ts'
import { tagTypes, textsWith } from '../domain/text/texts.ts'
import { assembleBundle, type Contents } from '../publish/bundle/assemble.ts'
import { sha256 } from '../publish/bundle/bytes.ts'
import { manifestName, signatureName } from '../publish/bundle/manifest.ts'
import { generator } from '../publish/generator.ts'
import { ownWords } from '../publish/proof/own-words.ts'
import { prove } from '../publish/proof/prove.ts'
import { readRawFiles } from '../publish/proof/raw/read-files.ts'
import { dataContents } from '../publish/rebuild/data-contents.ts'
import { ownComponentsOf } from '../publish/rebuild/data-files.ts'
import { rebuildWhole, UnfitDataError } from '../publish/rebuild/rebuild.ts'
import { describedIn } from '../publish/verify/described.ts'
import { parseProse } from '../workspace/mdx.ts'
import { UsageError } from './exit.ts'
import type { OpenedRelease } from './open.ts'
import { refuseLeaks } from './refuse.ts'
import type { Progress } from './reporters/progress.ts'

/** The first place where a text shows a component of the organisation's own. */
function ownComponentUsed(playbook: Playbook) {
  for (const text of textsWith(playbook, parseProse, tagTypes))
    for (const { name = '', at } of tagsOf(text))
      if (ownComponent(playbook, name)) return { name, file: at.file, line: at.line }
  return undefined
}

/** Refuses what cannot go as data, before anything is built: several layers, and pages that are made by code. */
export function refuseAsData({ roots, release: { playbook } }: OpenedRelease): void {
  if (roots.length > 1)
    throw new UsageError(
      '--profile data: takes one --root, the base; layers above it are laid over it where it goes',
    )
  const used = ownComponentUsed(playbook)
  if (used !== undefined)
    throw new UsageError(
      `--profile data: ${used.file}:${used.line} shows <${used.name}>, whose code does not go with data; send the whole`,
    )
  const own = ownComponentsOf(playbook)
  if (own.length > 0)
    throw new UsageError(
      `--profile data: <${own.join('>, <')}> ${own.length === 1 ? 'is a component' : 'are components'} of your own, whose code does not go with data; send the whole`,
    )
}

/**
 * What a bundle of data holds in place of the whole: the release as files, proven as the site was, and the digest of what has
 * to come of them. It is built of them once here; data of which the same does not come would be of no use to anybody, so it is
 * refused.
 */
export async function dataOf(
  whole: Contents,
  opened: OpenedRelease,
  { folder, work, progress }: { folder: string; work: string; progress: Progress },
): Promise<Contents> {
  const made = assembleBundle(whole, generator)
  const manifest = sha256(made.get(manifestName) ?? '')
  const data = provenData(opened, { manifest, signature: made.get(signatureName) }, folder)
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

/**
 * The release as files, together with what is to come of them. They are written to `folder` and read there by the proof, as a
 * site is: refused, with every leak, where anything that is withheld stands in them.
 */
export function provenData(
  { whole, network, release, roots }: Pick<OpenedRelease, 'whole' | 'network' | 'release' | 'roots'>,
  { manifest, signature }: { manifest: string; signature?: Uint8Array | undefined },
  folder: string,
): Map<string, Uint8Array> {
  const withheld = saidOn(whole, release)
  const data = dataContents(release.playbook, { manifest, withheld }, signature)
  const written = join(folder, 'data')
  for (const [name, bytes] of data) {
    mkdirSync(dirname(join(written, name)), { recursive: true })
    writeFileSync(join(written, name), bytes)
  }
  const proof = prove(written, {
    playbook: whole,
    network: { ...network.data, id: network.id },
    own: ownWords(),
    sources: readRawFiles(roots),
  })
  if (!proof.passed) refuseLeaks(proof, 'the proof')
  return data
}
