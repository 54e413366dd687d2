import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Served, serve } from '../../src/publish/serve.ts'
import { Firefox, firefox } from './firefox.ts'
import { pageKinds } from './page-kinds.ts'

const site = inject('site')

// Chromium comes with the packages, Firefox does not: where the system has none this is skipped, and says so.
describe.skipIf(firefox === undefined)('Firefox', () => {
  let browser: Firefox
  let served: Served

  beforeAll(async () => {
    browser = await Firefox.launch()
    served = await serve(site, { prefix: '/below/a/path/' })
  })
  afterAll(async () => {
    await browser?.close()
    served?.server.close()
  })

  const settled = (query: string) =>
    browser.until(
      `document.querySelector('#hits[aria-busy=false]')?.dataset.query === ${JSON.stringify(query)}`,
    )

  it('keeps one file from reading another, and tells what the policy refuses', async () => {
    await browser.goto(`${pathToFileURL(site).href}/index.html`)
    expect(await browser.evaluate(`fetch('about.html').then(() => 'read', () => 'refused')`)).toBe('refused')
    await browser.evaluate(`document.body.insertAdjacentHTML('beforeend', '<b style="color: red">x</b>')`)
    await browser.evaluate(
      `document.head.append(Object.assign(document.createElement('script'), { text: '1' }))`,
    )
    await browser.evaluate(`console.error('said')`)
    for (const said of ['Same Origin Policy', 'style-src-attr', 'script-src-elem', 'said'])
      expect(browser.complaints.join()).toContain(said)
  })

  it('tells what a file asks of others, and what it does not get', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fieldbook-loose-'))
    const loose = join(folder, 'loose.html')
    writeFileSync(loose, `<!doctype html><img src="${served.url}robots.txt"><script src="gone.js"></script>`)
    await browser.goto(pathToFileURL(loose).href)
    expect(browser.requests).toContain(`${served.url}robots.txt`)
    expect(browser.complaints.join()).toContain(`failed: ${pathToFileURL(join(folder, 'gone.js')).href}`)
    rmSync(folder, { recursive: true })
  })

  describe.each([
    ['over HTTP', () => served.url],
    ['from file://', () => `${pathToFileURL(site).href}/`],
  ])('%s', (_name, base) => {
    const elsewhere = () =>
      browser.requests.filter((url) => !url.startsWith(base()) && !url.startsWith('data:'))

    it.each(pageKinds)('%s loads without a complaint and asks nobody else', async (path) => {
      await browser.goto(base() + path)
      expect(await browser.evaluate(`document.querySelectorAll('h1').length`)).toBe(1)
      expect(await browser.evaluate('getComputedStyle(document.body).margin')).toBe('0px')
      expect(browser.complaints).toEqual([])
      expect(elsewhere()).toEqual([])
    })

    it('is searched and left by keyboard alone, from a page deep inside', async () => {
      await browser.goto(`${base()}environments/il5/triage/memory-kill.html`)
      await browser.press('Control', 'k')
      await browser.until(`document.activeElement?.matches('dialog.search input')`)
      await browser.type('rabbit queue')
      await settled('rabbit queue')
      const first = `document.querySelector('[aria-selected=true]')`
      expect(await browser.evaluate(`${first}.textContent`)).toMatch(/^RabbitMQ/)
      await browser.press('ArrowDown')
      await browser.press('ArrowUp')
      const href = await browser.evaluate(`${first}.href`)
      await browser.leads(() => browser.press('Enter'))
      expect(await browser.evaluate('location.href')).toBe(href)
      expect(browser.complaints).toEqual([])
      expect(elsewhere()).toEqual([])
    })

    it('keeps what is looked for in the address of the search page', async () => {
      await browser.goto(`${base()}search.html#q=valkey&environment=il5`)
      await settled('valkey')
      expect(await browser.evaluate(`document.querySelector('a[role=option]').textContent`)).toMatch(
        /^Valkey/,
      )
      await browser.evaluate(`document.querySelector('.search-page input').select()`)
      await browser.type('rabbit')
      await settled('rabbit')
      expect(await browser.evaluate('location.hash')).toBe('#q=rabbit&environment=il5')
      expect(browser.complaints).toEqual([])
    })

    it('switching the environment keeps the kind of page', async () => {
      await browser.goto(`${base()}environments/il4/onboarding.html`)
      const link = `[...document.querySelectorAll('.path > li > a')].find((a) => a.textContent.includes('il6'))`
      await browser.leads(() => browser.evaluate(`${link}.click()`))
      expect(await browser.evaluate('location.href')).toBe(`${base()}environments/il6/onboarding.html`)
      expect(browser.complaints).toEqual([])
    })

    it('the theme is changed by its button', async () => {
      await browser.goto(`${base()}index.html`)
      const paper = () => browser.evaluate('getComputedStyle(document.body).backgroundColor')
      const papers = new Set<unknown>()
      for (let press = 0; press < 3; press++) {
        await browser.evaluate(`document.querySelector('.theme').click()`)
        papers.add(await paper())
      }
      expect(papers.size).toBe(2)
      expect(browser.complaints).toEqual([])
    })
  })
})
