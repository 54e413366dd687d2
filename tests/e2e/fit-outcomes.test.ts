import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { FitReport } from '../../src/domain/fit/judge.ts'
import { type Served, serve } from '../../src/publish/serve.ts'
import { runVerb } from '../run-verb.ts'
import { launch, watch } from './browser.ts'

let browser: Browser
let served: Served
let folder: string
beforeAll(async () => {
  browser = await launch()
  served = await serve(inject('site'))
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-outcomes-'))
})
afterAll(async () => {
  await browser.close()
  served.server.close()
  rmSync(folder, { recursive: true, force: true })
})

const said = (page: Page) => page.locator('.fit-said')
const given = (page: Page) => page.locator('details.given')
const area = (page: Page, name = 'App manifest') => page.getByRole('textbox', { name, exact: true })
const open = async (height = 900, width = 1440) => {
  const watched = await watch(browser, { viewport: { width, height } })
  await watched.page.goto(`${served.url}fit.html`)
  return watched
}
const inView = (page: Page) =>
  said(page).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })
const picked = (page: Page, name: string) => page.locator(`[data-input="${name}"] input[type="file"]`)
const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/yaml',
  buffer: Buffer.from(text),
})

describe.each([
  [1440, 900],
  [360, 740],
])('at %i × %i every outcome is seen, read out and tied to its field', (width, height) => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])
  it.each([
    ['broken YAML', 'manifest', file('a.yml', 'applications:\n- name: a: b\n'), /a\.yml, line 2: .*not YAML/],
    ['a picture', 'manifest', file('a.png', png), /a\.png, line 1: /],
    ['another kind', 'manifest', file('k.yml', 'apiVersion: v1\nkind: Pod\n'), /Kubernetes/],
    ['an empty file', 'manifest', file('e.yml', ''), /nothing in it/],
    ['10 MB', 'manifest', file('l.yml', Buffer.alloc(10_000_000, '# a\n')), /more than 500 KB/],
    [
      'a catalog',
      'services',
      file('c.yml', 'services:\n- {name: a, plans: []}\n'),
      /Open Service Broker catalog/,
    ],
  ] as const)('%s', async (_name, box, bad, reason) => {
    const { page, complaints } = await open(height, width)
    if (box !== 'manifest') await area(page).fill('applications:\n- name: a\n')
    await picked(page, box).setInputFiles(bad)
    await expect.poll(() => said(page).textContent()).toMatch(/^It cannot be read/)
    for (let press = 0; press < 2; press += 1) {
      await expect.poll(() => inView(page)).toBe(true)
      expect(await said(page).textContent()).toMatch(/nothing is judged: ./)
      const field = page.locator(`[data-input="${box}"] textarea`)
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      const described = (await field.getAttribute('aria-describedby'))?.split(' ') ?? []
      const texts = await Promise.all(described.map((id) => page.locator(`#${id}`).textContent()))
      expect(texts.join(' ')).toMatch(reason)
      expect(await page.locator('main').textContent()).not.toMatch(/`/)
      await page.getByRole('button', { name: 'Does it fit?' }).click()
    }
    expect(await given(page).getAttribute('open')).not.toBeNull()
    await area(page).fill('applications:\n- name: a\n')
    expect(await area(page).getAttribute('aria-invalid')).toBe('false')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('an example, a file and nothing at all', async () => {
    const { page } = await open(height, width)
    await page.getByRole('button', { name: 'Does it fit?' }).click()
    await expect.poll(() => said(page).textContent()).toBe('Give an app manifest first.')
    await expect.poll(() => inView(page)).toBe(true)
    expect(await area(page).evaluate((element) => element === document.activeElement)).toBe(true)
    await page.getByRole('button', { name: 'Show an example' }).click()
    await page.locator('.fit-result .stations').waitFor()
    await expect.poll(() => inView(page)).toBe(true)
    expect(await given(page).getAttribute('open')).toBeNull()
    expect(await given(page).locator('summary').textContent()).toContain('manifest.yml')
    await given(page).locator('summary').click()
    await picked(page, 'manifest').setInputFiles(file('own.yml', 'applications:\n- name: a\n'))
    await expect.poll(() => given(page).locator('summary').textContent()).toContain('own.yml')
    await expect.poll(() => inView(page)).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
    await page.context().close()
  })
})

it('the place to drop a file comes first', async () => {
  const { page } = await open()
  const order = await page.locator('[data-input="manifest"]').evaluate((box) => {
    const [drop, text] = [box.querySelector('.drop'), box.querySelector('textarea')]
    return drop && text && drop.compareDocumentPosition(text) === Node.DOCUMENT_POSITION_FOLLOWING
  })
  expect(order).toBe(true)
  await page.context().close()
})

it('a text too large is refused as it is pasted, and what stood there stays', async () => {
  const { page, complaints } = await open()
  await area(page).fill('applications:\n- name: a\n')
  await area(page).focus()
  await page.keyboard.insertText('# a long line\n'.repeat(40_000))
  await expect.poll(() => page.locator('#fault-manifest').textContent()).toContain('more than 500 KB')
  expect(await area(page).inputValue()).toBe('applications:\n- name: a\n')
  await expect.poll(() => inView(page)).toBe(true)
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await expect.poll(() => said(page).textContent()).toContain('not taken into the field')
  await area(page).fill('applications:\n- name: b\n')
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await page.locator('.fit-result .stations').waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

it('a name that no app has is said at its field', async () => {
  const { page } = await open()
  await area(page).fill('applications:\n- name: orders\n- name: tides\n')
  await page.locator('[name="name"]').fill('ordres')
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await expect.poll(() => page.locator('#fault-name').textContent()).toContain('did you mean "orders"?')
  expect(await page.locator('[name="name"]').getAttribute('aria-invalid')).toBe('true')
  expect(await area(page).getAttribute('aria-invalid')).not.toBe('true')
  await page.locator('[name="name"]').fill('orders')
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await page.locator('.fit-result .stations').waitFor()
  expect(await page.locator('#fault-name').isVisible()).toBe(false)
  expect(await page.locator('.fit-result').textContent()).not.toContain('tides')
  await page.context().close()
})

it('what is to be given is asked for by the fields of the page', async () => {
  const { page } = await open()
  await area(page).fill('applications:\n- name: a\n  instances: ((n))\n  services: [db]\n')
  await page.locator('[name="environment"]').selectOption('il4')
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await page.locator('.findings').waitFor()
  const text = (await page.locator('.fit-result').textContent()) ?? ''
  expect(text).toContain('a value for n, under Variables')
  expect(text).toContain('what it is, under Services')
  expect(text).not.toMatch(/--[a-z]|fieldbook /)
  await page.context().close()
})

const app = (...lines: string[]) => `applications:\n- name: berths\n${lines.map((l) => `  ${l}\n`).join('')}`
/** Each door and each kind of thing that may be given beside a manifest. */
const pairs: [string, { manifest: string; vars?: string; services?: string; name?: string }][] = [
  ['a refusal', { manifest: app('memory: 512', 'env: {PORT: "1"}', 'services: [{name: a, plan: b}]') }],
  [
    'variables and a version',
    {
      manifest: app('instances: ((n))', 'services: [db]', 'log-rate-limit-per-second: 1K'),
      vars: 'n: 2\n',
      services: 'db: postgres small 17\n',
    },
  ],
  [
    'what cf services prints',
    {
      manifest: app('services: [db, legacy]', 'log-rate-limit-per-second: 1K'),
      services:
        'Getting service instances in org berths / space dev as pilot...\n\nname     offering        plan    bound apps   last operation     broker   upgrade available\ndb       postgres        small   berths       create succeeded   csb      no\nlegacy   user-provided           berths\n',
    },
  ],
  ['a name', { manifest: 'applications:\n- memory: 256M\n  log-rate-limit-per-second: 1K\n', name: 'tides' }],
  [
    'an MTA descriptor',
    {
      manifest:
        '_schema-version: "3.1"\nID: berths\nversion: 1.0.0\nmodules:\n- name: api\n  type: java\n  requires: [{name: db}]\n  parameters: {memory: 512}\nresources:\n- name: db\n  type: org.cloudfoundry.managed-service\n  parameters: {service: postgres, service-plan: small}\n',
    },
  ],
  [
    'a Score workload',
    {
      manifest:
        'apiVersion: score.dev/v1b1\nmetadata: {name: berths}\ncontainers:\n  web:\n    image: .\n    variables: {PARTNER: https://api.partner.example}\n    volumes: [{source: a, target: /a}]\nresources:\n  db: {type: postgres}\n',
    },
  ],
]

it.each(pairs)('%s: the page says what the command line says', async (_name, what) => {
  const { page, complaints } = await open()
  await area(page).fill(what.manifest)
  await area(page, 'Variables').fill(what.vars ?? '')
  await area(page, 'Services').fill(what.services ?? '')
  await page.locator('[name="name"]').fill(what.name ?? '')
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await page.locator('.fit-result .stations').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON' }).click(),
  ])
  const here = JSON.parse(readFileSync(await download.path(), 'utf8')) as FitReport
  const write = (name: string, text: string | undefined) => {
    if (text === undefined) return []
    writeFileSync(join(folder, name), text)
    return [join(folder, name)]
  }
  const args = [
    ...write('manifest.yml', what.manifest),
    ...write('v.yml', what.vars).flatMap((path) => ['--vars-file', path]),
    ...write('s.yml', what.services).flatMap((path) => ['--services', path]),
    ...(what.name === undefined ? [] : ['--name', what.name]),
  ]
  const { stdout } = await runVerb(
    'fit',
    ...args,
    '--environment',
    'all',
    '--network',
    'low',
    '--format',
    'json',
  )
  // Where files lie and how an edition is stamped is not the same; everything that is said is.
  const brief = ({ environments, unresolved, platform, from }: FitReport) => ({
    from,
    unresolved: unresolved.map(({ name }) => name),
    platform: platform.map(({ code, says, at }) => [code, says, at.line]),
    environments: environments.map(({ environment, verdict, apps, together }) => ({
      environment,
      verdict,
      apps: apps.map(({ app, verdict, findings, asked, conditions, leadTime }) => ({
        app,
        verdict,
        leadTime,
        findings: findings.map(({ at, instance: _, playbook: _page, ...rest }) => ({
          ...rest,
          line: at.line,
        })),
        asked: asked.map(({ id, because }) => [id, because]),
        conditions: conditions.map(({ id, holds }) => [id, holds]),
      })),
      together: together.map(({ verdict, says, code }) => [verdict, says, code]),
    })),
  })
  expect(brief(here)).toEqual(brief(JSON.parse(stdout) as FitReport))
  expect(complaints).toEqual([])
  await page.context().close()
})
