import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packBundle, writeArchive } from '../../src/publish/bundle/write-bundle.ts'
import { bundleFiles, smallContentsOf as contentsOf } from '../minimal-bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-full-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)

const disk = join(folder, 'disk')
mkdirSync(disk)
const unshare = [...(process.getuid?.() === 0 ? [] : ['-r']), '-m', 'sh', '-c']

/** A shell whose `disk` holds so much and no more; what it prints last is what is on the disk. */
function onDiskOf(size: string, script: string) {
  const mount = `mount -t tmpfs -o size=${size} tmpfs "${disk}"`
  const command = `${mount} && { ${script}; code=$?; find "${disk}" -mindepth 1 ! -type d >&3; exit $code; }`
  const { status, stdout, stderr, output } = spawnSync('unshare', [...unshare, command], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  return { status, stdout, stderr, left: String(output[3]) }
}
const possible = onDiskOf('64k', 'true').status === 0

for (const version of ['2026.10', '2026.11']) {
  const contents = contentsOf({ version })
  const archive = join(folder, `${version}.tar.gz`)
  const packed = packBundle(bundleFiles(contents), contents.about, 'tar.gz')
  writeArchive(packed, { archive, digest: `${archive}.sha256` })
  execFileSync('tar', ['-xzmf', archive, '-C', folder])
}
const fieldbook = `"${process.execPath}" bin/fieldbook.mjs`
const installers = [
  [
    'verify --install',
    `${fieldbook} verify "${folder}/2026.11.tar.gz" --network low --install "${disk}/site"`,
  ],
  ['install.sh', `sh "${folder}/fieldbook-low-2026.11/install.sh" --network low "${disk}/site"`],
] as const
const oneLine = /^(?:fieldbook|install\.sh): [^\n]*space[^\n]* disk\??\n$/

// Where no disk can be mounted, these are counted as skipped.
describe.skipIf(!possible)(
  'a full disk: one line, exit code 2, nothing half-written',
  { timeout: 240_000 },
  () => {
    it.each<[string, string, string]>([
      ['build', '1m', `${fieldbook} build --network low --out "${disk}/site"`],
      ['kit', '1m', `${fieldbook} kit --no-content --out "${disk}/out"`],
      ...installers.map(([name, command]): [string, string, string] => [name, '48k', command]),
    ])('%s', (_, size, command) => {
      const { status, stdout, stderr, left } = onDiskOf(size, command)
      expect(stderr).toMatch(oneLine)
      expect({ status, stdout, left }).toEqual({ status: 2, stdout: '', left: '' })
    })

    it.each(installers)('%s leaves the version before', (_, command) => {
      const before = `sh "${folder}/fieldbook-low-2026.10/install.sh" --network low "${disk}/site" >/dev/null`
      const fill = `cat /dev/zero >"${disk}/ballast" 2>/dev/null`
      const after = `cd "${disk}/site/current" && sha256sum -c --quiet --strict MANIFEST.sha256 && grep '"version"' bundle.json`
      const { status, stdout, stderr, left } = onDiskOf(
        '1m',
        `${before}; ${fill}; ${command}; code=$?; ${after}; (exit $code)`,
      )
      expect(stderr).toMatch(oneLine)
      expect({ status, stdout }).toEqual({ status: 2, stdout: ' "version": "2026.10",\n' })
      expect(left).not.toMatch(/2026\.11|\.new-/)
    })
  },
)
