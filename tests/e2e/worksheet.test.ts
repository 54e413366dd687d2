import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { runVerb } from '../run-verb.ts'
import { launch, watch } from './browser.ts'

const site = inject('site')
const address = `${pathToFileURL(site).href}/worksheet.html`
const example = 'examples/intake/arrivals-il5.yaml'
let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await launch()
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-worksheet-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(options: BrowserContextOptions = {}) {
  const watched = await watch(browser, options)
  // A clock that is set: what has passed is told by the reader's.
  await watched.page.clock.setFixedTime('2026-11-20T09:00:00Z')
  await watched.page.goto(address)
  await watched.page.locator('.ws-form.ready').waitFor()
  return watched
}
const said = (page: Page) => page.locator('.ws-said')
const field = (page: Page, name: string, scope = '.ws-form') =>
  page.locator(`${scope} [data-field="${name}"]`).first()
const give = (page: Page, file: string) => page.locator('.ws-open input').setInputFiles(file)

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}
const written = (text: string, name = 'record.yaml') => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

it('holds the meeting by keyboard, from a file share, and what is saved is answered alike on the command line', async () => {
  const { page, complaints, requests } = await open()
  const { keyboard } = page
  await field(page, 'team').focus()
  await keyboard.type('Tides')
  await keyboard.press('Tab')
  await keyboard.type('The watch')
  await field(page, 'environment').focus()
  await keyboard.type('il5')
  await field(page, 'live').focus()
  await keyboard.type('05202027')
  for (const [list, name, value] of [
    ['apps', 'name', 'tides'],
    ['services', 'service', 'Post'],
  ] as const) {
    await page.locator(`[data-list="${list}"] [data-act="add"]`).focus()
    await keyboard.press('Enter')
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['field'])).toBe(name)
    await keyboard.type(value)
  }
  await field(page, 'memoryMb', '[data-list="apps"]').fill('1024')
  await field(page, 'plan', '[data-list="services"]').selectOption('small')
  await page.locator('.ws-target[data-environment="il5"]').waitFor()
  expect(await page.locator('.ws-status').textContent()).toMatch(/il4.*Available.*il5.*Limited/s)
  const text = await saved(page, 'Save intake.yaml')
  expect(text).toMatch(/^version: 2\n/)
  const { stdout, stderr } = await runVerb(
    'intake',
    written(text),
    '--format',
    'json',
    '--as-of',
    '2026-11-20',
  )
  expect(stderr).toBe('')
  const [answer] = JSON.parse(stdout)
  const steps = await page
    .locator('.ws-target [data-step]')
    .evaluateAll((items) =>
      items.map((item) => [(item as HTMLElement).dataset['step'], item.querySelector('b')?.textContent]),
    )
  const due = ({ id, start, late }: { id: string; start: string; late?: number }) => [
    id,
    late === undefined ? start : `${start}, ${late} working day${late === 1 ? '' : 's'} ago`,
  ]
  expect(steps).toEqual(answer.plan.items.map(due))
  const points = page.locator('.ws-target [data-point] code')
  expect(await points.allTextContents()).toEqual(answer.open.map((o: { point: string }) => o.point))
  expect(await saved(page, 'Save the plan')).toContain('BEGIN:VCALENDAR')
  expect(await saved(page, 'Save the brief')).toContain('# Tides to il5')
  expect(complaints).toEqual([])
  expect(
    requests.filter(
      (url) => !url.startsWith('file:') && !url.startsWith('data:') && !url.startsWith('blob:'),
    ),
  ).toEqual([])
}, 60_000)

