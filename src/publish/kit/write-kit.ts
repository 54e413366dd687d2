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
import { type KitFile, kitFiles } from './kit-files.ts'

export interface KitOptions {
  generator: string
  /** The pinned Node of this platform. */
  node: string
  version: string
  /** The playbook that goes along. */
  workspace?: KitWorkspace
  /** The folder the archive goes to. */
  out: string
}

export interface KitWorkspace {
  /** Where it lies: what a network may hold has been written out for it. */
  folder: string
  /** Where it keeps the facts of the edition before, from its root. */
  kept?: string
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

const launcher = new URL('fieldbook.sh', import.meta.url)
const readme = new URL('KIT.txt', import.meta.url)

/**
 * Writes the generator with its Node and packages as one archive, and its digest beside it. The same checkout gives
 * the same bytes on the same platform. Throws ExistsError where one of the two is there already.
 */
export async function writeKit({
  generator,
  node,
  version,
  workspace,
  out,
}: KitOptions): Promise<WrittenKit> {
  const name = `fieldbook-kit-${version}-${process.platform}-${process.arch}`
  const archive = join(out, `${name}.tar.gz`)
  const digestPath = `${archive}.sha256`
  for (const path of [archive, digestPath]) if (existsSync(path)) throw new ExistsError(path)
  const made: ArchiveFile[] = [
    { path: 'fieldbook', bytes: new Uint8Array(readFileSync(launcher)), executable: true },
    { path: 'KIT.txt', bytes: encode(readmeOf(name, workspace)) },
    { path: sbomName, bytes: encode(sbomOf(readFileSync(join(generator, 'package-lock.json'), 'utf8'))) },
  ]
  const onDisk = kitFiles(generator, node, workspace?.folder, workspace?.kept)
  mkdirSync(out, { recursive: true })
  const { sha256, bytes } = await pack(archive, inFolder(name, made, onDisk))
  writeNew(new Map([[digestPath, [encode(`${sha256}  ${name}.tar.gz\n`)]]]))
  return { archive, sha256, bytes, files: made.length + onDisk.length, parts: sizeByPart(onDisk) }
}

/** Read one at a time: together they are hundreds of megabytes. */
function* inFolder(folder: string, made: readonly ArchiveFile[], onDisk: readonly KitFile[]) {
  for (const file of made) yield { ...file, path: `${folder}/${file.path}` }
  for (const { path, source, executable } of onDisk)
    yield { path: `${folder}/${path}`, bytes: new Uint8Array(readFileSync(source)), executable }
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

function readmeOf(name: string, workspace: KitWorkspace | undefined): string {
  return readFileSync(readme, 'utf8')
    .replaceAll('@name', name)
    .replace('@playbook\n', `${playbookText(workspace)}\n`)
}

function playbookText(workspace: KitWorkspace | undefined): string {
  if (!workspace) return 'No playbook is in it.\n'
  const { network, marking } = workspace
  const what =
    network === undefined
      ? 'The whole playbook that it was packed beside'
      : `What the network "${network}" may hold of the playbook that it was packed beside`
  return `${what} is in content/, environments/ and public/, marked ${marking} as a whole;\n"./fieldbook check" reads it.\n`
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
  if (/^(?:content|environments|public)\//.test(path)) return 'the playbook'
  return /^node_modules\/(@[^/]+\/[^/]+|[^/]+)/.exec(path)?.[1] ?? 'Fieldbook'
}
