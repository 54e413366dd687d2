import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Card, SearchManifest } from '../../src/domain/search/format.ts'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'
import { openSearch, search, settled } from './searching.ts'

const site = inject('site')
let browser: Browser
let served: Served

beforeAll(async () => {
  browser = await launch()
  served = await serve(site, { prefix: '/below/a/path/' })
})
afterAll(async () => {
  await browser.close()
  served.server.close()
})

const active = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
    return document.getElementById(id)?.textContent ?? ''
  })

describe.each([
  ['over HTTP', () => served.url],
  ['from file://', () => `${pathToFileURL(site).href}/`],
])('%s', (_name, base) => {
  it('is opened, searched and left by keyboard alone, from a page deep inside', async () => {
    const { page, complaints, requests } = await watch(browser)
    await page.goto(`${base()}environments/il5/triage/memory-kill.html`)
    expect(requests.filter((url) => url.includes('/assets/search'))).toEqual([])
    await page.keyboard.press('Control+k')
    // Typed at once: the index is loaded meanwhile, and no key is lost.
    await page.keyboard.type('rabbit queue')
    await settled(page, 'rabbit queue')
    expect(await active(page)).toMatch(/^RabbitMQ/)
    expect(await page.locator('[role=status]').last().textContent()).toMatch(/^\d+ results/)
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('[aria-selected=true]').count()).toBe(1)
    await page.keyboard.press('ArrowUp')
    const href = await page.locator('[aria-selected=true]').getAttribute('href')
    await page.keyboard.press('Enter')
    await page.waitForURL(href ?? '')
    expect(href).toMatch(/rabbitmq/)
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !url.startsWith(base()) && !url.startsWith('data:'))).toEqual([])
    await page.context().close()
  })

  it('narrows down by what is ticked, and says how many are left', async () => {
    const { page } = await watch(browser)
    await page.goto(`${base()}index.html`)
    await openSearch(page)
    await search(page, 'postgres', base())
    const counted = Number(await page.locator('label:has(input[value=il5]) .count').textContent())
    expect(counted).toBeGreaterThan(0)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('il5')
    await page.keyboard.press('Space')
    await expect
      .poll(() => page.locator('[role=status]').textContent())
      .toMatch(new RegExp(`^${counted} results? of \\d+`))
    const hrefs = await page
      .locator('a[role=option]')
      .evaluateAll((list) => list.map((a) => (a as HTMLAnchorElement).href))
    expect(hrefs.filter((href) => !href.includes('/environments/il5/') && !href.includes('-to-il5'))).toEqual(
      [],
    )
    await page.context().close()
  })

  it('keeps what is looked for in the address of its page', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(`${base()}search.html#q=valkey&environment=il5`)
    await settled(page, 'valkey')
    expect(await page.locator('input[value=il5]').isChecked()).toBe(true)
    expect(await active(page)).toMatch(/^Valkey/)
    await search(page, 'rabbit', base())
    expect(new URL(page.url()).hash).toBe('#q=rabbit&environment=il5')
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

it('is closed by Escape at once, gives the focus back, and keeps what was typed', async () => {
  const { page } = await watch(browser)
  await page.goto(`${served.url}services.html`)
  await page.locator('button.find').focus()
  await page.keyboard.press('Enter')
  await search(page, 'postgres', served.url)
  await page.keyboard.press('Escape')
  expect(await page.locator('dialog.search').isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('find')
  await page.keyboard.press('/')
  expect(await page.locator('dialog.search input[type=search]').inputValue()).toBe('postgres')
  await page.context().close()
})

it('answers a common word with what is called so, then with all, and keeps the place one has moved to', async () => {
  const { page } = await watch(browser)
  await page.goto(`${served.url}index.html`)
  await openSearch(page)
  await page.locator('#hits').waitFor({ state: 'attached' })
  await page.evaluate(() => {
    const hits = document.querySelector('#hits') as HTMLElement
    const seen: (string | null)[][] = []
    Object.assign(globalThis, { seen })
    new MutationObserver(() => {
      const now = [hits.dataset['query'] ?? '', hits.getAttribute('aria-busy')]
      if (seen.at(-1)?.join() === now.join()) return
      if (now.join() === 'app,true') {
        const down = { key: 'ArrowDown', bubbles: true }
        document.querySelector('dialog.search input')?.dispatchEvent(new KeyboardEvent('keydown', down))
        now.push(hits.querySelector('[aria-selected=true]')?.getAttribute('href') ?? null)
      }
      seen.push(now)
    }).observe(hits, { attributes: true })
  })
  await search(page, 'app', served.url)
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[][] }).seen)
  const [query, isBusy, place] = seen.at(-2) ?? []
  expect([query, isBusy]).toEqual(['app', 'true'])
  expect(seen.at(-1)).toEqual(['app', 'false'])
  expect(place).toMatch(/\.html/)
  expect(await page.locator('[aria-selected=true]').getAttribute('href')).toBe(place)
  await page.context().close()
})

