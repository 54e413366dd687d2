import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KilledError, onFaultyDisk } from '../../../tests/faulty-disk.ts'
import {
  archive,
  currentOf,
  describedAs,
  files,
  folder,
  fresh,
  installed,
  october,
  unpacked,
  versionsOf,
} from '../../../tests/installed-versions.ts'
import { UsageError } from '../../cli/exit.ts'
import { withFiles } from '../../cli/files.ts'
import { install } from './install.ts'

const node = (at: number, target: string, how: string, ...flags: string[]) =>
  spawnSync(
    process.execPath,
    ['tests/faulty-install.ts', archive, target, String(at), how, '--network', 'low', ...flags],
    {
      encoding: 'utf8',
    },
  )

// Each of these counts its calls, and at one of them kills the script and all it started.
const shims = join(folder, 'shims')
mkdirSync(shims)
for (const tool of ['mv', 'ln', 'mkdir', 'cat', 'rm', 'gzip']) {
  const real = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim()
  // Counted by what the shell has in it: a program for that would take longer than all else.
  const count = 'n=0; while read -r _; do n=$((n + 1)); done <"$COUNT"'
  const shim = `#!/bin/sh\necho >>"$COUNT"\n${count}\n[ $n != "$KILL_AT" ] || kill -9 0\nexec ${real} "$@"\n`
  writeFileSync(join(shims, tool), shim)
  chmodSync(join(shims, tool), 0o755)
}

function shell(at: number, target: string, ...flags: string[]) {
  const count = fresh('count')
  writeFileSync(count, '')
  // In a session of its own, so that "kill 0" means the script alone.
  const run = spawnSync(
    'setsid',
    ['--wait', 'sh', join(unpacked, 'install.sh'), '--network', 'low', ...flags, target],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${shims}${delimiter}${process.env['PATH']}`,
        COUNT: count,
        KILL_AT: String(at),
      },
    },
  )
  return { ...run, changes: readFileSync(count, 'utf8').length }
}

const again = (target: string, ...flags: string[]) =>
  spawnSync('sh', [join(unpacked, 'install.sh'), '--network', 'low', ...flags, target], { encoding: 'utf8' })

/** Points over the whole, and every one of the last eight, where the switch is. */
const pointsOf = (total: number) => [
  ...new Set([
    ...fc.sample(fc.integer({ min: 1, max: total }), { numRuns: 8, seed: 7 }),
    ...Array.from({ length: 8 }, (_, i) => total - i),
  ]),
]

describe.each([
  { disk: 'with links', flags: [] as string[], withoutLinks: false },
  { disk: 'without links', flags: ['--no-links'], withoutLinks: true },
])('killed on a disk $disk', ({ flags, withoutLinks }) => {
  const start = () => installed(files.october, october.about, { withoutLinks })
  const settled = (target: string) => {
    const version = currentOf(target)
    const versions = versionsOf(target)
    // Between two renames there is none; both versions are whole, and the next run puts one in place.
    if (version === undefined) expect([withoutLinks, versions]).toEqual([true, ['2026.10', '2026.11']])
    else expect(['2026.10', '2026.11']).toContain(version)
    return version
  }

  const put = (target: string) => () =>
    install(files.november, describedAs('2026.11'), target, { network: 'low', withoutLinks })

  it('verify --install leaves the old version or the new one', async () => {
    const { changes: total } = await onFaultyDisk(0, 'kill', put(start()))
    expect(total).toBeGreaterThan(25)
    const seen = new Set<string | undefined>()
    // Every change there is: it is all in one process.
    for (let at = 1; at <= total; at += 1) {
      const target = start()
      expect((await onFaultyDisk(at, 'kill', put(target))).thrown).toBeInstanceOf(KilledError)
      seen.add(settled(target))
      put(target)()
      expect(currentOf(target)).toBe('2026.11')
      expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
    }
    expect(seen).toContain('2026.10')
  })

  it('a process that is killed in truth leaves the same', { timeout: 60_000 }, () => {
    const target = start()
    const total = Number(/^(\d+) changes/m.exec(node(0, start(), 'count', ...flags).stderr)?.[1])
    expect(total).toBeGreaterThan(25)
    expect(node(total - 1, target, 'kill', ...flags).signal).toBe('SIGKILL')
    settled(target)
    expect(node(0, target, 'count', ...flags).status).toBe(0)
    expect(currentOf(target)).toBe('2026.11')
    expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('install.sh leaves the old version or the new one', { timeout: 240_000 }, () => {
    const total = shell(0, start(), ...flags).changes
    expect(total).toBeGreaterThan(25)
    const seen = new Set<string | undefined>()
    for (const at of pointsOf(total)) {
      const target = start()
      expect(shell(at, target, ...flags).status).not.toBe(0)
      seen.add(settled(target))
      expect(again(target, ...flags)).toMatchObject({ status: 0, stderr: '' })
      expect(currentOf(target)).toBe('2026.11')
      expect(readdirSync(join(target, 'versions')).filter((name) => name.startsWith('.'))).toEqual([])
    }
    expect(seen).toContain('2026.10')
  })
})

describe('a full disk: one line, exit code 2, nothing half-written', () => {
  const untouched = (target: string) => {
    expect(existsSync(join(target, 'current'))).toBe(false)
    if (existsSync(join(target, 'versions'))) expect(readdirSync(join(target, 'versions'))).toEqual([])
  }

  it.each([1, 2, 3, 9, 20])('at change %i', async (at) => {
    const target = fresh('full')
    const run = () =>
      withFiles(() => install(files.november, describedAs('2026.11'), target, { network: 'low' }))
    const { thrown } = await onFaultyDisk(at, 'full', run)
    expect(thrown).toBeInstanceOf(UsageError)
    expect((thrown as Error).message).toMatch(/^.+: there is no space left on the disk$/)
    untouched(target)
  })

  it('for the whole command', () => {
    const target = fresh('full')
    const { status, stderr } = node(9, target, 'full')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^fieldbook: .+: there is no space left on the disk\n\d+ changes\n$/)
    untouched(target)
  })
})

it('what does not read back as it was written is not installed', { timeout: 60_000 }, () => {
  const target = fresh('garbled')
  const { status, stderr } = node(9, target, 'garble')
  expect(status).toBe(2)
  expect(stderr).toMatch(/what was written does not read back the same\n/)
  expect(readdirSync(join(target, 'versions'))).toEqual([])
})
