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

  it('the theme changes at the first press, comes back to the system’s, and is kept on the pages that follow', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await watch(browser, { colorScheme })
      await page.goto(`${base()}guides.html`)
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const own = await paper()
      const button = page.locator('.theme')
      await button.click()
      expect(await paper()).not.toBe(own)
      expect(await button.textContent()).toContain(colorScheme === 'light' ? 'Dark' : 'Light')
      await page.locator('main a', { hasText: 'Canary' }).first().click()
      await page.waitForURL(/guides\/canary\.html/)
      expect(await paper()).not.toBe(own)
      await button.click()
      expect(await paper()).toBe(own)
      await button.click()
      expect(await button.textContent()).toContain('Theme')
      await page.context().close()
    }
  })

  it('the theme is carried on links where storage is refused and the site is opened from files', async () => {
    const { page, complaints } = await watch(browser, { colorScheme: 'light' })
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get: () => undefined })
    })
    await page.goto(`${base()}guides.html`)
    await page.locator('.theme').click()
    await page.locator('main a', { hasText: 'Canary' }).first().click()
    await page.waitForURL(/guides\/canary\.html/)
    const isDark = (await page.evaluate(() => document.documentElement.dataset['theme'])) === 'dark'
    expect(isDark).toBe(base().startsWith('file:'))
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('a link to a service of an environment opens its row', async () => {
    const { page } = await watch(browser)
    const rows = page.locator('.offer details')
    await page.goto(`${base()}environments/il5/services.html`)
    expect(await page.locator('.offer details[open]').count()).toBe(0)
    expect(await rows.count()).toBeGreaterThan(20)
    await page.evaluate(() => {
      location.hash = 'postgres'
    })
    await page.locator('#postgres').waitFor()
    expect(await page.locator('.offer details[open] summary').allTextContents()).toHaveLength(1)
    await page.goto(`${base()}environments/il5/index.html`)
    await page.goto(`${base()}environments/il5/services.html#rabbitmq`)
    await page.locator('#rabbitmq').waitFor()
    const top = () => page.locator('#rabbitmq').evaluate((at) => at.getBoundingClientRect().top)
    await expect.poll(top).toBeLessThan(300)
    await page.context().close()
  })

  it('a comparison folds what only costs time, and keeps to the services that a reader says are theirs', async () => {
    const { page } = await watch(browser)
    await page.goto(`${base()}compare/il4-to-il5.html`)
    const shown = (group: string) => page.locator(`#${group} > tr[data-of]:visible`).count()
    const all = await shown('breaks')
    expect([all > 10, await shown('time')]).toEqual([true, 0])
    await page.getByLabel('Show them').check()
    expect(await shown('time')).toBeGreaterThan(20)
    await page.locator('.mine summary').click()
    await page.locator('.mine').getByLabel('RabbitMQ').check()
    const services = page.locator('tr[data-of^="services "]:visible')
    expect(await services.allTextContents()).toHaveLength(1)
    expect(await page.locator('.mine summary').textContent()).toMatch(/^My services: 1 of \d+$/)
    // What is no service stays.
    expect(await page.locator('tr[data-of^="quotas "]:visible').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  it('a command is copied without its prompts', async () => {
    const { page } = await watch(browser)
    await page.goto(`${base()}guides/components.html`)
    await page.locator('.command.changes .copy').click()
    await expect.poll(() => page.locator('.command.changes .copy').textContent()).toBe('Copied')
    await page.context().close()
  })

  it('a command that is copied without a secure context keeps the focus', async () => {
    const { page } = await watch(browser)
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await page.goto(`${base()}guides/components.html`)
    const button = page.locator('.command.changes .copy')
    expect(await button.getAttribute('aria-label')).toMatch(/^Copy: cf /)
    await button.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => button.textContent()).not.toBe('Copy')
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('the glossary shows what is called so, and every term where a link leads to one', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(`${base()}glossary.html`)
    const shown = () => page.locator('.terms > div:visible').count()
    const all = await shown()
    await page.locator('.filters input').fill('ato')
    expect(await page.locator('.terms > div:visible dt').first().textContent()).toContain('Authorization')
    expect(await page.locator('.filters output').textContent()).toMatch(/^\d+ of \d+ terms$/)
    await page.locator('.filters input').fill('nothingiscalledso')
    expect(await shown()).toBe(0)
    expect(await page.locator('.none').isVisible()).toBe(true)
    await page.locator('.filters input').fill('ato')
    await page.locator('.terms > div:visible a').first().click()
    await expect.poll(shown).toBe(all)
    expect(complaints).toEqual([])
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

it.each(['nothing.html', 'guides/no-such-guide.html', 'environments/il5/a/b/c/d.html'])(
  'from %s, where nothing is, the way leads on, whatever the site is below',
  async (path) => {
    const below = await serve(site, { prefix: '/below/a/path/' })
    const { page } = await watch(browser)
    await page.goto(below.url + path)
    expect(await page.locator('h1').textContent()).toBe('There is no such page')
    expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
    await expect
      .poll(() => page.locator('.brand').evaluate((a) => (a as HTMLAnchorElement).href))
      .toBe(`${below.url}index.html`)
    const words = (path.split('/').at(-1) ?? '').replace('.html', '').replaceAll('-', ' ')
    expect(await page.locator('.tried').textContent()).toContain(words)
    await page.keyboard.press('/')
    await page.locator('dialog.search input[type=search]').fill('quota')
    await page.locator('a[role=option]').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.lost a', { hasText: 'il5' }).click()
    await page.waitForURL(`${below.url}environments/il5/index.html`)
    await page.context().close()
    below.server.close()
  },
)

it('an address that is not there gets the page that says so, with its status and the same headers', async () => {
  const answer = await fetch(`${served.url}guides/no-such-guide.html`)
  expect(answer.status).toBe(404)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await answer.text()).toContain('There is no such page')
})