it('keeps what is written, opens a record and saves it as it was', async () => {
  const { page, complaints } = await open()
  await give(page, example)
  await page.locator('.ws-target').waitFor()
  const text = readFileSync(example, 'utf8')
  expect(await saved(page, 'Save intake.yaml')).toBe(text)
  await page.reload()
  await page.locator('.ws-target').waitFor()
  expect(await field(page, 'team').inputValue()).toBe('Arrivals')
  expect(await saved(page, 'Save intake.yaml')).toBe(text)
  await field(page, 'team').fill('Departures')
  expect(await saved(page, 'Save intake.yaml')).toBe(text.replace('team: Arrivals', 'team: Departures'))
  page.on('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: 'Begin anew' }).click()
  await page.reload()
  await page.locator('.ws-form.ready').waitFor()
  expect(await field(page, 'team').inputValue()).toBe('')
  expect(complaints).toEqual([])
}, 60_000)

it('says what is wrong in the words of the command line, beside the field, and answers the rest', async () => {
  const { page } = await open()
  await give(page, example)
  await page.locator('.ws-target').waitFor()
  await field(page, 'instances', '[data-list="apps"]').fill('four')
  await field(page, 'data.handles').fill('CIU')
  await page.locator('[aria-invalid="true"]').nth(1).waitFor()
  const bad = written(
    readFileSync(example, 'utf8')
      .replace('instances: 4', 'instances: four')
      .replace('handles: CUI', 'handles: CIU'),
  )
  const { stderr } = await runVerb('intake', bad)
  const [form] = stderr.split('\n')
  expect(form).toContain('`apps.0.instances` is "four"; make it a number')
  const faults = (await page.locator('.fault:visible').allTextContents()).join('\n')
  expect(faults).toContain('apps.0.instances is "four". Make it a number.')
  expect(await said(page).textContent()).toContain('Answered for il5')

  await give(page, written('version: 3\nteam: X\n'))
  await page.locator('.ws-problems code').first().waitFor()
  expect(await page.locator('.ws-problems').textContent()).toContain('version 3 of the record is later')
  expect(await field(page, 'team').inputValue()).toBe('Arrivals')
}, 60_000)

it('says so where the browser keeps nothing, and where a record may not be written', async () => {
  const { page } = await watch(browser)
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new Error('refused')
      },
    })
  })
  await page.goto(address)
  await page.locator('.ws-form.ready').waitFor()
  await page.getByText('keeps nothing').waitFor()
  await field(page, 'marking').fill('TOP SECRET')
  await page.getByText('may not be written here').waitFor()
}, 30_000)

it('is a record to be signed on paper, and a form to be filled in where there is no script', async () => {
  const { page } = await open()
  await give(page, example)
  await page.locator('.ws-target').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.ws-signatures tbody tr').count()).toBe(3)
  expect(await page.locator('.ws-signatures').isVisible()).toBe(true)
  expect(await page.locator('.ws-bar').isVisible()).toBe(false)
  expect(await page.locator('.ws-banner').textContent()).toContain('NOTIONAL')
  // What is agreed is on paper; the brief is, where somebody has opened it.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await page.locator('.ws-target [data-step]').first().isVisible()).toBe(true)
  const brief = page.locator('.ws-brief', { hasText: 'Whom to call' })
  expect(await brief.isVisible()).toBe(false)
  expect(await page.locator('.ws-apart').first().isVisible()).toBe(true)
  await brief.evaluate((fold) => fold.setAttribute('open', ''))
  expect(await brief.isVisible()).toBe(true)
  const bare = await watch(browser, { javaScriptEnabled: false })
  await bare.page.goto(address)
  expect(await bare.page.locator('noscript').first().textContent()).toContain(
    'needs JavaScript, which is off',
  )
  for (const point of ['Owner', 'Requests a second', 'Endpoint', 'Buildpacks of its own'])
    expect(await bare.page.getByText(point).first().isVisible()).toBe(true)
}, 60_000)

it.each([
  [1440, 'light'],
  [320, 'dark'],
] as const)(
  'accessible, and nothing runs over at %i px, %s',
  async (width, colorScheme) => {
    const { page } = await open({ viewport: { width, height: 900 }, colorScheme })
    await give(page, example)
    await page.locator('.ws-target').waitFor()
    await page.locator('.ws-target details').evaluateAll((folds) => {
      for (const fold of folds) fold.setAttribute('open', '')
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    // What is wrong for a reader of one is wrong for all.
    if (width > 320) return
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  },
  60_000,
)

it('what answers is loaded by this page alone, and within its budget', () => {
  const assets = listFiles(join(site, 'assets')).filter((f) => f.startsWith('worksheet'))
  const sizes = assets.map((f) => [
    f.split('.')[0],
    gzipSync(readFileSync(join(site, 'assets', f))).length / 1024,
  ])
  const most: Record<string, number> = { 'worksheet-engine': 82, 'worksheet-markdown': 55 }
  // The page's own script is joined with others; what it loads later stays by itself.
  expect(sizes.map(([name]) => name).toSorted()).toEqual(['worksheet-engine', 'worksheet-markdown'])
  expect(sizes.filter(([name = '', size]) => Number(size) > (most[String(name)] ?? 0))).toEqual([])
})
