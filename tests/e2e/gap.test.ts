import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleBundle } from '../../src/publish/bundle/assemble.ts'
import { encode } from '../../src/publish/bundle/bytes.ts'
import { type Description, descriptionName } from '../../src/publish/bundle/description.ts'
import { filesBelow } from '../../src/publish/bundle/files-below.ts'
import { markingsOfPages } from '../../src/publish/bundle/markings.ts'
import { commonHeaders, headersFor, strictTransportSecurity } from '../../src/publish/headers.ts'
import { archiveOf } from '../minimal-bundle.ts'
import { program } from '../programs.ts'
import { launch, watch } from './browser.ts'
import { apache, cloudFoundry, type Host, nginx, readable, selfSigned } from './hosts.ts'
import { pageKinds } from './page-kinds.ts'
import { openSearch, search } from './searching.ts'

const name = 'fieldbook-low-2026.11'
const archive = `${name}.tar.gz`
let folder: string
let unpacked: string
/** Where nothing can sign, the bundle is not signed, and what is about signatures is counted as skipped. */
const signs = program('ssh-keygen') !== undefined
let signing: readonly string[] = []
let signers: readonly string[] = []

function fieldbook(args: readonly string[], env: NodeJS.ProcessEnv = {}, cwd = '.') {
  const run = spawnSync(process.execPath, ['bin/fieldbook.mjs', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return { status: run.status, out: run.stdout, err: run.stderr }
}
const shell = (script: string, cwd: string) => spawnSync('sh', ['-c', script], { cwd, encoding: 'utf8' })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-gap-'))
  readable(folder)
  if (signs) {
    const key = join(folder, 'key')
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'office', '-f', key])
    const allowed = join(folder, 'allowed-signers')
    writeFileSync(allowed, `office@cairnway.example ${readFileSync(`${key}.pub`, 'utf8')}`)
    signing = ['--sign-with', key]
    signers = ['--allowed-signers', allowed]
  }
  const args = ['bundle', '--network', 'low', '--revision', 'tests', ...signing]
  const here = fieldbook([...args, '--out', join(folder, 'here')])
  expect(here).toMatchObject({ status: 0, err: '' })

  // Generator and playbook in another folder, by somebody with other habits.
  const checkout = join(folder, 'another place', 'checkout')
  const files = ['astro.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json']
  for (const part of [...files, 'bin', 'src', 'host', 'content', 'environments', 'public', 'editions'])
    cpSync(part, join(checkout, part), { recursive: true })
  symlinkSync(join(process.cwd(), 'node_modules'), join(checkout, 'node_modules'))
  const umask = process.umask(0o077)
  const there = fieldbook(
    [...args, '--out', join(folder, 'there')],
    { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' },
    checkout,
  )
  process.umask(umask)
  expect(there).toMatchObject({ status: 0, err: '' })
  unpacked = join(folder, 'here', name)
  execFileSync('tar', ['-xzmf', archive], { cwd: join(folder, 'here') })
}, 400_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)

it('the same checkout in two folders, time zones, locales and umasks gives one bundle', () => {
  const digests = ['here', 'there'].map((place) =>
    readFileSync(join(folder, place, `${archive}.sha256`), 'utf8'),
  )
  expect(digests[0]).toBe(digests[1])
  expect(shell(`sha256sum -c ${archive}.sha256`, join(folder, 'there')).stdout).toBe(`${archive}: OK\n`)
})

it('verify says what it is, who signed it, and that it is whole', () => {
  const { status, out } = fieldbook(['verify', join(folder, 'here', archive), ...signers])
  expect(status).toBe(0)
  expect(out).toContain(signs ? 'signed by office@cairnway.example' : 'not signed')
  expect(out).toContain('whole and unaltered')
  const json = fieldbook(['verify', join(folder, 'here', archive), '--network', 'high', '--format', 'json'])
  expect(json.status).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({ verified: false, bundle: { network: { id: 'low' } } })
})

