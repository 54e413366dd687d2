import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { encode } from '../bundle/bytes.ts'
import { sbomName, sbomOf } from '../bundle/sbom.ts'
import { type ArchiveFile, tarChunks } from '../bundle/tar.ts'
import { ExistsError, takeName, writeNew } from '../bundle/write-new.ts'
import { partOf as partialOf } from '../output/archive-folder.ts'
import { KitError } from './fetch-packages.ts'
import { generatorParts, type KitFile, type KitPart, kitFiles, workspacePart } from './kit-files.ts'
import { kitText } from './kit-text.ts'
import { carriedLock, withoutDevelopment } from './lock.ts'
import { isFor, nativeOf } from './native.ts'
import type { KitPlatform } from './platforms.ts'

export interface KitOptions {
  generator: string
  platform: KitPlatform
  version: string
  /** Packages and Node, beside the generator's own files. */
  packages: readonly KitPart[]
  /** The text of the lock that they are of. */
  lock: string
  /** The playbook that goes along. */
  workspace?: KitWorkspace
  /** The folder the archive goes to. */
  out: string
}

export interface KitWorkspace {
  /** Where it lies: what a network may hold has been written out for it. */
  folder: string
  /** What of it goes along besides content: where it keeps the facts of the edition before, from its root. */
  more: readonly string[]
  /** How it is marked as a whole. */
  marking: string
  /** The network that may hold all of it; absent where the whole goes. */
  network?: string
}

/** What was written. Sizes in bytes. */
export interface WrittenKit {
  archive: string
  sha256: string
  bytes: number
  files: number
  /** What the bytes of its contents are, largest first. */
  parts: { name: string; bytes: number }[]
}

const textBeside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/**
 * Writes the generator with its Node and packages as one archive, and its digest beside it. The same checkout gives
 * the same bytes for the same platform. Throws {@link ExistsError} where one of the two is there already, and
 * {@link KitError} where machine code for another platform is among the files.
 */
export async function writeKit(options: KitOptions): Promise<WrittenKit> {
  const { generator, platform, version, packages, workspace, lock, out } = options
  const name = `fieldbook-kit-${version}-${platform.name}`
  const archive = join(out, `${name}.tar.gz`)
  const digestPath = `${archive}.sha256`
  for (const path of [archive, digestPath]) if (existsSync(path)) throw new ExistsError(path)
  const carried = withoutDevelopment(lock)
  const made: ArchiveFile[] = [
    starterFor(platform),
    {
      path: 'KIT.txt',
      bytes: encode(kitText(textBeside('KIT.txt'), { name, platform, ...told(workspace) })),
    },
    { path: sbomName, bytes: encode(sbomOf(carried)) },
    { path: carriedLock, bytes: encode(carried) },
  ]
  const playbook = workspace ? workspacePart(workspace.folder, workspace.more) : []
  const onDisk = kitFiles([...generatorParts(generator), ...packages, ...playbook])
  mkdirSync(out, { recursive: true })
  const { sha256, bytes } = await pack(archive, inFolder(name, made, onDisk, platform))
  writeNew(new Map([[digestPath, [encode(`${sha256}  ${name}.tar.gz\n`)]]]))
  return { archive, sha256, bytes, files: made.length + onDisk.length, parts: sizeByPart(onDisk) }
}

/** Batch files are read line by line, each ended as Windows ends them. */
const starterFor = ({ os }: KitPlatform): ArchiveFile =>
  os === 'win32'
    ? { path: 'fieldbook.cmd', bytes: encode(textBeside('fieldbook.cmd').replace(/\r?\n/g, '\r\n')) }
    : { path: 'fieldbook', bytes: encode(textBeside('fieldbook.sh')), executable: true }

const told = (workspace: KitWorkspace | undefined) => (workspace ? { workspace } : {})

/** Read one at a time: together they are hundreds of megabytes. */
function* inFolder(
  folder: string,
  made: readonly ArchiveFile[],
  onDisk: readonly KitFile[],
  platform: KitPlatform,
) {
  for (const file of made) yield { ...file, path: `${folder}/${file.path}` }
  for (const { path, source, executable } of onDisk) {
    const bytes = new Uint8Array(readFileSync(source))
    const native = nativeOf(bytes)
    if (native && !isFor(native, platform))
      throw new KitError(
        `${path} is built for ${native.os} ${native.cpu}, and the kit is for ${platform.name}`,
      )
    // Windows keeps no mode that says what is a program.
    yield { path: `${folder}/${path}`, bytes, executable: executable || native !== undefined }
  }
}

async function pack(
  archive: string,
  files: Iterable<ArchiveFile>,
): Promise<{ sha256: string; bytes: number }> {
  const part = partialOf(archive)
  const digest = createHash('sha256')
  let bytes = 0
  async function* counted(chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      digest.update(chunk)
      bytes += chunk.length
      yield chunk
    }
  }
  try {
    const tar = Readable.from(tarChunks(files, 0), { objectMode: false })
    await pipeline(tar, createGzip({ level: 9 }), counted, createWriteStream(part, { flags: 'wx' }))
    takeName(part, archive)
  } finally {
    rmSync(part, { force: true })
  }
  return { sha256: digest.digest('hex'), bytes }
}

function sizeByPart(files: readonly KitFile[]): WrittenKit['parts'] {
  const sums = new Map<string, number>()
  for (const { path, bytes } of files) {
    const name = kitPart(path)
    sums.set(name, (sums.get(name) ?? 0) + bytes)
  }
  return [...sums].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes)
}

function kitPart(path: string): string {
  if (path.startsWith('runtime/')) return 'Node'
  if (/^(?:content|environments|public|editions|examples|extend)\//.test(path)) return 'the playbook'
  return /^node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1] ?? 'Fieldbook'
}
