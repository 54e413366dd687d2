import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { program } from '../programs.ts'

const name = `fieldbook-kit-${JSON.parse(readFileSync('package.json', 'utf8')).version}-${process.platform}-${process.arch}`
let folder: string
let kit: string
let said: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-kit-'))
  chmodSync(folder, 0o755)
  const out = join(folder, 'archives')
  said = execFileSync(process.execPath, ['bin/fieldbook.mjs', 'kit', '--whole', '--out', out], {
    encoding: 'utf8',
  })
  execFileSync('tar', ['-xzf', join(out, `${name}.tar.gz`), '-C', folder])
  kit = join(folder, name)
  // The playbook that came up, and what the high side adds.
  for (const part of ['content', 'environments', 'public', 'editions'])
    cpSync(part, join(folder, 'base', part), { recursive: true })
  cpSync('examples/high-side', join(folder, 'high'), { recursive: true })
  // All that a command of the kit finds on the machine: what a launcher in POSIX shell needs.
  mkdirSync(join(folder, 'bin'))
  for (const tool of ['sh', 'dirname', 'readlink']) {
    const path = execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()
    symlinkSync(path, join(folder, 'bin', tool))
  }
}, 400_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)

it('is under 200 MB, and says what its bytes are', () => {
  expect(statSync(join(folder, 'archives', `${name}.tar.gz`)).size).toBeLessThan(200e6)
  expect(said).toMatch(/^[A-Z/ ,]+\nthe whole playbook goes along\n/)
  expect(said).toMatch(/unpacked +\d+\.\d MB, of which\n +\d+\.\d MB {2}Node\n/)
  expect(
    spawnSync('sha256sum', ['-c', `${name}.tar.gz.sha256`], { cwd: join(folder, 'archives') }).status,
  ).toBe(0)
})

it('holds what runs and nothing for development: no tests, no source maps, no links', () => {
  const files = listFiles(kit)
  expect(files.filter((file) => /\.test\.[cm]?[jt]s$|\.map$/.test(file))).toEqual([])
  const packages = readdirSync(join(kit, 'node_modules'))
  for (const development of ['vitest', 'typescript', '@biomejs', 'playwright-core', 'sharp', '.bin'])
    expect(packages).not.toContain(development)
  expect(packages).toContain('astro')
  const links = execFileSync('find', [kit, '-type', 'l'], { encoding: 'utf8' })
  expect(links).toBe('')
  expect(lstatSync(join(kit, 'runtime/node')).mode & 0o111).not.toBe(0)
})

// Only root can act as another user; for others this is counted as skipped.
it.skipIf(process.getuid?.() !== 0)('builds for somebody who may only read it', { timeout: 120_000 }, () => {
  execFileSync('chmod', ['-R', 'go=rX', kit])
  const mine = join(folder, 'mine')
  cpSync('tests/fixtures/base', mine, { recursive: true })
  execFileSync('chown', ['-R', '65534:65534', mine])
  const { status, stderr } = spawnSync(
    join(kit, 'fieldbook'),
    ['build', '--network', 'low', '--revision', 'r1'],
    {
      cwd: mine,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: '/nonexistent' },
      uid: 65534,
      gid: 65534,
    },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(readdirSync(mine).sort()).toEqual(['.fieldbook', 'content', 'dist', 'environments', 'public'])
})

const unshare = [...(process.getuid?.() === 0 ? [] : ['-r']), '-n']
const alone = spawnSync('unshare', [...unshare, 'true']).status === 0

/** Runs a command in the kit's folder, on a machine without any network and without Node or npm. */
function inside(command: string, options: { tools?: string } = {}) {
  const environment = [`PATH=${join(folder, 'bin')}${options.tools ?? ''}`, `HOME=${join(folder, 'home')}`]
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    [...unshare, 'env', '-i', ...environment, '/bin/sh', '-c', command],
    { cwd: kit, encoding: 'utf8' },
  )
  return { status, out: stdout, err: stderr }
}
const layers = '--root ../base --root ../high'

