import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launch, threadTime } from './browser.ts'

const site = inject('site')
const copies = 16
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-vast-'))
let browser: Browser

beforeAll(async () => {
  cpSync(site, folder, { recursive: true })
  writeFileSync(join(folder, 'vast.html'), vastPage(readFileSync(join(site, 'services.html'), 'utf8')))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})

/** The matrix with each row many times over, written as a page with so many cells and reasons is. */
function vastPage(html: string): string {
  const body = (tbody: string) => {
    const [, open = '', rows = ''] = /^([\s\S]*?<\/tr>)([\s\S]*)<\/tbody>$/.exec(tbody) ?? []
    const kept = rows
      .replace(/<tr class="why[\s\S]*?<\/tr>/g, '')
      .replace(/href="#(([a-z0-9-]+):[^"]*)"/g, 'href="services/$2.html#$1"')
    const copy = (_: unknown, n: number) => kept.replace(/\sid="[a-z0-9-]+/g, n === 0 ? '$&' : `$&-copy-${n}`)
    return `${open}${Array.from({ length: copies }, copy).join('')}</tbody>`
  }
  return html.replace(/<tbody[\s\S]*?<\/tbody>/g, body).replace('class="matrix"', 'class="matrix vast apart"')
}

interface Work {
  /** Elements whose style was computed. */
  styled: number
  /** Boxes that were laid out. */
  laidOut: number
}

/** What the browser does for a step, from its own records: counts, which a busy machine does not change. */
async function workOf(session: CDPSession, step: () => Promise<unknown>): Promise<Work> {
  const work: Work = { styled: 0, laidOut: 0 }
  const read = ({ value }: { value: unknown[] }) => {
    for (const { name, args } of value as Recorded[]) {
      if (name === 'UpdateLayoutTree') work.styled += args.elementCount ?? 0
      if (name === 'Layout') work.laidOut += args.beginData?.dirtyObjects ?? 0
    }
  }
  session.on('Tracing.dataCollected', read)
  const traceConfig = { includedCategories: ['devtools.timeline'] }
  await session.send('Tracing.start', { traceConfig, transferMode: 'ReportEvents' })
  await step()
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', read)
  return work
}

interface Recorded {
  name: string
  args: { elementCount?: number; beginData?: { dirtyObjects?: number } }
}

it('rows out of sight are neither styled nor laid out, and a key in the filter is answered at once', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  const thread = await page.context().newCDPSession(page)
  await thread.send('Performance.enable', { timeDomain: 'threadTicks' })
  const session = await browser.newBrowserCDPSession()
  const drawn = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))

  const loading = await workOf(session, async () => {
    await page.goto(pathToFileURL(join(folder, 'vast.html')).href)
    await drawn()
  })
  const rows = await page.locator('.matrix .s').count()
  expect(rows).toBeGreaterThan(500)
  // A row has some forty boxes. Those above the fold are laid out, and one for each of the others.
  expect(loading.laidOut).toBeLessThan(12 * rows)

  await page.locator('[name=q]').focus()
  const before = await threadTime(thread)
  const filtering = await workOf(session, async () => {
    await page.keyboard.press('q')
    await drawn()
  })
  expect((await threadTime(thread)) - before).toBeLessThan(100)
  const left = await page.locator('.matrix .s:not([hidden])').count()
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(rows / 2)
  expect(filtering.styled).toBeLessThan(3 * rows)
  expect(filtering.laidOut).toBeLessThan(6 * rows)
  await page.context().close()
})

it('a reason is one key away on the page of its service, and back is the view that was left', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`${pathToFileURL(join(folder, 'vast.html')).href}#against=il2&q=postgres`)
  const shown = await page.locator('output').textContent()
  await page.locator('#postgres td:nth-child(5) p a').focus()
  await page.keyboard.press('Enter')
  const told = page.locator('[id="postgres:il6"]:target')
  await told.waitFor()
  // The page scrolls there smoothly.
  await expect.poll(() => told.evaluate((at) => at.getBoundingClientRect().top)).toBeLessThan(800)
  expect(await told.getAttribute('class')).toContain('changed')
  await page.goBack()
  await page.locator('.filters.ready').waitFor()
  expect(await page.locator('[name=q]').inputValue()).toBe('postgres')
  expect(await page.locator('output').textContent()).toBe(shown)
  await page.context().close()
})

it('against a chosen environment every cell that differs leads to the page of its service', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(pathToFileURL(join(folder, 'vast.html')).href)
  const links = page.locator('.s td.d p:not(.trouble) a')
  const written = await links.count()
  await page.locator('[name=against]').selectOption('il2')
  expect(await links.count()).toBeGreaterThan(written)
  expect(await page.locator('.s td.d:not(:has(p:not(.trouble) a))').count()).toBe(0)
  const all = await links.evaluateAll((list) => list.map((a) => a.getAttribute('href') ?? ''))
  expect(all.filter((href) => !/^services\/([a-z0-9-]+)\.html#\1(-copy-\d+)?:il\d$/.test(href))).toEqual([])
  await page.context().close()
})

it('a link to a reason that is told elsewhere shows its row', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage()
  await page.goto(`${pathToFileURL(join(folder, 'vast.html')).href}#postgres:il5`)
  await page.locator('#postgres:target').waitFor()
  await page.context().close()
})
