import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runVerb } from '../run-verb.ts'
import { launch, watch } from './browser.ts'
import { openSearch, search } from './searching.ts'

const top = mkdtempSync(join(tmpdir(), 'fieldbook-language-'))
const [root, site] = [join(top, 'playbook'), join(top, 'site')]
const asked = ['--root', root, '--as-of', '2026-11-16']

let browser: Browser
beforeAll(async () => {
  await runVerb('init', root, '--title', 'Werft', '--scheme', 'levels', '--path', 'dev>prod')
  await runVerb('new', 'service', 'warteschlange', ...asked)
  await runVerb('new', 'availability', 'warteschlange', '--environment', 'dev', ...asked)
  // Two words that stand for one another, which a script would say again and again.
  const own = "words: {interface: {'Narrow down': narrow down, narrow down: Narrow down}}\n"
  writeFileSync(join(root, 'fieldbook.config.yaml'), `language: de\n${own}`)
  expect(await runVerb('build', '--out', site, ...asked)).toMatchObject({ status: 0 })
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser.close()
  rmSync(top, { recursive: true })
})

it('what scripts put on a page is in the words of the playbook too, from files and under the policy', async () => {
  const watched = await watch(browser)
  const { page } = watched
  await page.goto(pathToFileURL(join(site, 'services.html')).href)
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  expect(await page.locator('nav.rail').first().textContent()).toContain('Passt meine Anwendung?')
  await openSearch(page)
  expect(await search(page, 'warteschlange', pathToFileURL(site).href)).not.toEqual([])
  expect(await page.locator('#hits').getAttribute('aria-label')).toBe('Ergebnisse')
  expect(await page.locator('.search .tally').textContent()).toMatch(/^\d+ Ergebnisse?\b/)
  expect(await page.locator('.search .keys').textContent()).toMatch(/bewegen.*öffnen/)
  expect(watched.complaints).toEqual([])
})
