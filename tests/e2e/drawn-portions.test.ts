import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, type Watched, watch } from './browser.ts'
import { search } from './searching.ts'
import { ShownWorkspace } from './shown-workspace.ts'

let workspace: ShownWorkspace
let browser: Browser
let high: string

beforeAll(async () => {
  workspace = new ShownWorkspace()
  browser = await launch()
  high = `${pathToFileURL(workspace.build('high')).href}/`
}, 300_000)
afterAll(async () => {
  await browser.close()
  workspace.remove()
})

const low = `${pathToFileURL(inject('site')).href}/`

async function open(address: string, options?: BrowserContextOptions, before?: () => void): Promise<Watched> {
  const watched = await watch(browser, options)
  if (before) await watched.page.addInitScript(before)
  await watched.page.goto(address)
  return watched
}

/** Something of each marking there is, an instance that is written twice, and a variable without a value. */
const manifest = `applications:
- name: orders
  stack: cflinuxfs4
  memory: ((memory))
  memori: 1G
  services: [queue, bridge, database, plain]
`
const services =
  'queue: rabbitmq relay\nbridge: mqtt-bridge bridge\ndatabase: postgres reserve\nplain: postgres small\nplain: postgres small\n'

async function judge(page: Page, environment: string): Promise<void> {
  await page.getByRole('textbox', { name: 'App manifest' }).fill(manifest)
  await page.getByRole('textbox', { name: 'Services' }).fill(services)
  await page.locator('[name="environment"]').selectOption(environment)
  await page.getByRole('button', { name: 'Does it fit?' }).click()
  await page.locator('.fit-result .stations').waitFor()
}

/** Portions inside these that have no mark, and how many have one. */
const portionsIn = (page: Page, roots: string) =>
  page.evaluate((within) => {
    const blocks = [...document.querySelectorAll(within)].flatMap((root) => [
      ...(root.matches('p, output') ? [root] : []),
      ...root.querySelectorAll('h2, h3, p, li, dt, figcaption, tr'),
    ])
    const own = blocks
      .filter((e) => !e.closest('thead, [hidden], .source ol, .actions') && e.textContent?.trim())
      .filter((e) => !e.parentElement?.closest('tr'))
    return {
      bare: own.filter((e) => !e.querySelector('.pm')).map((e) => e.outerHTML.slice(0, 120)),
      marked: own.length,
    }
  }, roots)

/** The mark of the row that begins so. */
const markOf = (page: Page, rows: string, text: string) =>
  page
    .locator(rows)
    .filter({ has: page.locator('th', { hasText: new RegExp(`^\\(.*?\\) ${text}`) }) })
    .first()
    .locator('.pm')
    .first()
    .textContent()

describe('a comparison', () => {
  const compared = '.any-word, .any-result'

  it('marks each row by what it says of each environment, and sums by what they count', async () => {
    const { page, complaints } = await open(`${high}compare.html#of=il5,il6`)
    await page.locator('table.compare').waitFor()
    const { bare, marked } = await portionsIn(page, compared)
    expect(bare).toEqual([])
    expect(marked).toBeGreaterThan(80)
    const mark = (text: string) => markOf(page, '.any-result tbody tr:not(.group)', text)
    expect(await mark('RabbitMQ')).toBe('(S)')
    expect(await mark('Directory lookup')).toBe('(CUI//NF)')
    expect(await mark('PostgreSQL')).toBe('(CUI//NF)')
    expect(await mark('Domains')).toBe('(S)')
    expect(await mark('Valkey')).toBe('(U)')
    expect(await page.locator('.any-word .pm').textContent()).toBe('(S//NF)')
    expect(await page.locator('#gain .group .pm').textContent()).toBe('(U)')
    expect(complaints).toEqual([])
  })

  it('of what nobody marked has the marking of the site, and of one hidden by no cut the page’s', async () => {
    const { page } = await open(`${high}compare.html#of=il2,il4`)
    await page.locator('table.compare').waitFor()
    const marks = await page.locator('.any-result .pm').allTextContents()
    expect(new Set(marks)).toEqual(new Set(['(U)']))
  })

  it('is marked as the page where nothing tells how', async () => {
    const { page } = await open(`${high}compare.html#of=il2,il4`, {}, () => {
      const data = Object.defineProperty({}, 'cuts', { get: () => undefined, set: () => {} })
      Object.assign(globalThis, { fieldbookData: data })
    })
    await page.locator('table.compare').waitFor()
    const marks = await page.locator('.any-result .pm').allTextContents()
    expect(new Set(marks)).toEqual(new Set(['(S//NF)']))
  })
})

