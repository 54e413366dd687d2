import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { unpackTar } from 'modern-tar/fs'
import { asInstalled } from './installed.ts'
import type { KitPackage } from './packages.ts'

/** A kit cannot be packed; the message says in one line what is missing, and how to have it. */
export class KitError extends Error {}

/** Brings the archives of packages, `name@version`, into a folder. Throws {@link KitError} where it cannot. */
export type Fetch = (specs: readonly string[], folder: string) => void

/** By npm, from the registry that it is set up for. */
export function fetchByNpm(specs: readonly string[], folder: string): void {
  const args = ['pack', '--loglevel', 'error', '--pack-destination', folder, ...specs]
  // Windows has npm as a script, which only a shell runs; names and versions of the lock need no quoting.
  const windows = process.platform === 'win32'
  const quoted = windows ? args.map((arg) => (arg === folder ? `"${arg}"` : arg)) : args
  const { status, error, stderr } = spawnSync('npm', quoted, {
    cwd: folder,
    encoding: 'utf8',
    shell: windows,
  })
  if (status === 0) return
  const why = error
    ? 'there is no npm here'
    : (/^npm error (?!code)(.+)$/m.exec(stderr ?? '')?.[1] ?? `npm ended with ${status}`)
  throw new KitError(`${counted(specs)} cannot be fetched: ${why}; ${byHand(specs)}`)
}

/**
 * Unpacks packages below `folder`, each where the lock has it, from the archives in `archives`; what is not there is
 * fetched where that is asked for. An archive is taken by its digest alone, whatever it is called. Throws
 * {@link KitError} where the digest of one is not the lock's.
 */
export async function unpackPackages(
  wanted: readonly KitPackage[],
  folder: string,
  { archives, fetch }: { archives?: string; fetch?: Fetch },
): Promise<void> {
  const given = archives === undefined ? new Map<string, string>() : byDigest(archives)
  const missing = wanted.filter(({ integrity = '' }) => !given.has(integrity))
  if (missing.length > 0 && !fetch) throw notThere(missing, archives ?? folder)
  if (missing.length > 0 && fetch) {
    const fetched = join(folder, 'fetched')
    mkdirSync(fetched, { recursive: true })
    fetch(missing.map(asInstalled), fetched)
    for (const [digest, path] of byDigest(fetched)) given.set(digest, path)
    const still = missing.filter(({ integrity = '' }) => !given.has(integrity))
    if (still.length > 0) throw notThere(still, fetched)
  }
  for (const { integrity = '', path } of wanted) {
    const archive = given.get(integrity)
    if (archive === undefined) continue
    const place = join(folder, path)
    mkdirSync(place, { recursive: true })
    // The first part of each name is a folder of the archive's own, mostly `package`.
    const into = unpackTar(place, { strip: 1, filter: ({ type }) => type === 'file' })
    await pipeline(createReadStream(archive), createGunzip(), into)
  }
}

/** Archives of packages by their digest, as a lock writes it. */
function byDigest(folder: string): Map<string, string> {
  if (!existsSync(folder)) throw new KitError(`--packages ${folder}: there is no such folder`)
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.tgz'))
      .sort()
      .map((name) => [digestOf(join(folder, name)), join(folder, name)]),
  )
}

const digestOf = (path: string) =>
  `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}`

/** Tells an archive that is not there from one that is another than the lock's. */
function notThere(missing: readonly KitPackage[], folder: string): KitError {
  const other = missing.find((one) => existsSync(join(folder, archiveName(one))))
  if (other)
    return new KitError(
      `${archiveName(other)} is not the ${asInstalled(other)} that the lock pins: its digest is another`,
    )
  const specs = missing.map(asInstalled)
  return new KitError(
    `${counted(specs)} ${specs.length === 1 ? 'is' : 'are'} not in ${folder}; ${byHand(specs)}`,
  )
}

/** What `npm pack` calls an archive. */
const archiveName = ({ name, version }: KitPackage) =>
  `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.tgz`

const counted = ([first = '', ...more]: readonly string[]) =>
  more.length === 0 ? first : `${first} and ${more.length} more`

const byHand = (specs: readonly string[]) =>
  `bring them with "npm pack ${specs.join(' ')}" and give their folder with --packages`
