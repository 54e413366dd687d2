import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'

const site = inject('site')
let browser: Browser
let served: Served

beforeAll(async () => {
  browser = await launch()
  served = await serve(site)
})
afterAll(async () => {
  await browser.close()
  served.server.close()
})

describe.each([
  ['over HTTP', () => served.url],
  ['from file://', () => `${pathToFileURL(site).href}/`],
])('%s', (_name, base) => {
  it('switching the environment keeps the kind of page', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(`${base()}environments/il4/onboarding.html`)
    await page.locator('.path > li > a', { hasText: 'il6' }).click()
    await page.waitForURL(/environments\/il6\/onboarding\.html$/)
    expect(await page.locator('.path a[aria-current="page"]').textContent()).toContain('Onboarding')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a triage path leads to the same path elsewhere, or to the list where there is none', async () => {
    const { page } = await watch(browser, { viewport: { width: 320, height: 800 } })
    const hrefs = () => page.locator('.switch a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    await page.goto(`${base()}environments/il5/triage/memory-kill.html`)
    expect(await hrefs()).toEqual(
      ['il2', 'il4', 'il5', 'il6'].map((e) =>
        e === 'il5' ? 'memory-kill.html' : `../../${e}/triage/memory-kill.html`,
      ),
    )
    await page.goto(`${base()}environments/il5/triage/egress-blocked.html`)
    expect((await hrefs())[1]).toBe('../../il4/triage.html')
    await page.locator('.switch a', { hasText: 'il4' }).click()
    await page.waitForURL(/environments\/il4\/triage\.html$/)
    await page.context().close()
  })

  it('the theme goes from the system’s to light, to dark, and is kept on the next page', async () => {
    const { page } = await watch(browser, { colorScheme: 'light' })
    await page.goto(`${base()}index.html`)
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await page.locator('.theme').click()
    expect(await paper()).toBe(light)
    await page.locator('.theme').click()
    expect(await paper()).not.toBe(light)
    await page.goto(`${base()}guides.html`)
    expect(await paper()).not.toBe(light)
    await page.context().close()
  })

  it('a command is copied without its prompts', async () => {
    const { page } = await watch(browser)
    await page.goto(`${base()}guides/components.html`)
    await page.locator('.command.changes .copy').click()
    await expect.poll(() => page.locator('.command.changes .copy').textContent()).toBe('Copied')
    await page.context().close()
  })

  it('tabs are moved through with the arrow keys', async () => {
    const { page } = await watch(browser)
    await page.goto(`${base()}guides/components.html`)
    const tabs = page.locator('[role="tab"]')
    await tabs.first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await tabs.nth(1).getAttribute('aria-selected')).toBe('true')
    expect(await page.locator('.tab:visible').count()).toBe(1)
    await page.context().close()
  })
})

describe('without JavaScript', () => {
  it('everything is there to read, and the menu of a small screen opens', async () => {
    const { page } = await watch(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    await page.goto(`${served.url}environments/il5/index.html`)
    expect(await page.locator('.rail a', { hasText: 'Glossary' }).isVisible()).toBe(false)
    await page.locator('.rail summary').click()
    expect(await page.locator('.rail a', { hasText: 'Glossary' }).isVisible()).toBe(true)
    expect(await page.locator('.find').getAttribute('href')).toBe('../../index-a-z.html')
    await page.goto(`${served.url}guides/components.html`)
    expect(await page.locator('.tab:visible').count()).toBe(2)
    await page.context().close()
  })

  it('the rail stands open beside the text of a wide screen', async () => {
    const { page } = await watch(browser, {
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 800 },
    })
    await page.goto(`${served.url}guides.html`)
    expect(await page.locator('.rail a', { hasText: 'Glossary' }).isVisible()).toBe(true)
    await page.context().close()
  })
})

it('with the keyboard alone: skip link first, then to the text', async () => {
  const { page } = await watch(browser)
  await page.goto(`${served.url}guides/canary.html`)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  await page.context().close()
})

describe('a long page', () => {
  it('has a way back up from its second screen on, which leaves the address alone', async () => {
    const { page } = await watch(browser, { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' })
    await page.goto(`${served.url}environments/il5/index.html#quotas`)
    const up = page.getByRole('link', { name: 'Top of the page' })
    await page.evaluate(() => scrollTo(0, 4000))
    expect((await up.boundingBox())?.y).toBeLessThan(740 - 28 - 40)
    await up.click()
    expect(await page.evaluate(() => [scrollY, document.activeElement?.className, location.hash])).toEqual([
      0,
      'brand',
      '#quotas',
    ])
    await page.context().close()
  })

  it('marks the section that is read, the last one too, and the one that was asked for', async () => {
    const { page } = await watch(browser, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    await page.goto(`${served.url}environments/il5/index.html`)
    const marked = page.locator('.side ol [aria-current]')
    const links = page.locator('.side ol a')
    const isMarked = (text: string | null) =>
      page.waitForFunction((t) => document.querySelector('.side ol [aria-current]')?.textContent === t, text)
    await page.keyboard.press('End')
    await isMarked(await links.last().textContent())
    await links.nth(-2).click()
    await isMarked(await links.nth(-2).textContent())
    expect(await marked.count()).toBe(1)
    await page.context().close()
  })
})

it('the closing banner of a short page stands at the foot of the window, and nothing leads up there', async () => {
  const { page } = await watch(browser, { viewport: { width: 1440, height: 2400 } })
  await page.goto(`${served.url}about.html`)
  const banner = await page.locator('.banner.low').boundingBox()
  expect((banner?.y ?? 0) + (banner?.height ?? 0)).toBe(2400)
  expect(await page.locator('.up a').isVisible()).toBe(false)
  await page.context().close()
})

it('every printed sheet carries the marking', async () => {
  const { page } = await watch(browser)
  await page.goto(`${served.url}guides/canary.html`)
  const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
  expect(text.length).toBeGreaterThan(2)
  for (const sheet of text)
    expect(sheet.match(/UNCLASSIFIED \/\/ NOTIONAL/g)?.length).toBeGreaterThanOrEqual(2)
  await page.context().close()
})

it('on paper every tab and every step is open', async () => {
  const { page } = await watch(browser)
  const printed = async (path: string) => {
    await page.goto(served.url + path)
    const { text } = await extractText(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
    return text.join(' ').replace(/\s+/g, ' ')
  }
  expect(await printed('guides/components.html')).toContain('it is decided on Thursday')
  expect(await printed('environments/il5/onboarding.html')).toContain('You leave with a date for each line')
  await page.context().close()
})

it('the menu of a small screen closes with Escape and gives the focus back', async () => {
  const { page } = await watch(browser, { viewport: { width: 320, height: 800 } })
  await page.goto(`${served.url}guides.html`)
  await page.locator('.rail summary').click()
  await page.locator('.rail a', { hasText: 'Glossary' }).focus()
  await page.keyboard.press('Escape')
  expect(await page.locator('.rail a', { hasText: 'Glossary' }).isVisible()).toBe(false)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
  await page.context().close()
})

it('an address that is not there gets the page that says so, with its status and the same headers', async () => {
  const answer = await fetch(`${served.url}guides/no-such-guide.html`)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.text()).toContain('There is no such page')
})