// Where no namespace can be made, these are counted as skipped.
describe.skipIf(!alone)('with no network, no npm and no Node', { timeout: 240_000 }, () => {
  it('there is none', () => {
    expect(inside('command -v node || command -v npm || command -v npx').status).not.toBe(0)
    const { out } = inside('while read -r line; do echo "$line"; done </proc/net/dev')
    expect([...out.matchAll(/^(\w+):/gm)].map(([, device]) => device)).toEqual(['lo'])
  })

  it('./fieldbook check', () => {
    expect(inside('./fieldbook check')).toMatchObject({ status: 0, err: '' })
    expect(inside(`./fieldbook check ${layers} --network high`)).toMatchObject({ status: 0, err: '' })
  })

  it('./fieldbook build, for the high network from both layers', () => {
    const built = inside(`./fieldbook build ${layers} --network high --revision kit --out ../site`)
    expect(built).toMatchObject({ status: 0, err: '' })
    const pages = listFiles(join(folder, 'site'))
    expect(pages).toContain('index.html')
    expect(pages.some((page) => page.startsWith('assets/search'))).toBe(true)
  })

  it('./fieldbook bundle and verify', () => {
    const bundled = inside(`./fieldbook bundle ${layers} --network high --revision kit --out ../bundles`)
    expect(bundled).toMatchObject({ status: 0, err: '' })
    const archive =
      readdirSync(join(folder, 'bundles')).find((file) => /^fieldbook-high-.*\.tar\.gz$/.test(file)) ?? ''
    expect(
      inside(`./fieldbook verify ../bundles/${archive} --network high --install ../installed`),
    ).toMatchObject({
      status: 0,
      err: '',
    })
    expect(readFileSync(join(folder, 'installed/current/VERIFY.txt'), 'utf8')).toMatch(/^SECRET/)
    // The same bill of materials as in a checkout.
    const sbom = readFileSync(join(folder, 'installed/current/sbom.cdx.json'), 'utf8')
    expect(sbom).toBe(readFileSync(join(kit, 'sbom.cdx.json'), 'utf8'))
  })

  it('./fieldbook init, and what it begins is checked and built', () => {
    const begun = inside("./fieldbook init ../own --scheme nato --path 'dev>prod' --as-of 2026-11-16")
    expect(begun).toMatchObject({ status: 0, err: '' })
    expect(inside('./fieldbook check --root ../own --as-of 2026-11-16')).toMatchObject({ status: 0, err: '' })
    const built = inside('./fieldbook build --root ../own --as-of 2026-11-16 --out ../own-site')
    expect(built).toMatchObject({ status: 0, err: '' })
    expect(listFiles(join(folder, 'own-site'))).toContain('environments/prod/index.html')
  })

  it('./fieldbook diff and fit', () => {
    const differing = inside('./fieldbook diff il4 il5 --format json')
    expect(differing.status).toBe(1)
    expect(() => JSON.parse(differing.out)).not.toThrow()
    const fitting = inside('./fieldbook fit examples/manifests/dashboard.yml --environment il4')
    expect([0, 1]).toContain(fitting.status)
    expect(fitting.out).toContain('dashboard')
  })

  it.skipIf(!program('ip'))('./fieldbook dev, on this machine alone, until it is told to end', () => {
    // The namespace has a loopback device, which is off until somebody switches it on.
    const script = join(folder, 'dev.sh')
    writeFileSync(
      script,
      `ip link set lo up
./fieldbook dev ${layers} --network high --port 4399 >../dev.log 2>&1 &
server=$!
runtime/node -e '
  const ask = async (path, end, left) => {
    const answer = await fetch("http://127.0.0.1:4399/" + path).catch(() => undefined)
    if (answer?.ok) return console.log(path, answer.status, (await answer.text()).trimEnd().endsWith(end))
    if (left === 0) return console.log("no answer")
    await new Promise((later) => setTimeout(later, 100))
    return ask(path, end, left - 1)
  }
  await ask("fit.html", "</html>", 400)
  await ask("data/catalog.js", ";", 400)'
kill -INT $server
wait $server
echo "ended with $?"
for left in ../base/.fieldbook/stage-*; do [ ! -e "$left" ] || echo "$left"; done
`,
    )
    const { out } = inside(`/bin/sh ${script}`, { tools: ':/usr/sbin:/sbin' })
    const log = readFileSync(join(folder, 'dev.log'), 'utf8')
    expect(out, log).toBe('fit.html 200 true\ndata/catalog.js 200 true\nended with 0\n')
  })

  it('says in one line what it would take to make a kit for another platform', () => {
    const made = './fieldbook kit --no-content --platform win-x64 --out ../kits'
    const brought = 'bring them with "npm pack @astrojs/compiler-binding-win32-x64-msvc@'
    expect(inside(made)).toEqual({
      status: 2,
      out: '',
      err: expect.stringMatching(
        /^fieldbook: @astrojs\/compiler-binding-win32-x64-msvc@.* and 6 more cannot be fetched: there is no npm here; .*\n$/,
      ),
    })
    expect(inside(`${made} --packages ..`).err).toContain(brought)
  })
})
