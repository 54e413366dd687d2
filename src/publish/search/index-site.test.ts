import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card, SearchManifest } from '../../domain/search/format.ts'
import type { SearchSource } from '../../domain/search/source.ts'
import { listFiles } from '../../workspace/find-files.ts'
import { parsePage } from '../pages/html.ts'
import { pageText } from '../pages/page-text.ts'
import type { Described, PublishedPage } from '../pages/pass.ts'
import { type IndexedSite, indexSite } from './index-site.ts'

/** A page as the pass over a site hands it on. */
function page(file: string, main: string, over: Partial<Described> = {}): PublishedPage {
  const address = `/${file.replace('.html', '')}`
  const described = { address, file, list: false, shows: [], ...over }
  const text = pageText(parsePage(`<!doctype html><main id="main">${main}</main>`), [])
  return { file, page: described, told: { address, marking: 'CUI', banner: 'CUI' }, ...(text && { text }) }
}

const source: SearchSource = {
  records: [
    {
      address: '/environments/il5/services#valkey',
      entry: 'availability/valkey',
      kind: 'Service',
      title: 'Valkey',
      names: ['redis', 'key <value> store'],
      text: 'Planned.',
      fact: 'Planned',
      environment: 'il5',
      roles: ['rele'],
      status: 'planned',
    },
    { address: '/withheld#a', entry: 'term/a', kind: 'Glossary', title: 'A', names: [], text: '', roles: [] },
  ],
  pages: { '/services/valkey': { entry: 'service/valkey', names: ['redis'] } },
  environments: [{ id: 'il5', label: 'il5' }],
  roles: [
    { id: 'developer', label: 'Dev' },
    { id: 'rele', label: 'RelE' },
  ],
  statuses: { planned: { label: 'Planned', tone: 'planned', shape: 'ring' } },
  samples: [],
}

const table = '<table><tr><th><b>Plan</b><span>small</span></th><td>1 GB</td></tr></table>'
const code = '<pre><code><span>max</span><span>memory</span></code></pre>'
const pages = [
  page('services/valkey.html', `<h1>Valkey</h1><h2 id="use">Use it</h2><p>Caches 502.</p>${table}${code}`, {
    search: { kind: 'Service', roles: ['developer', 'rele'], names: [] },
  }),
  page(
    'environments/il5/services.html',
    '<h1>Services &amp; <i>plans</i></h1><div class="lead">All</div><p>Secretword</p>',
    { environment: 'il5', list: true, search: { kind: 'Reference', roles: [], names: [] } },
  ),
  page('search.html', '<h1>Search</h1>'),
]
const newSite = () => mkdtempSync(join(tmpdir(), 'fieldbook-search-'))

const contentOf = (site: string) =>
  Object.fromEntries(listFiles(site).map((file) => [file, readFileSync(join(site, file), 'utf8')]))

let first: string
let second: string
let written: IndexedSite
let chunks: Map<string, unknown>
beforeAll(async () => {
  first = newSite()
  second = newSite()
  written = await indexSite(first, pages, source)
  await indexSite(second, pages, source)
  chunks = new Map()
  for (const [file, text] of Object.entries(contentOf(join(first, 'assets/search')))) {
    if (file.startsWith('engine')) continue
    const hand = (name: string, content: unknown) => chunks.set(`${name}.js`, content)
    new Function('fieldbookSearch', text)(hand)
  }
})
afterAll(() => {
  for (const site of [first, second]) rmSync(site, { recursive: true })
})

const manifest = () => chunks.get('index.js') as SearchManifest
const cards = async () => {
  const [chunk] = manifest().cards
  const bytes = Buffer.from(chunks.get(chunk?.file ?? '') as string, 'base64')
  const { gunzipSync } = await import('node:zlib')
  return JSON.parse(gunzipSync(bytes).toString()) as Card[]
}

describe('indexSite', () => {
  it('makes the same bytes each time, in files whose names every file system keeps apart', () => {
    expect(contentOf(second)).toEqual(contentOf(first))
    const files = listFiles(join(first, 'assets/search'))
    expect(files.filter((file) => !/^[a-z0-9.]+\.js$/.test(file))).toEqual([])
  })

  it('says which files it has written: all that there are', () => {
    expect(written.files.toSorted()).toEqual(listFiles(first))
  })

  it('indexes pages that may be found, and records whose page may; nothing else', async () => {
    expect([...written.pages].sort()).toEqual(['environments/il5/services.html', 'services/valkey.html'])
    expect((await cards()).map((card) => card.url)).toEqual([
      'environments/il5/services.html',
      'environments/il5/services.html#valkey',
      'services/valkey.html',
    ])
  })

  it('keeps lists to their heads, since their entries are records', async () => {
    const [list] = await cards()
    expect(list?.text).toContain('All')
    expect(list?.text).not.toContain('Secretword')
    expect(list?.title).toBe('Services & plans')
  })

  it('begins every text with title and names, counted, and knows its headings', async () => {
    const { title, names } = manifest().documents
    const [, record, service] = await cards()
    expect(record?.text).toBe('Valkey. redis, key <value> store. Planned.')
    expect([title[1], names[1]]).toEqual([1, 4])
    expect(service?.text).toMatch(/^Valkey\. redis\. Use it\. Caches 502\./)
    expect(service?.headings).toEqual([[2, 'use', 'Use it']])
  })

  it('sets apart what only looks set apart, and leaves code as it is', async () => {
    const text = (await cards())[2]?.text
    expect(text).toMatch(/Plan small 1 GB/)
    expect(text).toContain('maxmemory')
  })

  it('says what results are narrowed by, and how their pages are marked', () => {
    const { documents, kinds, roles, statuses, types, markings } = manifest()
    expect(documents.kind.map((k) => kinds[k])).toEqual(['Reference', 'Service', 'Service'])
    expect(documents.environment).toEqual([0, 0, -1])
    expect(documents.roles).toEqual([0, 0b10, 0b11])
    expect(roles).toHaveLength(2)
    expect(documents.status.map((s) => statuses[s]?.id)).toEqual([undefined, 'planned', undefined])
    expect(documents.type.map((t) => types[t])).toEqual(['page', 'availability', 'page'])
    expect(markings).toEqual(['CUI'])
  })

  it('hands over the words, without which a slip cannot be told', () => {
    const words = (chunks.get(manifest().words) as string).split(' ').filter((word) => !word.startsWith('='))
    expect(words).toContain('502')
    expect(words.slice(0, 2)).toEqual(['redis', 'valkey'])
  })

  it('needs no fetch, no worker and no module', () => {
    const engine = Object.entries(contentOf(join(first, 'assets/search'))).find(([f]) =>
      f.startsWith('engine'),
    )?.[1]
    expect(engine).toMatch(/^\(\(\)=>\{/)
    expect(engine).toContain('fieldbookFetch(')
    expect(engine).not.toMatch(/[^.\w]fetch\(|import\.meta/)
  })
})
