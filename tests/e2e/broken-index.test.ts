import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'
import { openSearch, settled } from './searching.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-broken-'))
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  for (const name of ['index.html', 'assets'])
    cpSync(join(inject('site'), name), join(folder, name), { recursive: true })
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  ;({ page, complaints } = await watch(browser))
  await page.goto(pathToFileURL(join(folder, 'index.html')).href)
  return () => page.context().close()
})

/** Moves what a copy lost on its way out of sight; gives what brings it back. */
function lose(names: RegExp): () => void {
  const index = join(folder, 'assets/search')
  const lost = readdirSync(index).filter((name) => names.test(name))
  expect(lost).not.toEqual([])
  for (const name of lost) renameSync(join(index, name), join(folder, name))
  return () => {
    for (const name of lost) renameSync(join(folder, name), join(index, name))
  }
}

/** Beside what the browser and Pagefind say of a file that is not there. */
const expected = /^failed: |ERR_FILE_NOT_FOUND|^Failed to load the index chunk/
const uncaught = () => complaints.filter((said) => !expected.test(said))
const hint = () => page.locator('.hints').textContent()

it.each([
  ['the list of what there is', /^index\.js$/],
  ['the engine', /^engine\./],
  ['the words', /^vocabulary\./],
  ['the places of words', /^words\./],
  ['the lists of words', /^words\.0[0-9a-f]{7}\.js$/],
  ['the texts', /^cards\./],
])('without %s it says which file is missing, and searches once that is back', async (_name, files) => {
  const restore = lose(files)
  try {
    await openSearch(page)
    await page.keyboard.type('postgres')
    await expect.poll(hint).toMatch(/A part of the search index is missing \(could not load \S+\.js\)/)
    expect(await page.locator('.hints a').getAttribute('href')).toMatch(/index-a-z\.html$/)
    expect(uncaught()).toEqual([])
  } finally {
    restore()
  }
  await page.locator('.hints button', { hasText: 'Try again' }).click()
  await settled(page, 'postgres')
  await expect.poll(hint).toBe('')
  expect(await page.locator('a[role=option]').first().textContent()).toMatch(/^PostgreSQL/)
  expect(uncaught()).toEqual([])
})
