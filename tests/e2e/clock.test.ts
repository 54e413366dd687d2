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

/** The notices of il5 as a reader's clock has them: each list, and what counts it. */
async function noticesAt(moment: string) {
  const { page, complaints } = await watch(browser)
  await page.clock.setFixedTime(new Date(moment))
  await page.goto(`${pathToFileURL(inject('site')).href}/environments/il5/notices.html`)
  const listed = (id: string) => page.locator(`.notices.${id} > article`).count()
  const fact = async (label: string) =>
    Number(await page.locator('.facts div', { hasText: label }).locator('dd').textContent())
  const seen = {
    lists: [await listed('open'), await listed('announced'), await listed('past')],
    facts: [await fact('Open'), await fact('Announced'), await fact('Over')],
    lead: (await page.locator('.lead').textContent()) ?? '',
    rail: (await page.locator('[aria-current="page"] .count').first().textContent()) ?? '',
    rotation: await page.locator('#secret-rotation-exercise').evaluate((e) => e.parentElement?.className),
  }
  expect(complaints).toEqual([])
  await page.context().close()
  return seen
}

describe('notices by the reader’s clock', () => {
  it.each([
    ['on the day of the edition', '2026-11-16T09:00:00Z', 'notices announced'],
    ['after one has begun', '2026-12-09T03:00:00Z', 'notices open'],
    ['after it has ended', '2026-12-09T09:00:00Z', 'notices past'],
    ['ninety days on', '2027-02-14T09:00:00Z', 'notices past'],
  ])('%s each stands where it belongs, and counts are those of what is listed', async (_, moment, place) => {
    const { lists, facts, lead, rail, rotation } = await noticesAt(moment)
    expect(rotation).toBe(place)
    expect(facts).toEqual(lists)
    expect(rail).toBe(`${(lists[0] ?? 0) + (lists[1] ?? 0)} open`)
    expect(lead).toContain(`${lists[1]} announced`)
  })
})
