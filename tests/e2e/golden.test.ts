import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'
import { goldenQueries } from './golden-queries.ts'
import { openSearch, search } from './searching.ts'

const root = `${pathToFileURL(inject('site')).href}/`
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** `environments/*\/services.html#postgres`; a page without an anchor is met at any of its anchors. */
function leadsTo(url: string, wanted: string): boolean {
  const pattern = wanted.replaceAll('.', '\\.').replaceAll('*', '[^/#]+')
  return new RegExp(`^${pattern}${wanted.includes('#') ? '' : '(?:#.*)?'}$`).test(url)
}

it('every query of the golden set finds its page among the first three', async () => {
  const { page, complaints } = await watch(browser)
  await page.goto(`${root}index.html`)
  await openSearch(page)
  const places: { query: string; place: number; first: string[] }[] = []
  for (const [query, ...wanted] of goldenQueries) {
    const shown = (await search(page, query, root)).map(({ url }) => url)
    const place = shown.findIndex((url) => wanted.some((w) => leadsTo(url, w)))
    places.push({ query, place, first: shown.slice(0, 3) })
  }
  const recall = (within: number) =>
    places.filter(({ place }) => place >= 0 && place < within).length / places.length
  console.info(
    `${places.length} queries: recall@1 ${recall(1).toFixed(3)}, recall@3 ${recall(3).toFixed(3)}; not first: ` +
      places
        .filter(({ place }) => place !== 0)
        .map(({ query, place }) => `${query} (${place + 1})`)
        .join(', '),
  )
  expect(places.length).toBeGreaterThanOrEqual(45)
  expect(places.filter(({ place }) => place < 0 || place > 2)).toEqual([])
  expect(recall(1)).toBeGreaterThan(0.75)
  expect(complaints).toEqual([])
})