it('the commands of VERIFY.txt work as they stand, with coreutils and tar', () => {
  const text = execFileSync('tar', ['-xzOf', archive, `${name}/VERIFY.txt`], {
    cwd: join(folder, 'here'),
    encoding: 'utf8',
  })
  expect(text).toMatch(/^(?:UNCLASSIFIED|CUI)\n/)
  expect(text).toMatch(/^[\x20-\x7e\n]+$/)
  const steps = [...text.matchAll(/^\d\. [\s\S]*?(?=^\d\. |^On Windows)/gm)].map(([step]) =>
    [...step.matchAll(/^ {4}(\S.*)$/gm)].map(([, line]) => line).join('\n'),
  )
  const [digest = '', unpack = '', whole = '', extra = '', signature = ''] = steps
  const here = join(folder, 'here')
  expect(shell(digest, here)).toMatchObject({ status: 0, stdout: `${archive}: OK\n` })
  expect(shell(unpack.replace(/ +\(or: .*\)/, ''), here).status).toBe(0)
  expect(shell(whole, unpacked)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(shell(extra, unpacked)).toMatchObject({
    status: 0,
    stdout: signs ? 'MANIFEST.sha256\nMANIFEST.sha256.sig\n' : 'MANIFEST.sha256\n',
  })
  if (signs) {
    const named = signature.replace('FILE', signers[1] ?? '').replace('NAME', 'office@cairnway.example')
    expect(shell(named, unpacked).stdout).toContain('Good "fieldbook-bundle" signature')
  }

  writeFileSync(join(unpacked, 'site/more.html'), 'more')
  expect(shell(extra, unpacked).stdout).toContain('site/more.html')
  rmSync(join(unpacked, 'site/more.html'))
})

/** The network that the host is on; later installations know it. */
const onLow = ['--network', 'low']

const servers = [
  { server: 'nginx', start: nginx, needs: 'nginx', installer: 'install.sh', compresses: true },
  { server: 'apache', start: apache, needs: 'apache2', installer: 'verify --install', compresses: true },
  { server: 'cloud foundry', start: cloudFoundry, needs: 'nginx', installer: 'install.sh', compresses: true },
]

// Where a server is not installed, its tests are counted as skipped.
describe.each(servers)(
  '$server, installed by $installer',
  ({ server, start, needs, installer, compresses }) => {
    describe.skipIf(!program(needs))('serves', () => {
      let target: string
      let host: Host
      let browser: Browser
      let site: ReadonlyMap<string, Uint8Array>
      const foreign = (urls: readonly string[]) =>
        urls.filter((url) => !url.startsWith(host.url) && !url.startsWith('data:'))

      beforeAll(async () => {
        target = join(folder, server.replace(' ', '-'))
        const precompress = server === 'cloud foundry' ? [] : ['--precompress']
        const installed =
          installer === 'install.sh'
            ? spawnSync('sh', [join(unpacked, 'install.sh'), ...onLow, ...signers, ...precompress, target])
            : fieldbook([
                'verify',
                join(folder, 'here', archive),
                '--install',
                target,
                ...onLow,
                ...precompress,
              ])
        expect(installed.status).toBe(0)
        site = filesBelow(join(unpacked, 'site'))
        host = await start(target, join(folder, `${server.replace(' ', '-')}-server`))
        browser = await launch()
      })
      afterAll(async () => {
        await browser?.close()
        await host?.stop()
      })

      it('every file, as the shipped headers have it', async () => {
        for (const [path, bytes] of site) {
          const answer = await fetch(host.url + path, { headers: { 'accept-encoding': 'identity' } })
          expect(Buffer.from(await answer.arrayBuffer()).equals(bytes), path).toBe(true)
          const sent = Object.fromEntries(answer.headers)
          expect(sent, path).toMatchObject({ ...headersFor(path) })
          expect(sent['server']).toMatch(/^(?:nginx|Apache)$/)
          expect(sent['strict-transport-security']).toBeUndefined()
        }
      })

      it('compressed where the reader takes it, and 304 where nothing changed', async () => {
        const compressed = await fetch(`${host.url}guides/canary.html`, {
          headers: { 'accept-encoding': 'gzip' },
        })
        expect(compressed.headers.get('content-encoding')).toBe(compresses ? 'gzip' : null)
        expect(compressed.headers.get('vary')?.toLowerCase()).toBe('accept-encoding')
        expect(await compressed.text()).toBe(Buffer.from(site.get('guides/canary.html') ?? '').toString())
        for (const encoding of ['identity', 'gzip']) {
          const headers = { 'accept-encoding': encoding }
          const etag = (await fetch(host.url, { headers })).headers.get('etag') ?? ''
          expect(etag).not.toBe('')
          const again = await fetch(host.url, { headers: { ...headers, 'if-none-match': etag } })
          expect(again.status, encoding).toBe(304)
        }
      })

      it('nothing else: no listing, no hidden files, no writing; a page of our own says so', async () => {
        const missing = Buffer.from(site.get('404.html') ?? '').toString()
        for (const path of [
          'nothing-here',
          'environments/',
          'assets/',
          '.git/config',
          'a/b/c.html',
          'assets/x.abcdefgh.js',
        ]) {
          const answer = await fetch(host.url + path)
          expect({ path, status: answer.status }).toEqual({ path, status: 404 })
          if (!path.startsWith('.')) {
            expect(await answer.text(), path).toBe(missing)
            expect(Object.fromEntries(answer.headers)).toMatchObject({
              ...commonHeaders,
              'cache-control': 'no-cache',
            })
          }
        }
        expect((await fetch(host.url, { method: 'POST' })).status).toBe(405)
      })

      it('every kind of page and the search, without a complaint or a request elsewhere', async () => {
        for (const path of pageKinds) {
          const { page, complaints, requests } = await watch(browser)
          expect((await page.goto(host.url + path))?.status(), path).toBe(200)
          expect(complaints, path).toEqual([])
          expect(foreign(requests)).toEqual([])
          await page.context().close()
        }
        const { page, complaints, requests } = await watch(browser)
        await page.goto(`${host.url}environments/il5/index.html`)
        await openSearch(page)
        const found = await search(page, 'rabbit queue', host.url)
        expect(found.some((hit) => hit.url.includes('rabbitmq'))).toBe(true)
        await page.locator('a[role=option]').first().click()
        await page.waitForURL(/rabbitmq/)
        expect(complaints).toEqual([])
        expect(foreign(requests)).toEqual([])
        await page.context().close()
      })

      if (server === 'cloud foundry') {
        it('TLS as the router says it is', async () => {
          const answer = await fetch(host.url, { headers: { 'x-forwarded-proto': 'https' } })
          expect(answer.headers.get('strict-transport-security')).toBe(strictTransportSecurity)
          expect(Object.fromEntries(answer.headers)).toMatchObject({ ...headersFor('index.html') })
        })
        // A new version there is a new push.
        return
      }
      it('the next version as soon as it is installed, and the one before again', async () => {
        const path = join(folder, `${server}-next.tar.gz`)
        writeFileSync(path, nextBundle())
        const before = await (await fetch(host.url)).text()
        expect(fieldbook(['verify', path, '--install', target]).status).toBe(0)
        expect(await (await fetch(host.url)).text()).toContain('<!-- next -->')
        const again = spawnSync('sh', [join(target, 'versions/2026.11/install.sh'), target])
        expect(again.status).toBe(0)
        expect(await (await fetch(host.url)).text()).toBe(before)
      })
    })
  },
)

describe.each([
  { server: 'nginx', start: nginx, needs: 'nginx' },
  { server: 'apache', start: apache, needs: 'apache2' },
])('$server over TLS', ({ server, start, needs }) => {
  it.skipIf(!program(needs))('asks for TLS from now on, beside all the other headers', async () => {
    const target = join(folder, `${server}-tls`)
    expect(spawnSync('sh', [join(unpacked, 'install.sh'), ...onLow, target]).status).toBe(0)
    const host = await start(target, join(folder, `${server}-tls-server`), { tls: selfSigned(folder) })
    const headers = await new Promise<object>((done, failed) =>
      get(`${host.url}index.html`, { rejectUnauthorized: false }, (answer) => done(answer.headers)).once(
        'error',
        failed,
      ),
    )
    await host.stop()
    expect(headers).toMatchObject({ ...commonHeaders, 'strict-transport-security': strictTransportSecurity })
  })
})

describe.each(servers)('$server, under a path', ({ server, start, needs }) => {
  it.skipIf(!program(needs))('serves pages, search, and its own page for "not found"', async () => {
    const target = join(folder, `${server.replace(' ', '-')}-path`)
    expect(spawnSync('sh', [join(unpacked, 'install.sh'), ...onLow, target]).status).toBe(0)
    const host = await start(target, `${target}-server`, { path: '/playbook/' })
    const missing = readFileSync(join(unpacked, 'site/404.html'), 'utf8')
    for (const path of ['nothing-here', 'a/b/c.html', 'environments/', 'assets/']) {
      const answer = await fetch(host.url + path)
      expect({ path, status: answer.status, text: await answer.text() }).toEqual({
        path,
        status: 404,
        text: missing,
      })
    }
    const slashless = await fetch(`${host.url}environments/il5`, { redirect: 'manual' })
    expect([slashless.status, slashless.headers.get('location')]).toEqual([
      301,
      expect.stringMatching(/\/playbook\/environments\/il5\/$/),
    ])
    const assets = [...filesBelow(join(unpacked, 'site')).keys()].filter((path) => path.startsWith('assets/'))
    for (const path of ['index.html', ...assets])
      expect(Object.fromEntries((await fetch(host.url + path)).headers), path).toMatchObject({
        ...headersFor(path),
      })

    const browser = await launch()
    const { page, complaints, requests } = await watch(browser)
    await page.goto(host.url)
    await openSearch(page)
    const found = await search(page, 'rabbit queue', host.url)
    expect(found.some((hit) => hit.url.includes('rabbitmq'))).toBe(true)
    await page.locator('a[role=option]').first().click()
    await page.waitForURL(/\/playbook\/.*rabbitmq/)
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !url.startsWith(host.url) && !url.startsWith('data:'))).toEqual([])
    await browser.close()
    await host.stop()
  })
})