it('loads nothing before it is opened, then no more of the index than a query needs', async () => {
  const { page, requests } = await watch(browser)
  const names = () => requests.flatMap((url) => /\/assets\/search\/([^?]+)/.exec(url)?.[1] ?? [])
  const bytes = () => names().reduce((sum, name) => sum + statSync(join(site, 'assets/search', name)).size, 0)
  await page.goto(`${served.url}services.html`)
  expect(names()).toEqual([])
  await openSearch(page)
  await page.locator('.hints .sample').first().waitFor()
  const opened = bytes()
  await search(page, 'postgres ', served.url)
  const first = bytes()
  await search(page, 'postgres version ', served.url)
  const all = readdirSync(join(site, 'assets/search'))
  const whole = all.reduce((sum, name) => sum + statSync(join(site, 'assets/search', name)).size, 0)
  const kilobytes = (n: number) => Math.round(n / 1024)
  console.info(
    `of ${kilobytes(whole)} KB in ${all.length} files: ${kilobytes(opened)} to open, ${kilobytes(first - opened)} for a first query, ${kilobytes(bytes() - first)} for a second`,
  )
  expect(new Set(names()).size).toBe(names().length)
  expect(opened).toBeLessThan(0.4 * whole)
  expect(bytes()).toBeLessThan(0.8 * whole)
  await page.context().close()
})

describe('what was typed', () => {
  let page: Page
  beforeAll(async () => {
    page = (await watch(browser)).page
    await page.goto(`${served.url}index.html`)
    await openSearch(page)
  })
  afterAll(() => page.context().close())
  const remark = () => page.locator('.hints').textContent()

  it('leads to sections and entries, not to the tops of pages alone', async () => {
    const shown = await search(page, 'when redis il5', served.url)
    expect(shown[0]).toEqual({
      url: 'environments/il5/services.html#valkey',
      title: expect.stringContaining('il5'),
    })
  })

  it('may have a word that nothing has with the rest: it is left out, and said', async () => {
    const shown = await search(page, 'rabbitmq zeppelin', served.url)
    expect(shown[0]?.url).toBe('services/rabbitmq.html')
    expect(await remark()).toContain('Left out: “zeppelin”')
  })

  it('may have a slip, which is said too', async () => {
    const shown = await search(page, 'rabitmq', served.url)
    expect(shown[0]?.url).toBe('services/rabbitmq.html')
    expect(await remark()).toContain('“rabitmq”; this is for “rabbitmq”')
  })

  it('may be two words in one, which is said as well', async () => {
    const shown = await search(page, 'buildpackmirror', served.url)
    expect(shown[0]?.url).toBe('services/buildpack-mirror.html')
    expect(await remark()).toContain('“buildpackmirror”; this is for “buildpack mirror”')
  })

  it('may be nothing that is here: then the A to Z is offered', async () => {
    expect(await search(page, 'zzzqqq', served.url)).toEqual([])
    expect(await remark()).toContain('Nothing found for “zzzqqq”')
    expect(await page.locator('.hints a').getAttribute('href')).toBe(`${served.url}index-a-z.html`)
    expect(await page.locator('.search input[type=search]').getAttribute('aria-expanded')).toBe('false')
  })

  it('is text, whatever it looks like', async () => {
    await search(page, '<img src=x onerror=alert(1)> "', served.url)
    expect(await page.locator('.search img').count()).toBe(0)
  })
})

it('every result there can be leads to a page that is there, and to an anchor that is on it', () => {
  const chunk = (file: string): unknown => {
    let given: unknown
    const text = readFileSync(join(site, 'assets/search', file), 'utf8')
    new Function('fieldbookSearch', text)((_name: string, content: unknown) => {
      given = content
    })
    return given
  }
  const { cards } = chunk('index.js') as SearchManifest
  const all = cards.flatMap(({ file }) => {
    const bytes = Buffer.from(chunk(file) as string, 'base64')
    return JSON.parse(gunzipSync(bytes).toString()) as Card[]
  })
  const ids = new Map<string, Set<string>>()
  const idsOf = (file: string) => {
    const known =
      ids.get(file) ?? new Set(readFileSync(join(site, file), 'utf8').match(/(?<=\sid="?)[^\s">]+/g))
    ids.set(file, known)
    return known
  }
  const lost = all.flatMap(({ url, headings = [] }) => {
    const [file = '', anchor] = url.split('#')
    return [...(anchor === undefined ? [] : [anchor]), ...headings.map(([, id]) => id)]
      .filter((id) => !idsOf(file).has(id))
      .map((id) => `${file}#${id}`)
  })
  expect(all.length).toBeGreaterThan(1000)
  expect(lost).toEqual([])
})

it('without JavaScript the search page leads to the A to Z', async () => {
  const { page } = await watch(browser, { javaScriptEnabled: false })
  await page.goto(`${served.url}search.html`)
  await page.locator('.search-page a').click()
  await page.waitForURL(/index-a-z\.html$/)
  await page.locator('.letters a', { hasText: 'R' }).click()
  expect(
    await page
      .locator('.az a', { hasText: /^redis$/ })
      .first()
      .getAttribute('href'),
  ).toBe('services/valkey.html')
  await page.context().close()
})

describe.each([
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  it('the open dialog passes axe and does not scroll sideways', async () => {
    const { page } = await watch(browser, { viewport: { width, height: 900 }, colorScheme })
    await page.goto(`${served.url}guides/canary.html`)
    await openSearch(page)
    await search(page, 'canary', served.url)
    const { violations } = await new AxeBuilder({ page }).include('dialog.search').analyze()
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3)}`)).toEqual(
      [],
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  })
})
