/**
 * Measures the matrix of a large site beside that of a small one, in one run:
 * `node tests/matrix-speed.ts LARGE-SITE SMALL-SITE`. Times of the page's thread are processor time, so that other
 * work on the machine does not show in them; first paint and frames are as the reader sees them.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { serve } from '../src/publish/serve.ts'
import { launch, threadTime } from './e2e/browser.ts'

const runs = 9
const wheels = 60
const say = (line: string) => process.stdout.write(`${line}\n`)
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0
const worst = (list: number[]) => Math.max(...list)
const ms = (n: number) => `${Math.round(n)} ms`

interface Took {
  /** Processor time of the page's thread until the frame that answers is drawn. */
  cpu: number
  /** What the reader waits for that frame. */
  wait: number
}

/** Does something on the page and waits for the frame after the next: the one that answers is drawn then. */
async function time(page: Page, session: CDPSession, act: () => Promise<unknown>): Promise<Took> {
  await page.evaluate(
    () =>
      new Promise<void>((idle) => {
        // A page that has nothing to draw may never be called idle.
        requestIdleCallback(() => idle(), { timeout: 500 })
        const heard = (event: Event) => {
          removeEventListener('input', heard, true)
          removeEventListener('click', heard, true)
          requestAnimationFrame(() =>
            setTimeout(() => {
              document.body.dataset['wait'] = String(performance.now() - event.timeStamp)
            }),
          )
        }
        delete document.body.dataset['wait']
        addEventListener('input', heard, true)
        addEventListener('click', heard, true)
      }),
  )
  const before = await threadTime(session)
  await act()
  await page.waitForFunction(() => document.body.dataset['wait'] !== undefined)
  return {
    cpu: (await threadTime(session)) - before,
    wait: Number(await page.evaluate(() => document.body.dataset['wait'])),
  }
}

/** Scrolls down and to the right by the wheel; gives the time between frames. */
async function scroll(page: Page, session: CDPSession): Promise<{ cpu: number; frames: number[] }> {
  const region = page.locator('.matrix-region')
  await region.scrollIntoViewIfNeeded()
  await region.hover({ position: { x: 400, y: 300 } })
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames })
    const next = () => frames.push(performance.now()) < 10_000 && requestAnimationFrame(next)
    requestAnimationFrame(next)
  })
  const before = await threadTime(session)
  for (let i = 0; i < wheels; i++) await page.mouse.wheel(i % 5 === 4 ? 120 : 0, 120)
  const cpu = (await threadTime(session)) - before
  const at = await page.evaluate(() => (globalThis as unknown as { frames: number[] }).frames.slice())
  return { cpu, frames: at.slice(1).map((t, i) => t - (at[i] ?? t)) }
}

/** Milliseconds from the beginning of the navigation to the first frame with content; waits for that frame. */
const firstPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((seen) => {
        new PerformanceObserver((list, observer) => {
          const [entry] = list.getEntriesByName('first-contentful-paint')
          if (entry === undefined) return
          observer.disconnect()
          seen(entry.startTime)
        }).observe({ type: 'paint', buffered: true })
      }),
  )

async function measure(browser: Browser, url: string) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(url)
  const loading = await threadTime(session)
  const painted = await firstPaint(page)
  const field = page.locator('[name=q]')
  await field.focus()
  const keys: Took[] = []
  const word = (await page.locator('.matrix .s th a').last().textContent()) ?? ''
  for (const key of word.slice(0, 6)) keys.push(await time(page, session, () => page.keyboard.press(key)))
  for (const _ of word.slice(0, 6))
    keys.push(await time(page, session, () => page.keyboard.press('Backspace')))
  const only = await time(page, session, () =>
    page.evaluate(() => document.querySelector<HTMLElement>('#only')?.click()),
  )
  await page.locator('#only').uncheck()
  // Where reasons are on the pages of their services, following one leaves the page.
  const below = (await page.locator('.matrix.apart').count()) === 0
  const reason = below
    ? [
        await time(page, session, () =>
          page.evaluate(() => document.querySelectorAll<HTMLElement>('.matrix .s td a')[7]?.click()),
        ),
      ]
    : []
  const scrolled = await scroll(page, session)
  await page.goto(new URL('glossary.html', url).href)
  await page.goto(url)
  const repainted = await firstPaint(page)
  await page.context().close()
  return { loading, painted, repainted, keys, only, reason, scrolled }
}

const sites = process.argv.slice(2).map((site) => resolve(site))
const browser = await launch()
try {
  for (const site of sites) {
    const html = readFileSync(join(site, 'services.html'))
    const elements = html.toString().match(/<[a-z]/g)?.length
    say(
      `${site}: ${html.length} bytes, ${gzipSync(html, { level: 9 }).length} compressed, ${elements} elements`,
    )
    const { url, server } = await serve(site)
    for (const [how, address] of [
      ['over HTTP', `${url}services.html`],
      ['from file://', pathToFileURL(join(site, 'services.html')).href],
    ] as const) {
      const all = []
      for (let i = 0; i < runs; i++) all.push(await measure(browser, address))
      const keys = all.flatMap((run) => run.keys)
      const frames = all.flatMap((run) => run.scrolled.frames)
      const took = (list: Took[]) =>
        `${ms(median(list.map((t) => t.cpu)))} of processor (worst ${ms(worst(list.map((t) => t.cpu)))}), seen after ${ms(median(list.map((t) => t.wait)))}`
      say(`  ${how}`)
      say(
        `    first paint ${ms(median(all.map((r) => r.painted)))} on a first visit, ${ms(median(all.map((r) => r.repainted)))} from another page; loading took ${ms(median(all.map((r) => r.loading)))} of processor`,
      )
      say(`    a key in the filter ${took(keys)}`)
      say(`    differences only ${took(all.map((r) => r.only))}`)
      const reasons = all.flatMap((run) => run.reason)
      say(
        reasons.length > 0
          ? `    a reason ${took(reasons)}`
          : '    reasons are on the pages of their services',
      )
      say(
        `    a notch of the wheel ${ms(median(all.map((r) => r.scrolled.cpu)) / wheels)} of processor; between frames ${ms(median(frames))} (95 % under ${ms(frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0)})`,
      )
    }
    server.close()
  }
} finally {
  await browser.close()
}
