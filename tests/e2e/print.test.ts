import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = (await watch(browser)).page
})
afterAll(async () => {
  await browser.close()
})

const marking = /UNCLASSIFIED \/\/ NOTIONAL/g

/** What stands on each sheet. */
async function sheets(path: string, format = 'A4'): Promise<string[]> {
  await page.goto(`${pathToFileURL(inject('site')).href}/${path}`)
  const { text } = await extractText(new Uint8Array(await page.pdf({ format })))
  return text.map((sheet) => sheet.replace(/\s+/g, ' '))
}

/** Text of a sheet besides its margins. */
const inside = (sheet: string) =>
  sheet
    .replace(marking, '')
    .replace(/\d+ \/ \d+/, '')
    .trim()

describe.each([
  'index.html',
  'services.html',
  'environments/il5/index.html',
  'environments/il5/roadmap.html',
  'environments/il5/onboarding.html',
  'environments/il5/triage/crash-loop.html',
  'environments/il5/book.html',
  'objectives.html',
  'about.html',
])('%s on paper', (path) => {
  it('has the marking once at the top and once at the foot of each sheet, with its number, and no empty sheet', async () => {
    const found = await sheets(path)
    expect(found.map((sheet) => sheet.match(marking)?.length)).toEqual(found.map(() => 2))
    expect(found.map((sheet) => sheet.match(/\d+ \/ \d+/)?.[0])).toEqual(
      found.map((_, i) => `${i + 1} / ${found.length}`),
    )
    expect(found.map((sheet) => inside(sheet).length > 60)).toEqual(found.map(() => true))
  })
})

it('the matrix has its heads on each sheet with rows', async () => {
  const found = await sheets('services.html')
  const heads = /il2 .*il4 .*il5 .*il6 /
  expect(found.filter((sheet) => !heads.test(sheet)).length).toBeLessThanOrEqual(1)
  expect(found.length).toBeLessThan(18)
  expect(found.join(' ')).not.toMatch(/\bWhy\b(?! )/)
})

it('a path is printed with its drawing: each answer stands there and under its question', async () => {
  const text = (await sheets('environments/il5/triage/crash-loop.html')).join(' ')
  expect(text).toContain('The path')
  const answers = await page.locator('.answers a > span:first-child').allTextContents()
  // Where code ends within a line, the text of the sheet may have a space that no reader sees.
  const close = (words: string) => words.replace(/\s+/g, '')
  for (const answer of answers) expect(close(text).split(close(answer)).length, answer).toBeGreaterThan(2)
})

it('onboarding is printed with its bars and what was chosen', async () => {
  await page.goto(`${pathToFileURL(inject('site')).href}/environments/il5/onboarding.html`)
  const bar = page.locator('.schedule tbody tr:not([hidden]) .bar rect').first()
  const condition = page.locator('.yours fieldset label').first()
  await condition.click()
  const { text } = await extractText(new Uint8Array(await page.pdf({ format: 'A4' })))
  expect(text.join(' ')).toContain((await condition.locator('b').textContent())?.trim())
  await page.emulateMedia({ media: 'print' })
  expect((await bar.boundingBox())?.width).toBeGreaterThan(5)
  await page.emulateMedia({ media: null })
})

describe.each(['A4', 'Letter', 'A5'])('on %s', (format) => {
  it('the card of an environment is one sheet, with whom to call', async () => {
    const found = await sheets('environments/il5/card.html', format)
    expect(found).toHaveLength(1)
    expect(found[0]?.match(marking)).toHaveLength(2)
    expect(found[0]).toContain('DISTRIBUTION STATEMENT F.')
    for (const words of ['ext. 0142', 'After a spill', 'Where to look', 'cf app APP'])
      expect(found[0]).toContain(words)
  })

  it('the field book has its contents first, marks on each sheet, and each path with where its answers lead', async () => {
    const found = await sheets('environments/il5/book.html', format)
    expect(found.map((sheet) => sheet.match(marking)?.length)).toEqual(found.map(() => 2))
    expect(found[0]).toContain('On this page')
    expect(found[0]).toContain('DISTRIBUTION STATEMENT F.')
    const all = found.join(' ')
    const paths = await page.locator('.book-path h3').allTextContents()
    expect(paths.length).toBeGreaterThan(10)
    for (const title of paths) expect(all).toContain(title.replace(/\s+/g, ' ').trim().replace(/^\d+ /, ''))
    // Weeks to come take the place of those that have passed, by themselves.
    expect(await page.locator('.book :is(details, [hidden]:not(.week), button, input)').count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280)
  })
})
