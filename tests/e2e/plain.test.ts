import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join, posix } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { type HtmlTag, isHtmlTag, parsePage, textsIn, wordsIn } from '../../src/publish/pages/html.ts'
import { contentFault } from '../../src/publish/plain/plain-faults.ts'
import { listFiles } from '../../src/workspace/find-files.ts'
import { launch, watch } from './browser.ts'

const whole = inject('site')
let folder: string
let plain: string
let files: string[]
let browser: Browser
let page: Page
const complaints: string[] = []
const requests: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-plain-'))
  plain = join(folder, 'site')
  const args = ['build', '--profile', 'plain', '--network', 'low', '--out', plain, '--revision', 'tests']
  execFileSync(process.execPath, ['bin/fieldbook.mjs', ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  files = listFiles(plain)
  browser = await launch()
  const watched = await watch(browser, { javaScriptEnabled: false })
  page = watched.page
  page.on('console', (message) => complaints.push(message.text()))
  page.on('request', (request) => requests.push(request.url()))
}, 300_000)
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const open = (file: string) => page.goto(`${pathToFileURL(join(plain, file))}`)
const read = (site: string, file: string) => parsePage(readFileSync(join(site, file), 'utf8'))

it('is pages, styles, pictures and text, and nothing in them runs', () => {
  expect(new Set(files.map((file) => extname(file)))).toEqual(new Set(['.html', '.css', '.csv', '.json']))
  expect(files.filter((file) => file.endsWith('.json'))).toEqual(['release.json'])
  const faults = files.flatMap((file) => contentFault(file, readFileSync(join(plain, file))) ?? [])
  expect(faults).toEqual([])
})

it('has every page of the whole but those that are nothing without a script', () => {
  const pages = (site: string) => listFiles(site).filter((file) => file.endsWith('.html'))
  const missing = pages(whole).filter((file) => !files.includes(file))
  expect(missing.sort()).toEqual(['fit.html', 'search.html', 'worksheet.html'])
})

it('every link leads somewhere', () => {
  const ids = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, new Set(read(plain, file).elements.map(({ attribs }) => attribs['id']))]),
  )
  const broken: string[] = []
  for (const file of ids.keys()) {
    for (const { attribs } of read(plain, file).elements) {
      const link = attribs['href'] ?? attribs['src']
      if (link === undefined) continue
      const [given = '', anchor] = link.split('#')
      // It is sent for addresses of any depth, and asks for its style from each.
      const path = file === '404.html' ? given.replace(/^(?:\.\.\/)+/, '') : given
      const target = path === '' ? file : posix.join(posix.dirname(file), path)
      if (!files.includes(target)) broken.push(`${file}: ${link}`)
      else if (anchor && !anchor.includes('=') && ids.get(target)?.has(decodeURIComponent(anchor)) === false)
        broken.push(`${file}: ${link} (no such anchor)`)
    }
  }
  expect(broken).toEqual([])
})

/** Headings, cells and terms that somebody reads on a page without scripts. */
function readable(site: string, file: string): string[] {
  const found: string[] = []
  const visit = (tag: HtmlTag) => {
    const { name, attribs } = tag
    const classes = (attribs['class'] ?? '').split(' ')
    if ('hidden' in attribs || attribs['aria-hidden'] === 'true' || classes.includes('scripted')) return
    if (['form', 'fieldset', 'svg', 'noscript', 'nav', 'script', 'button', 'label', 'select'].includes(name))
      return
    const isText =
      /^(?:h[1-4]|td|th|dt)$/.test(name) && !tag.children.some((c) => isHtmlTag(c) && isControl(c))
    if (isText) found.push(plainly(shownWords(tag)))
    else for (const child of tag.children) if (isHtmlTag(child)) visit(child)
  }
  const main = read(site, file).elements.find(({ name }) => name === 'main')
  if (main) visit(main)
  return found
}
const shownWords = (tag: HtmlTag) =>
  textsIn(tag, ({ attribs }) => !('hidden' in attribs))
    .map(({ data }) => data)
    .join(' ')
    .replace(/\s+/g, ' ')
const plainly = (words: string) => words.replace(/\s*[●◆○▼–?]\s*/g, ' ').trim()
const isControl = ({ name, children }: HtmlTag): boolean =>
  ['button', 'input', 'select', 'form', 'noscript', 'svg'].includes(name) ||
  children.some((c) => isHtmlTag(c) && isControl(c))

it('says everything that the whole says without scripts', () => {
  let [pages, texts] = [0, 0]
  const lost: string[] = []
  for (const file of files.filter((name) => name.endsWith('.html') && name !== 'about.html')) {
    const main = read(plain, file).elements.find(({ name }) => name === 'main')
    const said = main ? plainly(wordsIn(main)) : ''
    pages++
    for (const text of readable(whole, file)) {
      texts++
      if (!said.includes(text)) lost.push(`${file}: ${text.slice(0, 80)}`)
    }
  }
  console.log(`${texts} headings and cells of ${pages} pages`)
  expect(texts).toBeGreaterThan(5000)
  expect(lost).toEqual([])
})

it('one page of every kind is shown with its banners, and asks for nothing but styles', async () => {
  const kinds = new Map(
    files
      .filter((f) => f.endsWith('.html'))
      .map((f) => [f.replace(/[^/]+(?=\/|$)/g, (part, at) => (at === 0 ? part : 'x')), f]),
  )
  for (const file of kinds.values()) {
    await open(file)
    // Only one of the folders above has the style that it looks for.
    if (file === '404.html') complaints.length = 0
    expect(await page.locator('.banner').count(), file).toBeGreaterThan(0)
    expect((await page.locator('h1').first().innerText()).length, file).toBeGreaterThan(0)
    expect(await page.locator('script, svg, button, form, iframe').count(), file).toBe(0)
  }
  expect(complaints).toEqual([])
  expect(requests.filter((url) => !/^file:.*\.(?:html|css)$/.test(url))).toEqual([])
})

it('what is looked for is found by letter, by environment and by symptom', async () => {
  await open('index.html')
  await page.locator('.find').click()
  await page
    .locator('.az a', { hasText: /^PostgreSQL$/ })
    .first()
    .click()
  expect(await page.locator('h1').innerText()).toMatch(/PostgreSQL/)

  await open('index-a-z.html')
  await page.getByRole('link', { name: 'By environment' }).click()
  await page
    .locator('section[aria-labelledby="il5"] a', { hasText: /^PostgreSQL$/ })
    .first()
    .click()
  expect(page.url()).toMatch(/postgres\.html#il5|il5/)

  await open('triage.html')
  const symptom = page.locator('main a[href*="triage/"]').first()
  const name = await symptom.innerText()
  await symptom.click()
  expect(name.length).toBeGreaterThan(0)
  expect(await page.locator('ol a[href^="#"]').count()).toBeGreaterThan(1)
})

it('a column of the matrix is chosen by styles alone', async () => {
  await page.setViewportSize({ width: 360, height: 800 })
  await open('services.html')
  const shown = () => page.locator('tbody td:visible').first().innerText()
  const before = await shown()
  await page.locator('#in-4').check()
  expect(await shown()).not.toBe(before)
})