/** The bundle of a later edition, with another home page. */
function nextBundle(): Uint8Array {
  const description = JSON.parse(readFileSync(join(unpacked, descriptionName), 'utf8')) as Description
  const { format: _f, proof: _p, types: _t, files: _m, ...known } = description
  const about = { ...known, version: '2026.12' }
  const site = new Map(filesBelow(join(unpacked, 'site')))
  const home = Buffer.from(site.get('index.html') ?? '').toString()
  site.set('index.html', encode(home.replace('</main>', '<!-- next --></main>')))
  const sbom = readFileSync(join(unpacked, 'sbom.cdx.json'), 'utf8')
  return archiveOf(
    assembleBundle({ site, markings: markingsOfPages(site), sbom, about }, '.'),
    'tar.gz',
    about,
  )
}

it('says how each file is marked, and which few kinds there are', () => {
  const description = JSON.parse(readFileSync(join(unpacked, descriptionName), 'utf8')) as Description
  expect(description.types.length).toBeLessThan(18)
  expect(readFileSync(join(unpacked, 'VERIFY.txt'), 'utf8')).toContain(description.types.join(' '))
  // Pages by themselves, as their banners say; what holds text of many is marked as the whole.
  const home = readFileSync(join(unpacked, 'site/index.html'), 'utf8')
  expect(home).toContain(`data-marking="${description.files['site/index.html']}"`)
  expect(description.files['site/data/catalog.json']).toBe(description.marking)
})
