import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import type { PageOf } from '../../src/domain/pages/page.ts'
import { allPages } from '../../src/domain/pages/registry.ts'
import { type Entry, keyOf } from '../../src/domain/playbook/playbook.ts'
import { valuesOf } from '../../src/domain/playbook/values.ts'
import type { Trace } from '../../src/site/trace.ts'

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

/** Fields of an entry that hold text or items with a marking of their own: what may be marked higher than its name. */
const mayHoldMarks = (entry: Entry): Set<string> =>
  new Set(
    valuesOf(entry)
      .filter(
        ({ path, meta }) => meta.prose || (meta.marking && path.at(-1) === 'marking' && path.length > 1),
      )
      .map(({ path }) => String(path[0])),
  )

/** Of how to ask, pages of services show who decides and how long it takes, which are plain text; not the prose. */
const plainPart = (entry: Entry, field: string) => entry.kind === 'environment' && field === 'request'

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
          const marked = mayHoldMarks(entry)
          const fields = [...fieldsRead(page, entry)].filter(
            (field) => marked.has(field) && !plainPart(entry, field),
          )
          return fields.map((field) => `${keyOf(entry)} ${field}`)
        })
      expect(bold).toEqual([])
    },
  )
})
