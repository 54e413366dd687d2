import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { catalogOf } from '../../src/domain/catalog/catalog.ts'
import type { PageOf } from '../../src/domain/pages/page.ts'
import { allPages, frameOf } from '../../src/domain/pages/registry.ts'
import { type Entry, keyOf, Playbook } from '../../src/domain/playbook/playbook.ts'
import { valuesOf } from '../../src/domain/playbook/values.ts'
import { catalogScript, worksheetScript } from '../../src/publish/data.ts'
import { searchSource } from '../../src/site/search/source.ts'
import { type Trace, watch } from '../../src/site/trace.ts'

/**
 * A build that notes what each page reads of which entry, against what its description says that it is made from. That
 * a page reads nothing else needs no test: it has nothing else at hand.
 */
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-trace-'))
const { playbook } = openForEditing({ root: [] }).release
const pages = allPages(playbook)
/** The fields that were read, by page and entry. */
const read = new Map<string, Set<string>>()
const fieldsRead = (page: PageOf, entry: Entry) =>
  read.get(`${page.address} ${keyOf(entry)}`) ?? new Set<string>()

beforeAll(() => {
  const trace = join(folder, 'trace.jsonl')
  const args = ['bin/fieldbook.mjs', 'build', '--out', join(folder, 'site'), '--revision', 'tests']
  const env = { ...process.env, FIELDBOOK_TRACE: trace }
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env })
  for (const line of readFileSync(trace, 'utf8').trim().split('\n')) {
    const { page, entry, field } = JSON.parse(line) as Trace
    const key = `${page} ${entry}`
    read.set(key, (read.get(key) ?? new Set()).add(field))
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const isField = (field: string) => field !== '*' && field !== '?'
const said = (page: PageOf, level: string, entry: Entry) => `${page.address}: ${level} ${keyOf(entry)}`

describe('what a page is described with, it reads', () => {
  it('of what it shows whole, fields', () => {
    const idle = pages.flatMap((page) =>
      page.whole
        .filter((entry) => ![...fieldsRead(page, entry)].some(isField))
        .map((entry) => said(page, 'whole', entry)),
    )
    expect(idle).toEqual([])
  })

  it('of what it names, a field, or whether it is there', () => {
    const idle = pages.flatMap((page) =>
      page.named
        .filter((entry) => ![...fieldsRead(page, entry)].some((field) => field !== '*'))
        .map((entry) => said(page, 'named', entry)),
    )
    expect(idle).toEqual([])
  })

  it('of what it chooses from or counts, that there are so many', () => {
    const idle = pages.flatMap((page) =>
      [...page.chosen, ...page.counted]
        .filter((entry) => fieldsRead(page, entry).size === 0)
        .map((entry) => said(page, 'chosen or counted', entry)),
    )
    expect(idle).toEqual([])
  })
})

/** Ways to what is marked by itself, or may be: texts with portions, items with a marking of their own. */
const markedIn = (entry: Entry): readonly Way[] =>
  valuesOf(entry).flatMap(({ path, meta }): Way[] => {
    const way = path.map(String)
    if (meta.prose) return [{ way, isItem: false }]
    return meta.marking && way.at(-1) === 'marking' && way.length > 1
      ? [{ way: way.slice(0, -1), isItem: true }]
      : []
  })

interface Way {
  way: readonly string[]
  /** All that is below it is marked too. */
  isItem: boolean
}

/** Whether a field is one of these, or in one. A catalog may call an item by its key, and its entry by its number. */
function isIn(field: string, { way, isItem }: Way): boolean {
  const read = field.split('.')
  if (isItem ? read.length < way.length : read.length !== way.length) return false
  const at = way.length - 1
  return read[0] === way[0] && (isItem || read[at] === way[at])
}

describe('what a page does not show whole', () => {
  it.each(pages.map((page) => [page.address, page] as const))(
    '%s reads nothing of it that has marks of its own',
    (_, page) => {
      const whole = new Set<Entry>([
        ...page.whole,
        ...page.quoted.map(({ entry }) => entry),
        ...page.chosen,
        ...page.counted,
      ])
      const bold = [...page.named, ...playbook.all('environment')]
        .filter((entry) => !whole.has(entry))
        .flatMap((entry) => {
          const marked = markedIn(entry)
          return [...fieldsRead(page, entry)]
            .filter((field) => marked.some((way) => isIn(field, way)))
            .map((field) => `${keyOf(entry)} ${field}`)
        })
      expect(bold).toEqual([])
    },
  )

  /**
   * What stands beside every page of every environment: its names, the way that leads from one to the next, and of what
   * kind its platform is, since the page that judges pushes stands in the rail only where something is pushed.
   */
  const framed = [
    'name',
    'short',
    'promotesFrom',
    'foundations',
    'foundations.platform',
    'foundations.platform.kind',
  ]

  it.each(pages.map((page) => [page.address, page] as const))(
    '%s reads of environments that it is not described with what is beside every page',
    (_, page) => {
      const described = new Set<Entry>([...page.shows, ...page.counted])
      const bold = playbook
        .all('environment')
        .filter((entry) => !described.has(entry))
        .flatMap((entry) =>
          [...fieldsRead(page, entry)]
            .filter((field) => isField(field) && !framed.includes(field))
            .map((field) => `${keyOf(entry)} ${field}`),
        )
      expect(bold).toEqual([])
    },
  )
})

describe('what scripts draw', () => {
  /** The entries of which something is read while `make` runs; what every page is made from anyway is left out. */
  function readBy(make: (watched: Playbook) => unknown): Set<string> {
    const told = new Set<string>()
    make(watch(playbook, (entry, field) => isField(field) && told.add(keyOf(entry))))
    for (const entry of frameOf(playbook)) if (entry.kind !== 'environment') told.delete(keyOf(entry))
    return told
  }
  const keysOf = (entries: readonly Entry[]) => new Set(entries.map((entry) => keyOf(entry)))
  const drawing = pages.filter(({ drawn }) => drawn.length > 0)
  const html = (page: PageOf) => readFileSync(join(folder, 'site', page.file), 'utf8')

  it('is described of the pages that load data, and of no others', () => {
    const given = pages.filter((page) => /data-src="[^"]*data\/[^"]*"/.test(html(page)))
    const isSearch = ({ kind }: PageOf) => kind === 'search'
    expect(drawing.filter((page) => !isSearch(page)).map(({ file }) => file)).toEqual(
      given.map(({ file }) => file),
    )
    expect(drawing.filter(isSearch).map(({ file }) => file)).toEqual(['search.html'])
  })

  it('is what the catalog is made from, where that is loaded', () => {
    const catalog = (from: Playbook) => catalogScript(from, catalogOf(from)).text
    const both = (from: Playbook) => catalog(from) + worksheetScript(from, '2026-11-16').text
    const [readOfOne, readOfBoth] = [readBy(catalog), readBy(both)]
    const frame = frameOf(playbook)
    for (const page of drawing.filter(({ kind }) => kind !== 'search')) {
      const [made, read] = page.kind === 'worksheet' ? [both, readOfBoth] : [catalog, readOfOne]
      expect([page.file, [...keysOf(page.drawn)].filter((key) => !read.has(key))]).toEqual([page.file, []])
      // What is read besides, to find that it takes nothing away, may be absent.
      const described = new Set([...frame, ...page.shows])
      const alone = new Playbook(playbook.entries.filter((entry) => described.has(entry)))
      expect(made(alone) === made(playbook), page.file).toBe(true)
    }
  })

  it('is what the index is made from, where one searches', () => {
    const records = readBy((watched) => searchSource(watched, playbook.site?.data.asOf ?? ''))
    const texts = keysOf(pages.filter(({ search }) => search !== undefined).flatMap(({ shows }) => shows))
    const [page] = drawing.filter(({ kind }) => kind === 'search')
    expect(keysOf(page?.drawn ?? [])).toEqual(new Set([...records, ...texts]))
  })
})
