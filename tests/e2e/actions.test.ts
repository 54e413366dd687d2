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
