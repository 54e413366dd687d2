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
const usual: readonly [number, number] = [14, 3.75]

/** Kinds of pages that may cost more, each for a reason. */
const larger: Record<string, readonly [number, number]> = {
  // Every problem in a line.
  problems: [15.75, 3.75],
  // The longest guide is ten minutes of reading; two of three stay below the usual.
  guide: [17.75, 3.75],
  // From an event to its actions, drawn; with commands among what was learned.
  lesson: [14.75, 3.75],
  // Every action of every environment with what filters them, and their exercises by quarter.
  actions: [18, 3.75],
  // Two years of releases, folded, under what is counted from them.
  objectives: [17, 3.75],
  // A table of where it is and why it differs, commands with what environments say in their place, paths and lessons.
  service: [16.75, 3.75],
  // A path with its drawing, the script that fills names into its commands, and the one that takes a walk along.
  path: [22, 6.75],
  // Everything that can be seen there, and whether somebody answers.
  paths: [15.25, 3.75],
  // Half a year of days for releases, so that a copy of that age still draws the next twelve weeks.
  home: [18.25, 3.75],
  // Everything about an environment on one page: that half year, what is not typed there and what canaries showed among it.
  environment: [23.75, 4.25],
  // Drawn on an axis, and told again as a table; the page across environments has all of them.
  promises: [18, 3.75],
  roadmap: [24.75, 3.75],
  // The planner counts back from a day, in the calendar of the environment, and offers the plan as one.
  onboarding: [25.25, 7],
  // Everything about an environment, its paths with their commands among it, for the printer.
  book: [47, 3.75],
  // Every line that is judged before a release, with what is asked, and what keeps the ticks.
  readiness: [20.25, 6],
  // Lists of everything, which one searches in the page.
  offers: [21.25, 3.75],
  glossary: [21, 3.75],
  'index-a-z': [24.5, 3.75],
  step: [25.75, 3.75],
  // Tools: the matrix with its filters; what judges, compares or finds comes with the page.
  services: [31.75, 5.75],
  comparison: [28.5, 19.5],
  fit: [26.75, 15.5],
  // The form of a meeting with every question, and what draws the answer.
  worksheet: [30.5, 15.75],
  search: [26, 18.75],
}

const byKind = Map.groupBy(allPages(openForEditing({ root: [] }).release.playbook), ({ kind }) => kind)

it('what may cost more is a kind of page', () => {
  expect(Object.keys(larger).filter((kind) => !byKind.has(kind))).toEqual([])
})

/** What of its budget the page of a kind that costs most leaves, by kind. */
const left: string[] = []

it.each([...byKind])('pages of the kind %s cost no more than they may', (kind, pages) => {
  const [all, scripts] = larger[kind] ?? usual
  const costs = pages.map(({ file }) => ({ file, ...cost(file) }))
  const most = Math.max(...costs.map((page) => page.all))
  left.push(
    `${kind.padEnd(16)}${(most / 1024).toFixed(2).padStart(6)} of ${all} KB, ${((allowed(all) - most) / 1024).toFixed(2)} left`,
  )
  expect(costs.filter((page) => page.all > allowed(all) || page.scripts > allowed(scripts))).toEqual([])
})

it('what is left of each budget is told', () => {
  console.info(left.join('\n'))
  expect(left).toHaveLength(byKind.size)
})

it('bundled fonts are under 90 KB together', () => {
  const fonts = listFiles(site).filter((f) => f.endsWith('.woff2'))
  const sizes = fonts.map((f) => readFileSync(join(site, f)).length)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(kilobytes(90))
})
