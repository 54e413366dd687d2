import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'
import { pageKinds } from './page-kinds.ts'

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

describe.each([
  ['over HTTP', () => served.url],
  ['from file://', () => `${pathToFileURL(site).href}/`],
])('%s', (_name, base) => {
  it.each(pageKinds)('%s loads without a complaint and asks nobody else', async (path) => {
    const { page, complaints, requests } = await watch(browser)
    await page.goto(base() + path)
    await page.waitForLoadState('load')
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
    expect(complaints).toEqual([])
    expect(requests.filter((url) => !url.startsWith(base()) && !url.startsWith('data:'))).toEqual([])
    await page.context().close()
  })
})

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

it('the page for addresses that are none loads without a complaint from files, as one of the site', async () => {
  const { page, complaints } = await watch(browser)
  await page.goto(`${pathToFileURL(site).href}/404.html`)
  await page.waitForLoadState('load')
  await page.locator('button.find').waitFor()
  // Only what is looked for in the folders above is not there.
  expect(
    complaints.filter((text) => !/ERR_FILE_NOT_FOUND|^failed: file:.*\/assets\/(?:style|lost)\./.test(text)),
  ).toEqual([])
  expect(await page.locator('.lost a', { hasText: 'il5' }).getAttribute('href')).toContain(
    'environments/il5/index.html',
  )
  await page.context().close()
})

describe.each([
  [1280, 'light'],
  [1280, 'dark'],
  [320, 'light'],
  [320, 'dark'],
] as const)('at %i px, %s', (width, colorScheme) => {
  it.each([...pageKinds, '404.html', 'no/such/page.html'])(
    '%s passes axe and does not scroll sideways',
    async (path) => {
      const { page } = await watch(browser, { viewport: { width, height: 900 }, colorScheme })
      await page.goto(served.url + path)
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
      const found = violations.map((v) => {
        const targets = v.nodes.map((n) => n.target.join(' '))
        return `${v.id}: ${targets.slice(0, 3).join(', ')}`
      })
      expect(found).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    },
  )
})
