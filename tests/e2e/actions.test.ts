import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** The register on a day, with what stands in its address. */
async function registerOn(moment: string, choices = '') {
  const watched = await watch(browser)
  await watched.page.clock.setFixedTime(new Date(moment))
  await watched.page.goto(`${pathToFileURL(inject('site')).href}/actions.html${choices}`)
  return watched
}

describe('the register of actions', () => {
  it('has late what is late by the reader’s clock', async () => {
    const late: number[] = []
    for (const moment of ['2026-11-16T12:00:00Z', '2027-12-01T12:00:00Z']) {
      const { page, complaints } = await registerOn(moment)
      const shown = await page.locator('.register .lateness:not([hidden])').count()
      const fact = await page.locator('.facts div', { hasText: 'Late' }).locator('dd').textContent()
      expect(Number(fact)).toBe(shown)
      expect(complaints).toEqual([])
      late.push(shown)
      await page.context().close()
    }
    expect(late[1]).toBeGreaterThan(late[0] ?? 0)
  })

  it('is narrowed down, and the choice stands in the address', async () => {
    const { page, complaints } = await registerOn('2026-11-16T12:00:00Z')
    await page.locator('[name="in"]').selectOption('il6')
    await page.locator('[name="for"]').selectOption('preventive')
    const rows = page.locator('.register tbody tr:visible')
    const places = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset['in']))
    expect(new Set(places)).toEqual(new Set(['il6']))
    expect(new URL(page.url()).hash).toBe('#in=il6&for=preventive')
    await page.locator('.result button').click()
    expect(await rows.count()).toBeGreaterThan(places.length)
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('the lists', () => {
  it('are narrowed down by keyboard alone', async () => {
    const { page, complaints } = await registerOn('2026-11-16T12:00:00Z')
    const rows = page.locator('.register tbody tr:visible')
    const all = await rows.count()
    await page.locator('[name="owner"]').focus()
    await page.keyboard.press('ArrowDown')
    const shown = await rows.count()
    expect(shown).toBeGreaterThan(0)
    expect(shown).toBeLessThan(all)
    for (
      let i = 0;
      i < 12 && !(await page.locator('.result button').evaluate((b) => b.matches(':focus')));
      i++
    )
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await rows.count()).toBe(all)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(['actions', 'demand', 'releases'])('%s is whole on paper', async (name) => {
    const { page } = await watch(browser, { viewport: { width: 760, height: 1000 } })
    await page.goto(`${pathToFileURL(inject('site')).href}/${name}.html`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.banner').first().isVisible()).toBe(true)
    expect(await page.locator('.rail').isVisible()).toBe(false)
    expect(await page.locator('main table').count()).toBeGreaterThan(0)
    const cut = await page
      .locator('main table:visible')
      .evaluateAll((tables) =>
        tables.flatMap((table) =>
          table.getBoundingClientRect().right > innerWidth + 1 ? [table.outerHTML.slice(0, 200)] : [],
        ),
      )
    expect(cut).toEqual([])
    await page.context().close()
  })
})
