import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')
const compressed = (content: Buffer | string) => gzipSync(content, { level: 9 }).length
const gzipped = (file: string) => compressed(readFileSync(join(site, file)))

/** What ships names a commit; the site of the tests has a shorter name, which would measure another page. */
const asShipped = (html: string) => html.replace('<p>Content tests</p>', '<p>Content 0f1e2d3c4b</p>')

/** What a page costs before search is opened: itself, its styles, its scripts; compressed. */
function cost(file: string): { all: number; scripts: number } {
  const html = asShipped(readFileSync(join(site, file), 'utf8'))
  const linked = (pattern: RegExp) =>
    [...html.matchAll(pattern)]
      .map((match) => gzipped(posix.join(posix.dirname(file), match[1] ?? '')))
      .reduce((a, b) => a + b, 0)
  const scripts = linked(/<script[^>]*\ssrc="([^"]+)"/g)
  return { all: compressed(html) + scripts + linked(/<link rel="stylesheet" href="([^"]+)"/g), scripts }
}

const kilobytes = (n: number) => n * 1024
/** A link more in the navigation is no fault; a page that grows is. */
const slack = 1.02
/** Kilobytes that a page may cost, and those of its scripts; the first line that its file matches holds. */
const budgets: [RegExp, number, number][] = [
  // Reading: what it says is most of what it costs.
  [/^(roles|services|problems)\//, 14, 5],
  // The longest guide is ten minutes of reading; the others stay well below.
  [/^guides\//, 15, 5],
  [/^environments\/[^/]+\/(exercises|lessons)\//, 14, 5],
  [/^environments\/[^/]+\/(triage|notices|exercises|lessons)\.html$/, 14, 5],
  [/^(index|guides|roles|triage|feedback|objectives|problems|about|404)\.html$/, 14, 5],
  // A path with its drawing, and the script that fills names into its commands.
  [/^environments\/[^/]+\/triage\//, 14.5, 5],
  // The brief of an environment: twelve sections on one page.
  [/^environments\/[^/]+\/index\.html$/, 15, 5],
  // Drawn on an axis, and told again as a table; the page across environments has all of them.
  [/^environments\/[^/]+\/roadmap\.html$/, 16, 5],
  [/^roadmap\.html$/, 23, 5],
  // The planner counts back from a day, in the calendar of the environment.
  [/^environments\/[^/]+\/onboarding\.html$/, 22, 5.2],
  // Lists of everything, which one searches in the page.
  [/^environments\/[^/]+\/services\.html$/, 19, 5],
  [/^glossary\.html$/, 19, 5],
  [/^index-a-z\.html$/, 23, 5],
  [/^compare\/[^/]+\.html$/, 23, 5],
  // Tools: the matrix with its filters; what judges, compares or finds comes with the page.
  [/^services\.html$/, 32, 5],
  [/^(compare|fit|search)\.html$/, 24, 17],
]

const pages = listFiles(site).filter((file) => file.endsWith('.html'))

it.each(budgets.map((budget) => [String(budget[0]), budget] as const))('%s', (_name, budget) => {
  const [, all, scripts] = budget
  const held = pages.filter((file) => budgets.find(([pattern]) => pattern.test(file)) === budget)
  expect(held).not.toEqual([])
  const over = held
    .map((file) => ({ file, ...cost(file) }))
    .filter((page) => page.all > kilobytes(all) * slack || page.scripts > kilobytes(scripts) * slack)
  expect(over).toEqual([])
})

it('every page has a budget', () => {
  expect(pages.filter((file) => !budgets.some(([pattern]) => pattern.test(file)))).toEqual([])
})

it('bundled fonts are under 90 KB together', () => {
  const fonts = listFiles(site).filter((f) => f.endsWith('.woff2'))
  const sizes = fonts.map((f) => readFileSync(join(site, f)).length)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(kilobytes(90))
})
