import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { allPages } from '../../src/domain/pages/registry.ts'
import { type Served, serve } from '../../src/publish/serve.ts'
import { listFiles } from '../../src/workspace/find-files.ts'
import { wordsOfTheFirst } from '../words-of-the-first.ts'
import { launch, watch } from './browser.ts'

const root = 'examples/tallow-coast'
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-second-'))
const site = join(folder, 'site')
let browser: Browser
let served: Served

const build = (network: string, out: string) => {
  const args = ['bin/fieldbook.mjs', 'build', '--root', root, '--network', network, '--out', out]
  execFileSync(process.execPath, [...args, '--revision', 'tests', '--work', join(folder, 'work')])
}

beforeAll(async () => {
  build('office', site)
  browser = await launch()
  served = await serve(site)
})
afterAll(async () => {
  await browser.close()
  served.server.close()
  rmSync(folder, { recursive: true, force: true })
})

const { playbook } = openForEditing({ root: [root], network: 'office' }).release
const byKind = Map.groupBy(allPages(playbook), ({ kind }) => kind)

/** Of each kind the page with the most on it. */
const pages = [...byKind.values()].flatMap((all) =>
  all
    .toSorted((a, b) => b.anchors.length - a.anchors.length)
    .slice(0, 1)
    .map(({ file }) => file),
)

it('every network of it gets its site: pages print figures, and none is taken for what is withheld', () => {
  const others = ['web', 'control']
  for (const network of others) build(network, join(folder, network))
  expect(others.filter((network) => !existsSync(join(folder, network, 'index.html')))).toEqual([])
})

it.each(pages)('%s loads without a complaint and fits a narrow screen', async (path) => {
  const { page, complaints } = await watch(browser, { viewport: { width: 360, height: 800 } })
  await page.goto(served.url + path)
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

it.each([
  'index.html',
  'services.html',
  'environments/depot/index.html',
  'environments/cabin/onboarding.html',
])('%s passes axe', async (path) => {
  const { page } = await watch(browser)
  await page.goto(served.url + path)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.context().close()
})

it('no file of it has a word of the first playbook, or a marking of another scheme', () => {
  // Records of search are packed; what they say stands on the pages.
  const texts = listFiles(site).filter(
    (file) => /\.(?:html|css|js|json|csv|ics|xml|svg|txt)$/.test(file) && !file.startsWith('assets/search/'),
  )
  expect(texts.length).toBeGreaterThan(200)
  const said = texts.flatMap((file) => {
    const words = readFileSync(join(site, file), 'utf8').match(wordsOfTheFirst)
    return words ? [`${file}: ${[...new Set(words)].join(', ')}`] : []
  })
  expect(said).toEqual([])
})

it('the start page counts a fork as two paths, and says what changes on each stretch of them', async () => {
  const { page } = await watch(browser, { viewport: { width: 1280, height: 900 } })
  await page.goto(`${served.url}index.html`)
  expect(await page.locator('h1').textContent()).toBe('Five environments, two paths, one on its own')
  const stretches = await page
    .locator('.route .change')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(stretches).toEqual(
    ['bench/yard', 'yard/concourse', 'yard/depot'].map((pair) =>
      expect.stringContaining(pair.replace('/', '-to-')),
    ),
  )
  await page.context().close()
})
