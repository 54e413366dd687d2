import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { FitReport } from '../../src/domain/fit/judge.ts'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'

const site = inject('site')
let browser: Browser
let served: Served
let folder: string

beforeAll(async () => {
  browser = await launch()
  served = await serve(site, { prefix: '/below/a/path/' })
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-fit-'))
})
afterAll(async () => {
  await browser.close()
  served.server.close()
  rmSync(folder, { recursive: true, force: true })
})

const manifest = `applications:
- name: orders-api
  memory: 1G
  instances: ((instances))
  stack: cflinuxfs4
  buildpacks: [java_buildpack]
  routes:
  - route: orders.apps.il5.cairnway.example
  services: [orders-db, orders-cache, legacy, unknown-one]
  metadata:
    labels:
      team: ((team))
`
const services = 'orders-db: postgres small\norders-cache: valkey session\nlegacy: user-provided\n'

const result = (page: Page) => page.locator('.fit-result')
const said = (page: Page) => page.locator('.fit-said')
const ask = (page: Page) => page.getByRole('button', { name: 'Does it fit?' }).click()

/** What was given is folded away above a result. */
async function unfold(page: Page): Promise<void> {
  const given = page.locator('details.given')
  if ((await given.getAttribute('open')) === null) await given.locator('summary').click()
}

async function give(page: Page, text: string, environment = 'il5'): Promise<void> {
  await unfold(page)
  await page.getByRole('textbox', { name: 'App manifest' }).fill(text)
  await page.locator('[name="environment"]').selectOption(environment)
}

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

