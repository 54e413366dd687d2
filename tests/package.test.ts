import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { workFolder } from './minimal-bundle.ts'
import { writeOlder } from './older-content.ts'
import { linkPackages, packPackage, strangerEnv } from './packed-package.ts'
import { servedDev } from './served-dev.ts'

const { fresh } = workFolder()
const checkout = resolve('.')

/** A check of an organisation's own; as TypeScript, what it reads has the types of the model. */
const ownCheck = `export default {
  code: 'own-titles',
  severity: 'warning',
  title: 'A guide with a title',
  *run(playbook) {
    for (const entry of playbook.all('guide'))
      yield { entry, path: ['title'], message: 'called ' + entry.data.title.trim() }
  },
}
`

/** What a published file says the release is called. */
const revisionIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')).revision

it('a stranger installs the package, begins a playbook, and has a proven site and bundle: without a network or git', {
  timeout: 300_000,
}, async () => {
  const started = performance.now()
  const home = fresh('stranger')
  mkdirSync(home)
  linkPackages(join(home, 'node_modules'))
  writeFileSync(join(home, 'package.json'), '{"private":true}\n')
  execFileSync('npm', ['install', '--silent', packPackage(fresh('copy'))], {
    cwd: home,
    env: strangerEnv(home),
    stdio: 'ignore',
  })
  const own = join(home, 'node_modules/fieldbook')

  // No tests, no content, nothing of the notional playbook.
  const files = readdirSync(own, { recursive: true, encoding: 'utf8' })
  expect(
    files.filter((file) => /\.test\.[cm]?[jt]s$|^(?:content|environments|tests|docs|examples)\b/.test(file)),
  ).toEqual([])
  expect(files).toContain(join('lib', 'cli', 'main.js'))
  expect(readFileSync(join(own, 'lib/cli/main.js'), 'utf8')).not.toContain(".ts'")
  expect(existsSync(join(checkout, 'lib'))).toBe(false)

  // Read-only, as where an administrator has installed it; and run from any folder.
  chmodSync(own, 0o555)
  const elsewhere = fresh('elsewhere')
  mkdirSync(elsewhere)
  const playbook = join(elsewhere, 'ours')
  const fieldbook = (...args: string[]) => {
    const bin = join(home, 'node_modules/.bin/fieldbook')
    const run = spawnSync(bin, args, { cwd: elsewhere, env: strangerEnv(home), encoding: 'utf8' })
    return { status: run.status, said: run.stdout + run.stderr }
  }
  const day = ['--as-of', '2026-11-16']
  const ways = ['--path', 'dev>stage>prod-eu, stage>prod-us']
  expect(fieldbook('init', 'ours', '--scheme', 'levels', ...ways, ...day)).toMatchObject({ status: 0 })
  const root = ['--root', 'ours', ...day]
  expect(fieldbook('check', ...root)).toMatchObject({ status: 0 })
  expect(fieldbook('build', ...root)).toMatchObject({ status: 0 })
  expect(existsSync(join(elsewhere, 'dist/environments/prod-us/index.html'))).toBe(true)
  // The footer says which version made the site: the one that the package says it is.
  const { version } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'))
  expect(fieldbook('--version').said.trim()).toBe(version)
  expect(readFileSync(join(elsewhere, 'dist/index.html'), 'utf8')).toContain(`Fieldbook ${version}`)
  const bundled = fieldbook('bundle', ...root, '--revision', 'r1', '--out', 'transfer')
  expect(bundled).toMatchObject({ status: 0 })
  const [archive = ''] = readdirSync(join(elsewhere, 'transfer')).filter((name) => name.endsWith('.tar.gz'))
  expect(fieldbook('verify', join('transfer', archive))).toMatchObject({ status: 0 })
  expect(fieldbook('new', 'guide', 'first-steps', ...root)).toMatchObject({ status: 0 })
  // What an earlier version wrote is brought up.
  writeOlder(playbook, 'dev')
  expect(fieldbook('upgrade', ...root)).toMatchObject({ status: 1 })
  expect(fieldbook('upgrade', '--write', ...root)).toMatchObject({ status: 0 })
  // A check of their own, which is JavaScript beside the compiled package.
  mkdirSync(join(playbook, 'extend'))
  writeFileSync(join(playbook, 'extend/titles.mjs'), ownCheck)
  writeFileSync(join(playbook, 'fieldbook.config.yaml'), 'extend: {checks: [titles.mjs]}\n')
  expect(fieldbook('check', ...root).said).toMatch(
    /first-steps\.mdx:2:8 {2}warning {2}called First steps {2}own-titles/,
  )
  // A component of their own stands on a page of the site, and dev shows it as it is saved.
  const sign = (says: string) => `export default { show: () => 'The door is **${says}**.' }\n`
  writeFileSync(join(playbook, 'extend/sign.mjs'), sign('open'))
  writeFileSync(
    join(playbook, 'fieldbook.config.yaml'),
    'extend: {checks: [titles.mjs], components: {Sign: {file: sign.mjs}}}\n',
  )
  appendFileSync(join(playbook, 'content/guides/running/first-steps.mdx'), '\n<Sign />\n')
  expect(fieldbook('build', ...root)).toMatchObject({ status: 0 })
  const guide = () => readFileSync(join(elsewhere, 'dist/guides/first-steps.html'), 'utf8')
  expect(guide()).toContain('The door is <strong>open</strong>.')
  const named = revisionIn(join(elsewhere, 'dist/data/catalog.json'))
  const bin = join(home, 'node_modules/.bin/fieldbook')
  const served = await servedDev([bin, 'dev', ...root], elsewhere, strangerEnv(home))
  const address = 'guides/first-steps'
  expect(await served.page(address)).toContain('The door is <strong>open</strong>.')
  writeFileSync(join(playbook, 'extend/sign.mjs'), sign('shut'))
  expect(await served.saying(address, 'shut')).toContain('The door is <strong>shut</strong>.')
  await served.stop()
  // Another code is another release.
  expect(fieldbook('build', ...root)).toMatchObject({ status: 0 })
  expect(guide()).toContain('The door is <strong>shut</strong>.')
  expect(revisionIn(join(elsewhere, 'dist/data/catalog.json'))).not.toBe(named)
  // It knows what belongs into a kit for each platform: what npm took is what the lock has, but for what is of a platform.
  mkdirSync(join(elsewhere, 'brought'))
  const foreign = fieldbook('kit', '--no-content', '--platform', 'win-x64', '--packages', 'brought')
  expect(foreign.said).toMatch(
    /^fieldbook: @astrojs\/compiler-binding-win32-x64-msvc@\S+ and 6 more are not in /,
  )

  // Those who read what a site publishes, or write checks, have its types.
  writeFileSync(
    join(home, 'check.ts'),
    `import type { OwnCheck } from 'fieldbook'\n${ownCheck.replace('export default', 'export const check: OwnCheck =')}`,
  )
  writeFileSync(
    join(home, 'own.ts'),
    "import type { Catalog } from 'fieldbook'\nexport const kind: Catalog['kind'] = 'x'\n",
  )
  const tsc = [join(checkout, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', '--noEmit', '--strict']
  const typed = spawnSync(process.execPath, [...tsc, '--module', 'nodenext', 'own.ts', 'check.ts'], {
    cwd: home,
    encoding: 'utf8',
  })
  expect(typed.stdout).toMatch(/^own\.ts\(2,14\): error TS2322: .*"fieldbook-catalog"/)
  expect(typed.stdout.trim().split('\n')).toHaveLength(1)

  const written = readdirSync(playbook, { recursive: true, withFileTypes: true })
  const begun = written.filter((e) => e.isFile() && !/\.fieldbook/.test(e.parentPath)).length
  console.log(`a stranger's site: ${begun} files, ${Math.round((performance.now() - started) / 1000)} s`)
})