describe('what fit says', () => {
  it.each(['all', 'il6'])('of %s has marks', async (environment) => {
    const { page, complaints } = await open(`${high}fit.html`)
    await judge(page, environment)
    const { bare, marked } = await portionsIn(page, '.fit-said, .fit-result')
    expect(bare).toEqual([])
    expect(marked).toBeGreaterThan(20)
    expect(complaints).toEqual([])
  })

  it('is marked by the playbook’s part in it, and what is only the reader’s as the page', async () => {
    const { page } = await open(`${high}fit.html`)
    await judge(page, 'all')
    const item = (text: string) => markOf(page, '.items tbody tr', text)
    expect(await item('queue')).toBe('(S)')
    expect(await item('bridge')).toBe('(S)')
    expect(await item('database')).toBe('(CUI//NF)')
    expect(await item('plain')).toBe('(U)')
    const stations = await page.locator('.fit-result .stations li .pm').allTextContents()
    expect(stations).toEqual(['(U)', '(U)', '(CUI//NF)', '(S)'])
    expect(await page.locator('.fit-said .pm').textContent()).toBe('(S//NF)')
    expect(await page.locator('#fit-unresolved ~ ul .pm').allTextContents()).toEqual(['(S//NF)'])
    const problems = page.locator('.input-problems li')
    expect(await problems.locator('.pm').allTextContents()).toContain('(S//NF)')
    // Its parts stand side by side, in columns for three.
    expect(await problems.locator('> .pm').count()).toBe(0)
  })
})

describe('what search finds', () => {
  it('has the mark of what is shown of it, and together the join', async () => {
    const { page, complaints } = await open(`${high}search.html`)
    await search(page, 'rabbitmq nowhere-at-all', high)
    expect(await page.locator('.hints p').count()).toBeGreaterThan(0)
    const bare = await page
      .locator('.hit, .hit-places a, .hints p')
      .evaluateAll((parts) => parts.filter((e) => !e.querySelector('.pm')).map((e) => e.outerHTML))
    expect(bare).toEqual([])
    await search(page, 'rabbitmq', high)
    const several = page.locator('.hit-row').filter({ hasText: '4 environments' }).first()
    expect(await several.locator('.hit-title .pm').textContent()).toBe('(S)')
    expect(await several.locator('.hit-places .pm').allTextContents()).toEqual(['(U)', '(U)', '(U)', '(S)'])
    expect(complaints).toEqual([])
  })
})

describe('where scripts change what stands there', () => {
  it('the answer for a day is marked as the page', async () => {
    const { page } = await open(`${high}environments/il6/onboarding.html`)
    await page.locator('[name="live"]').fill('2027-06-01')
    const marks = await page
      .locator('.yours .answer p')
      .evaluateAll((lines) =>
        lines.map((line) => [...line.querySelectorAll('.pm')].map((mark) => mark.textContent)),
      )
    expect(marks).toEqual([['(S)'], ['(S)']])
    expect(await page.locator('.schedule tbody tr:not([hidden])').count()).toBeGreaterThan(5)
    expect(await portionsIn(page, '.schedule')).toMatchObject({ bare: [] })
  })

  it.each([
    ['services.html', '(S//NF)'],
    ['triage.html', '(U)'],
  ])('%s says under the mark of the page that nothing is like that: %s', async (file, mark) => {
    const { page } = await open(high + file)
    await page.locator('[name="q"]').first().fill('nothing is called so')
    await page.locator('p.none').waitFor()
    expect(await page.locator('p.none .pm').textContent()).toBe(mark)
  })

  it('the key of the matrix, once it names an environment', async () => {
    const { page } = await open(`${high}services.html`)
    await page.locator('[name="against"]').selectOption('il6')
    expect(await page.locator('.key .bar').textContent()).toMatch(/^\(S\/\/NF\) Differs from il6/)
  })
})

it('accessible, and nothing runs over at 320 px', async () => {
  const { page } = await open(`${high}compare.html#of=il5,il6`, { viewport: { width: 320, height: 700 } })
  await page.locator('table.compare').waitFor()
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  }
  await check()
  await page.goto(`${high}fit.html`)
  await judge(page, 'il6')
  await check()
}, 120_000)

it('where the site shows no portion marks, scripts draw none', async () => {
  const { page } = await open(`${low}compare.html#of=il5,il6`)
  await page.locator('table.compare').waitFor()
  expect(await page.locator('.pm').count()).toBe(0)
  await page.goto(`${low}fit.html`)
  await judge(page, 'all')
  expect(await page.locator('.pm').count()).toBe(0)
  await page.goto(`${low}search.html`)
  await search(page, 'rabbitmq', low)
  expect(await page.locator('.pm').count()).toBe(0)
})
