import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { allPages } from '../../src/domain/pages/registry.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')
const gzipped = (file: string) => gzipSync(readFileSync(join(site, file)), { level: 9 }).length

/** What a page costs before search is opened: itself, its styles, its scripts; compressed. */
function cost(file: string): { all: number; scripts: number } {
  const html = readFileSync(join(site, file), 'utf8')
  const linked = (pattern: RegExp) =>
    [...html.matchAll(pattern)]
      .map((match) => gzipped(posix.join(posix.dirname(file), match[1] ?? '')))
      .reduce((a, b) => a + b, 0)
  const scripts = linked(/<script[^>]*\ssrc="([^"]+)"/g)
  return { all: gzipped(file) + scripts + linked(/<link rel="stylesheet" href="([^"]+)"/g), scripts }
}

const kilobytes = (n: number) => n * 1024
/** A name of a revision is longer than that of a test: what ships may cost so much more. */
const slack = 1.02
const allowed = (kilo: number) => kilobytes(kilo) * slack

/** Kilobytes that a page may cost, and those of its scripts: what it says is most of it. */
const usual: readonly [number, number] = [14, 5]

/** Kinds of pages that may cost more, each for a reason. */
const larger: Record<string, readonly [number, number]> = {
  // Every problem in a line.
  problems: [15.75, 5],
  // The longest guide is ten minutes of reading; the others stay well below.
  guide: [18, 5],
  // Every action of every environment with what filters them, and their exercises by quarter.
  actions: [18, 5],
  // Two years of releases, folded, under what is counted from them.
  objectives: [16.5, 5],
  // Commands with what environments say in their place, and the script that fills names in.
  service: [16.5, 5],
  // A path with its drawing, the script that fills names into its commands, and the one that takes a walk along.
  path: [22, 7],
  // Everything that can be seen there, and whether somebody answers.
  paths: [14.5, 5],
  // Half a year of days for releases, so that a copy of that age still draws the next twelve weeks.
  home: [17.5, 5],
  // Everything about an environment on one page, that half year and what is not typed there among it.
  environment: [23, 5.5],
  // Drawn on an axis, and told again as a table; the page across environments has all of them.
  promises: [17.5, 5],
  roadmap: [24.5, 5],
  // The planner counts back from a day, in the calendar of the environment, and offers the plan as one.
  onboarding: [26, 7],
  // Every line that is judged before a release, with what is asked, and what keeps the ticks.
  readiness: [20.5, 6],
  // Lists of everything, which one searches in the page.
  offers: [20.5, 5],
  glossary: [20, 5],
  'index-a-z': [24, 5],
  'by-environment': [24, 5],
  step: [24.5, 5],
  // Tools: the matrix with its filters; what judges, compares or finds comes with the page.
  services: [32, 6],
  comparison: [26, 17.5],
  fit: [26.5, 17],
  // What eight records come to, in tables and two drawings; with the styles of every page.
  demand: [22, 5],
  // The form of a meeting with every question, and what draws the answer.
  worksheet: [40, 19],
  search: [25, 17.5],
}

const byKind = Map.groupBy(allPages(openForEditing({ root: [] }).release.playbook), ({ kind }) => kind)

it('what may cost more is a kind of page', () => {
  expect(Object.keys(larger).filter((kind) => !byKind.has(kind))).toEqual([])
})

it.each([...byKind])('pages of the kind %s cost no more than they may', (kind, pages) => {
  const [all, scripts] = larger[kind] ?? usual
  const over = pages
    .map(({ file }) => ({ file, ...cost(file) }))
    .filter((page) => page.all > allowed(all) || page.scripts > allowed(scripts))
  expect(over).toEqual([])
})

it('bundled fonts are under 90 KB together', () => {
  const fonts = listFiles(site).filter((f) => f.endsWith('.woff2'))
  const sizes = fonts.map((f) => readFileSync(join(site, f)).length)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(kilobytes(90))
})