describe.each([
  ['over HTTP', () => served.url],
  ['from file://', () => `${pathToFileURL(site).href}/`],
])('%s', (_name, base) => {
  const open = async () => {
    const watched = await watch(browser)
    await watched.page.goto(`${base()}fit.html`)
    return watched
  }

  it('what is pasted is judged here, and nothing leaves the page or stays in it', async () => {
    const { page, complaints, requests } = await open()
    const kept = () => page.evaluate(() => ({ ...localStorage, ...sessionStorage }))
    const before = await kept()
    await give(page, manifest)
    await page.getByRole('textbox', { name: 'Variables' }).fill('instances: 2')
    await page.getByRole('textbox', { name: 'Services' }).fill(services)
    await ask(page)
    await expect.poll(() => said(page).textContent()).toContain('in il5')
    const row = (name: string) =>
      result(page)
        .locator('.findings tr')
        .filter({ has: page.locator('th', { hasText: new RegExp(`^${name}`) }) })
    expect(await row('orders-cache').textContent()).toMatch(/Not yet.*manifest\.yml, line 9.*Until then:/s)
    expect(await row('orders-db').textContent()).toMatch(/Fits with limits.*seen 3 Aug/s)
    expect(await row('legacy').textContent()).toContain('Cannot tell')
    expect(await row('unknown-one').textContent()).toContain('Unmapped: nothing says what this instance is')
    expect(await page.locator('#fit-unresolved ~ ul').textContent()).toContain('((team))')
    expect(await result(page).locator('.source li.found').count()).toBeGreaterThan(0)
    expect(await result(page).locator('.stations li').count()).toBe(4)
    expect(requests.filter((url) => !url.startsWith(base()))).toEqual([])
    expect(await kept()).toEqual(before)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('the example gets the same verdicts as on the command line', async () => {
    const { page, complaints } = await open()
    await page.getByRole('button', { name: 'Show an example' }).click()
    await result(page).locator('.stations').waitFor()
    const here = JSON.parse(await saved(page, 'Save as JSON')) as FitReport
    const files = ['manifest', 'vars', 'services'].map((name) => join(folder, `${name}.yml`))
    await unfold(page)
    const boxes = page.locator('.fit-form textarea')
    for (const [i, file] of files.entries()) writeFileSync(file, await boxes.nth(i).inputValue())
    const [asked = '', vars = '', bound = ''] = files
    const { stdout } = spawnSync(
      process.execPath,
      [
        'bin/fieldbook.mjs',
        'fit',
        asked,
        '--environment',
        'all',
        '--vars-file',
        vars,
        '--services',
        bound,
      ].concat(['--network', 'low', '--format', 'json']),
      { encoding: 'utf8' },
    )
    const brief = ({ environments, unresolved }: FitReport) => ({
      unresolved: unresolved.map(({ name }) => name),
      environments: environments.map(({ environment, verdict, apps, together }) => ({
        environment,
        verdict,
        apps: apps.map(({ findings, asked, conditions, leadTime }) => ({
          leadTime,
          findings: findings.map(({ verdict, subject, says, at }) => [verdict, subject, says, at.line]),
          asked: asked.map(({ id, because }) => [id, because]),
          conditions: conditions.map(({ id, holds }) => [id, holds]),
        })),
        together: together.map(({ verdict, says }) => [verdict, says]),
      })),
    })
    expect(brief(here)).toEqual(brief(JSON.parse(stdout) as FitReport))
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('files are chosen; a station chooses its environment; the report is saved as Markdown', async () => {
    const { page, complaints } = await open()
    const pick = (name: string) => page.locator(`[data-input="${name}"] input`)
    const file = (name: string, text: string) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) })
    await pick('manifest').setInputFiles(file('orders.yml', manifest))
    await result(page).locator('.stations').waitFor()
    await unfold(page)
    await pick('vars').setInputFiles([file('a.yml', 'instances: 9000'), file('b.yml', 'instances: 2')])
    await unfold(page)
    await pick('services').setInputFiles(file('bound.yml', services))
    await expect
      .poll(() => page.locator('.files li').allTextContents())
      .toEqual(['a.ymlRemove', 'b.ymlRemove', 'bound.ymlRemove'])
    await result(page).locator('.stations button[data-environment="il5"]').click()
    await expect.poll(() => said(page).textContent()).toContain('in il5')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-environment'))).toBe('il5')
    expect(await result(page).textContent()).toContain('2 of the organisation')
    const text = await saved(page, 'Save as Markdown')
    expect(text).toContain('# Fit of orders.yml for il5')
    expect(text).toMatch(/^\*\*UNCLASSIFIED/)
    await unfold(page)
    await page.getByRole('button', { name: 'Remove b.yml' }).click()
    await expect.poll(() => result(page).textContent()).toContain('9000 of the organisation')
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await result(page).textContent()).toBe('')
    expect(await page.locator('.files li').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each([
    ['not YAML', 'applications:\n- name: orders: api\n', /manifest\.yml:2:\d+/],
    ['a template', 'applications:\n- name: {{ app }}\n', /manifest\.yml:2:\d+.*render it first/is],
    ['another kind of file', 'resources: []\n', /an app manifest is wanted/],
    [
      'aliases without end',
      `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'.replace(/./g, (c) => `${c}: &${c} [*${String.fromCharCode(c.charCodeAt(0) - 1)}, *${String.fromCharCode(c.charCodeAt(0) - 1)}]\n`)}applications: *z\n`,
      /expand/,
    ],
  ])('%s: says where and what, and judges nothing', async (_what, text, says) => {
    const { page, complaints } = await open()
    await give(page, text)
    await ask(page)
    await expect.poll(() => result(page).locator('.input-problems').textContent()).toMatch(says)
    expect(await said(page).textContent()).toContain('nothing is judged')
    expect(await result(page).locator('.stations').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a file that is no text is refused; what a manifest says is shown, never run', async () => {
    const { page, complaints } = await open()
    await page.locator('[data-input="manifest"] input').setInputFiles({
      name: 'app.gz',
      mimeType: 'application/gzip',
      buffer: Buffer.from([0x1f, 0x8b, 8, 0]),
    })
    await expect.poll(() => result(page).textContent()).toContain('app.gz:1:1')
    await give(page, 'applications:\n- name: "<img src=x onerror=alert(1)>"\n  services: ["<b>db</b>"]\n')
    await ask(page)
    await expect.poll(() => result(page).textContent()).toContain('<img src=x onerror=alert(1)>')
    expect(await result(page).textContent()).toContain('<b>db</b>')
    expect(await result(page).locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a file too large is refused before it fills the field, and each press says why again', async () => {
    const { page, complaints } = await open()
    const large = { name: 'large.yml', mimeType: 'text/yaml', buffer: Buffer.alloc(10_000_000, '# a line\n') }
    await page.locator('[data-input="manifest"] input').setInputFiles(large)
    for (let press = 0; press < 3; press += 1) {
      await expect.poll(() => result(page).textContent()).toContain('large.yml:1:1')
      expect(await result(page).textContent()).toContain('more than 500 KB')
      expect(await page.getByRole('textbox', { name: 'App manifest' }).inputValue()).toBe('')
      await ask(page)
    }
    await give(page, manifest)
    await ask(page)
    await result(page).locator('.stations').waitFor()
    expect(await result(page).textContent()).not.toContain('large.yml')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('what cf refuses, drops or reads otherwise stands first, with the page of each rule', async () => {
    const { page, complaints } = await open()
    await give(page, 'memory: 1G\napplications:\n- name: a\n  instances: "2"\n', 'all')
    await ask(page)
    await expect.poll(() => said(page).textContent()).toMatch(/^cf push refuses it .*instances.*drop.*memory/)
    expect(await said(page).textContent()).toContain('cf push would be refused in il2, il4, il5 and il6')
    const rule = result(page).locator('a[href="problems/manifest-number.html"]').first()
    expect(await rule.textContent()).toBe('manifest-number')
    await rule.click()
    expect(await page.locator('h1').textContent()).toContain('A number that cf cannot read')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('by keyboard alone', async () => {
    const { page } = await open()
    await page.getByRole('textbox', { name: 'App manifest' }).focus()
    await page.keyboard.insertText(manifest)
    await page.keyboard.press('Control+Enter')
    await result(page).locator('.stations').waitFor()
    await result(page).locator('.stations button').nth(2).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => said(page).textContent()).toContain('in il5')
    await result(page).locator('.source li.found a').first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.findings tr:target').count()).toBe(1)
    await page.context().close()
  })
})

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

it.each([
  [1440, 'light', 'il5'],
  [1440, 'dark', 'all'],
  [320, 'light', 'all'],
  [320, 'dark', 'il5'],
] as const)(
  'with verdicts on it, at %i px, %s, %s: passes axe and does not scroll sideways',
  async (width, colorScheme, environment) => {
    const { page } = await watch(browser, { viewport: { width, height: 900 }, colorScheme })
    await page.goto(`${served.url}fit.html#in=${environment}`)
    await page.getByRole('button', { name: 'Show an example' }).click()
    await result(page).locator('.stations').waitFor()
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.target.join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  },
)

it('without JavaScript it says what it does, and where to go instead', async () => {
  const { page } = await watch(browser, { javaScriptEnabled: false })
  await page.goto(`${served.url}fit.html`)
  expect(await page.locator('.fit-form').isVisible()).toBe(false)
  expect(await page.getByText('fieldbook fit manifest.yml').isVisible()).toBe(true)
  expect(await page.locator('main a[href="environments/il5/onboarding.html"]').count()).toBe(1)
  await page.context().close()
})

it('what judges is loaded when it is wanted, and on no other page', async () => {
  const { page, requests } = await watch(browser)
  const large = () => requests.filter((url) => /fit-engine|fit-markdown|data\/catalog/.test(url))
  await page.goto(`${served.url}fit.html`)
  await page.waitForLoadState('load')
  expect(large()).toEqual([])
  await give(page, manifest)
  await ask(page)
  await result(page).locator('.stations').waitFor()
  expect(large()).toHaveLength(2)
  const pages = execFileSync('grep', ['-rlE', 'assets/fit[-.]', site, '--include=*.html'], {
    encoding: 'utf8',
  })
  expect(pages.trim().split('\n')).toEqual([join(site, 'fit.html')])
  await page.context().close()
})

describe('an outage of a service that is bound', () => {
  it('is said by the reader’s clock, and the verdict stays what it was', async () => {
    for (const [moment, said] of [
      ['2026-11-16T07:00:00Z', false],
      ['2026-11-16T08:00:00Z', true],
    ] as const) {
      const { page } = await watch(browser)
      await page.clock.setFixedTime(new Date(moment))
      await page.goto(pathToFileURL(join(site, 'fit.html')).href)
      await give(page, 'applications:\n- name: a\n  memory: 256M\n  services: [sso]\n')
      await page
        .getByRole('textbox', { name: /services/i })
        .first()
        .fill('sso: single-sign-on card-only\n')
      await ask(page)
      const row = page.locator('.fit-result tr', { hasText: 'sso' }).first()
      await row.waitFor()
      const text = await row.innerText()
      expect(text).toMatch(/^✓?\s*fits/i)
      expect(text.includes('outage since 2026-11-16 07:40 UTC')).toBe(said)
      await page.context().close()
    }
  })
})
