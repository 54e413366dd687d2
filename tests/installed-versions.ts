import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { InstallError, install } from '../src/publish/verify/install.ts'
import { verifyBundle } from '../src/publish/verify/verify.ts'
import { archiveOf, bundleFiles, smallContentsOf as contentsOf, workFolder } from './minimal-bundle.ts'

const work = workFolder()
export const { folder, fresh } = work

/** Writes the files of a bundle below a folder. */
export function unpackInto(to: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    writeFileSync(join(to, name), bytes)
  }
}

/** Two editions, one after the other. */
export const october = contentsOf({ version: '2026.10' })
export const november = contentsOf({ version: '2026.11' })
export const files = { october: bundleFiles(october), november: bundleFiles(november) }
/** The later one as an archive, and unpacked. */
export const archive = work.write(archiveOf(files.november, 'tar.gz', november.about), 'november.tar.gz')
export const unpacked = join(folder, 'unpacked')
unpackInto(unpacked, files.november)

type About = { version: string }
/** A place where these files were installed on the network `low`. */
export const installed = (map: ReadonlyMap<string, Uint8Array>, { version }: About, options = {}) => {
  const target = fresh('target')
  install(map, describedAs(version), target, { network: 'low', ...options })
  return target
}
const { description } = verifyBundle(unpacked).report
/** What the sample says of itself, of another version. */
export const describedAs = (version: string) => {
  if (!description) throw new Error('the sample is no bundle')
  return { ...description, version }
}

/** The version that is current, which has to be whole; undefined where nothing is. */
export function currentOf(target: string): string | undefined {
  if (!existsSync(join(target, 'current'))) return undefined
  const { report } = verifyBundle(join(target, 'current'))
  expect(report.findings).toEqual([])
  return report.description?.version
}

/** No version is there in part: what has a name of its own is whole. */
export function versionsOf(target: string): string[] {
  const names = readdirSync(join(target, 'versions')).filter((name) => !name.startsWith('.'))
  for (const name of names) expect(verifyBundle(join(target, 'versions', name)).report.findings).toEqual([])
  return names
}

/** Both installers, by what they are asked and what they answer. */
export const installers = [
  {
    name: 'verify --install',
    run: (folder: string, target: string, network?: string, [, outOfOrder]: string[] = []) => {
      try {
        const { report, files: read } = verifyBundle(folder)
        if (!report.description) throw new Error('the sample is no bundle')
        install(read, report.description, target, {
          ...(network === undefined ? {} : { network }),
          ...(outOfOrder === undefined ? {} : { outOfOrder }),
        })
        return { status: 0, said: '' }
      } catch (error) {
        if (!(error instanceof InstallError)) throw error
        return { status: 2, said: error.message }
      }
    },
  },
  {
    name: 'install.sh',
    run: (folder: string, target: string, network?: string, more: string[] = []) => {
      const flags = network === undefined ? [] : ['--network', network]
      const { status, stderr } = spawnSync('sh', [join(folder, 'install.sh'), ...flags, ...more, target], {
        encoding: 'utf8',
      })
      expect(stderr.split('\n').length).toBeLessThan(3)
      return { status, said: stderr.trim() }
    },
  },
]

/** A small bundle that says this of itself, unpacked in a folder of its own. */
export const unpack = (about: Parameters<typeof contentsOf>[0]) => {
  const to = fresh('bundle')
  unpackInto(to, bundleFiles(contentsOf(about)))
  return to
}
