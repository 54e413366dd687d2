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

const address = () => `${pathToFileURL(inject('site')).href}/environments/il5/readiness.html`
const state = (page: Page) => page.locator('.kept .state').textContent()
const row = (page: Page, line: string) => page.locator(`tr[data-line="${line}"]`)

/** Fills in the release and ticks two lines, by keyboard alone. */
async function tickTwo(page: Page): Promise<void> {
  for (const [name, value] of [
    ['app', 'berths'],
    ['version', '2.5.0'],
    ['by', 'R. Ash'],
  ] as const) {
    await page.locator(`.release [name="${name}"]`).focus()
    await page.keyboard.type(value)
  }
  for (const line of ['readiness/manifest', 'expectations/canary-plan']) {
    await row(page, line).locator('input').focus()
    await page.keyboard.press('Space')
  }
}

async function saved(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.kept [data-act="save"]').click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

describe('the readiness list, opened from files', () => {
  it('is ticked by keyboard, is there after a reload, and is taken along', async () => {
    const { page, complaints, requests } = await watch(browser)
    await page.clock.setFixedTime('2026-11-20T09:00:00Z')
    await page.goto(address())
    await tickTwo(page)
    expect(await state(page)).toMatch(/^2 of \d+ ticked\. .*nothing is sent/)
    const [, boxes] = /^2 of (\d+) ticked/.exec((await state(page)) ?? '') ?? []
    expect(await page.locator('.facts').first().textContent()).toContain(`${boxes} lines`)
    await page.reload()
    expect(await row(page, 'readiness/manifest').locator('input').isChecked()).toBe(true)
    expect(await row(page, 'readiness/manifest').locator('.signed').textContent()).toBe('R. Ash, 20 Nov 2026')
    const text = await saved(page)
    expect(text).toMatch(/^# Readiness of berths 2\.5\.0 for il5\n\nThe page is marked UNCLASSIFIED/)
    expect(text).toContain('- [ ] The day is agreed (`readiness/day`)')
    expect(text).toMatch(/- \[x\] .* \(`expectations\/canary-plan`\): R\. Ash, 2026-11-20/)
    await page.locator('.kept [data-act="discard"]').click()
    await page.reload()
    expect(await page.locator('tr[data-line] input:checked').count()).toBe(0)
    expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('opens a line again whose words are others than those that were ticked', async () => {
    const { page } = await watch(browser)
    await page.goto(address())
    await tickTwo(page)
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage))
        localStorage.setItem(
          key,
          (localStorage.getItem(key) ?? '').replace('fieldbook fit', 'fieldbook fits'),
        )
    })
    await page.reload()
    expect(await row(page, 'readiness/manifest').locator('input').isChecked()).toBe(false)
    expect(await row(page, 'expectations/canary-plan').locator('input').isChecked()).toBe(true)
    expect(await state(page)).toContain('open again: The manifest fits')
    await page.context().close()
  })

  it('judges the day by the calendar, and what the canary showed by its thresholds', async () => {
    const { page } = await watch(browser)
    await page.goto(address())
    const on = async (day: string) => {
      await page.locator('.release [name="day"]').fill(day)
      await page.locator('.release [name="day"]').dispatchEvent('change')
      return page.locator('.legal').textContent()
    }
    expect(await on('2026-12-08')).toMatch(/^✓/)
    expect(await on('2026-12-25')).toMatch(/^✗ .* The next is/)
    expect(await on('2029-01-09')).toMatch(/^\? .*nobody can tell/)
    const seen = page.locator('[data-measure="error-rate"]')
    await seen.locator('input').fill('0.1')
    expect(await seen.locator('output').textContent()).toContain('within')
    await seen.locator('input').fill('0.2')
    expect(await seen.locator('output').textContent()).toContain('over')
    await page.context().close()
  })

  it('says where nothing can be kept, with a script that may not, and without one', async () => {
    const { page } = await watch(browser)
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    })
    await page.goto(address())
    await tickTwo(page)
    expect(await state(page)).toContain('keeps nothing')
    expect(await saved(page)).toContain('- [x]')
    await page.context().close()
    const plain = await watch(browser, { javaScriptEnabled: false })
    await plain.page.goto(address())
    expect(await state(plain.page)).toContain('print it before you leave')
    expect(await plain.page.locator('.kept .buttons').isVisible()).toBe(false)
    await plain.page.context().close()
  })

  it('is read by a screen reader, fits 320 px, and is printed with what was ticked and room for names', async () => {
    const { page } = await watch(browser, { viewport: { width: 320, height: 640 } })
    await page.goto(address())
    await tickTwo(page)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 760, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    expect(await row(page, 'readiness/day').locator('.signed').isVisible()).toBe(true)
    expect(await row(page, 'readiness/manifest').locator('.signed').textContent()).toContain('R. Ash')
    expect(await page.locator('.release [name="app"]').isVisible()).toBe(true)
    expect(await page.locator('.kept').isVisible()).toBe(false)
    expect(await page.locator('.go tbody tr').count()).toBeGreaterThan(2)
    await page.context().close()
  })
})
