import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

const path = 'environments/il5/triage/crash-loop.html'
const address = () => `${pathToFileURL(inject('site')).href}/${path}`

/** Answers the first question, and says what was seen at it; by keyboard alone. */
async function answerFirst(page: Page): Promise<string> {
  const step = page.locator('.triage > li').first()
  await step.locator('.paste summary').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('state since\n#0 crashed')
  await step.locator('.answers a').first().focus()
  await page.keyboard.press('Enter')
  return (await step.locator('h2').textContent()) ?? ''
}

/** What is saved as a file. */
async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#walk [data-act="save"]').click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

describe('a walk through a path, opened from files', () => {
  it('is noted by keyboard, is there after a reload, and is taken along', async () => {
    const { page, complaints, requests } = await watch(browser)
    await page.goto(address())
    // One place to note in each step, and none inside of what the step says.
    const steps = page.locator('.triage > li')
    expect(await page.locator('.triage > li > .paste').count()).toBe(await steps.count())
    expect(await page.locator('.paste').count()).toBe(await steps.count())
    await page.locator('.fill [name="APP"]').fill('orders')
    const title = await answerFirst(page)
    expect(await page.locator('#walk ol li').count()).toBe(1)
    await page.reload()
    expect(await page.locator('#walk ol').textContent()).toContain(title.trim())
    const text = await saved(page)
    expect(text).toMatch(/^# .*, in il5\n\nThe page is marked UNCLASSIFIED/)
    expect(text).toContain('- APP: `orders`')
    expect(text).toMatch(/## 1\. .* \(\d\d:\d\dZ\)\n\nAnswer: .+\n\n```text\nstate since\n#0 crashed\n```/)
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
    await page.locator('#walk [data-act="discard"]').click()
    await page.reload()
    expect(await page.locator('#walk ol li').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('says where nothing can be kept, and is taken along all the same', async () => {
    const { page } = await watch(browser)
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
    await page.goto(address())
    await answerFirst(page)
    expect(await page.locator('#walk [role="status"]').textContent()).toContain('keeps nothing')
    expect(await saved(page)).toContain('#0 crashed')
    await page.context().close()
  })

  it('is read by a screen reader, and fits 320 px', async () => {
    const { page } = await watch(browser, { viewport: { width: 320, height: 640 } })
    await page.goto(address())
    await answerFirst(page)
    const { violations } = await new AxeBuilder({ page }).include('#walk').include('.paste').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.context().close()
  })
})

it('the record of a release is printed with room for who confirms', async () => {
  const { page, complaints } = await watch(browser, { viewport: { width: 320, height: 640 } })
  await page.goto(`${pathToFileURL(inject('site')).href}/releases/orders-4.8.0.html`)
  const signed = page.locator('.lines tbody .signed').first()
  expect(await signed.isVisible()).toBe(false)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await page.emulateMedia({ media: 'print' })
  expect(await signed.isVisible()).toBe(true)
  expect(await page.locator('#transfer ~ ul').textContent()).toContain('still open')
  expect(complaints).toEqual([])
  await page.context().close()
})
