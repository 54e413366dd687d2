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

describe('the drawing of a path', () => {
  it('says each question and each answer, and no line runs through its words', async () => {
    const { page } = await watch(browser)
    for (const width of [1440, 1100, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(address())
      const steps = await page.locator('.triage > li > h2').allTextContents()
      expect((await page.locator('.ways .stop a').allTextContents()).map((t) => t.trim())).toEqual(
        steps.map((t) => t.trim()),
      )
      expect(await page.locator('.ways ul > li').count()).toBe(await page.locator('.answers > li').count())
      const crossed = await page.locator('.ways').evaluate((drawing) => {
        const lines = [...drawing.querySelectorAll('line')].map((line) => line.getBoundingClientRect())
        return [...drawing.querySelectorAll('a, ul > li > span')]
          .map((words) => ({ words: words.textContent, box: words.getBoundingClientRect() }))
          .filter(
            ({ box }) =>
              box.width > 0 && lines.some((line) => line.width + line.height > 0 && line.right > box.left),
          )
          .map(({ words }) => words)
      })
      expect(crossed).toEqual([])
    }
    await page.context().close()
  })

  it('follows the reader, and shows the ways that were taken', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(address())
    const here = () => page.locator('.ways [aria-current="step"]').getAttribute('data-step')
    const first = page.locator('.triage > li').first()
    expect(await here()).toBe(await first.getAttribute('id'))
    const answer = first.locator('.answers a').nth(1)
    const target = (await answer.getAttribute('href'))?.slice(1)
    await answer.click()
    await page.waitForFunction(
      (id) => document.querySelector('.ways [aria-current]')?.getAttribute('data-step') === id,
      target,
    )
    expect(await page.locator('.ways li.been').first().getAttribute('data-step')).toBe(
      await first.getAttribute('id'),
    )
    expect(await page.locator('.ways ul > li.been').getAttribute('data-way')).toBe('1.2')
    const ways = await page
      .locator('.ways g.been')
      .evaluateAll((all) => all.map((g) => g.getAttribute('data-way')))
    expect(ways.length).toBeGreaterThan(2)
    expect(ways.every((names) => names?.split(' ').includes('1.2'))).toBe(true)
    // Where it was left.
    await page.goto(address())
    expect(await here()).toBe(target)
    await page.locator('#walk [data-act="discard"]').click()
    expect(await page.locator('.ways .been').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('shows one step at a time on a phone, under the way there, and all of them when asked or printed', async () => {
    const { page } = await watch(browser, { viewport: { width: 360, height: 740 } })
    await page.goto(address())
    const seen = (of: string) => page.locator(of).filter({ visible: true }).count()
    expect(await seen('.triage > li')).toBe(1)
    await page.locator('.triage > li .answers a').filter({ visible: true }).nth(1).click()
    await page.waitForFunction(() => location.hash !== '')
    expect(await seen('.triage > li')).toBe(1)
    expect(await page.locator('.triage > li').first().isVisible()).toBe(false)
    expect(await seen('.ways .stop')).toBe(2)
    expect(await seen('.ways ul > li')).toBe(1)
    const all = await page.locator('.triage > li').count()
    await page.emulateMedia({ media: 'print' })
    expect(await seen('.triage > li')).toBe(all)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: 'Show all steps' }).click()
    expect(await seen('.triage > li')).toBe(all)
    await page.context().close()
  })
})

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

it('a pasted line of a log marks the signal that it matched', async () => {
  const { page, complaints } = await watch(browser)
  await page.goto(`${pathToFileURL(inject('site')).href}/environments/il5/triage.html`)
  const field = page.getByRole('searchbox', { name: 'What do you see?' })
  await field.fill('2026-11-14T08:31:02Z [APP/PROC/WEB/1] Exited with status 143 (out of luck)')
  expect(await page.locator('.signals mark').allTextContents()).toContain('Exited with status 143')
  await field.fill('')
  expect(await page.locator('.signals mark').count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
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
