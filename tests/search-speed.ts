/**
 * Measures the search on a large site against stock Pagefind with its worker, in one run, once with a file for each
 * fragment and once with fragments packed as we pack cards:
 * `node tests/search-speed.ts SITE [PAGES [ROUNDS]]`, SITE being a built site whose pages lend their frame and sentences.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { close, createIndex } from 'pagefind'
import type { Browser, Page } from 'playwright-core'
import type { SearchRecord, SearchSource } from '../src/domain/search/source.ts'
import { parsePage } from '../src/publish/pages/html.ts'
import { pageText } from '../src/publish/pages/page-text.ts'
import type { PublishedPage } from '../src/publish/pages/pass.ts'
import { indexSite } from '../src/publish/search/index-site.ts'
import { serve } from '../src/publish/serve.ts'
import { listFiles } from '../src/workspace/find-files.ts'
import { launch } from './e2e/browser.ts'

const [built = '', count = '5000', rounds = '4'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-speed-'))
const site = join(folder, 'site')
const [stock, packed] = ['stock', 'packed'].map((name) => join(folder, name)) as [string, string]
const queries = [
  'redis il5',
  'service',
  'custom buildpack lead time',
  '502',
  'who do I call',
  'postgres version',
]

/** The same numbers each time. */
let seed = 7
const random = (below: number) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
  return Math.floor((seed / 2 ** 31) * below)
}

function writeSite(pages: number): SearchSource {
  cpSync(built, site, { recursive: true })
  rmSync(join(site, 'assets/search'), { recursive: true })
  const frame = readFileSync(join(site, 'guides/canary.html'), 'utf8')
  const [before = '', after = ''] = frame.split(/<div class="?columns[\s\S]*?(?=<nav class="?pager)/)
  const files = listFiles(site).filter((file) => file.endsWith('.html'))
  const sentences = files.flatMap((file) =>
    (/<main[\s\S]*<\/main>/.exec(readFileSync(join(site, file), 'utf8'))?.[0] ?? '')
      .replace(/<[^>]+>/g, ' ')
      .split(/(?<=[.])\s+/)
      .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
      .filter((sentence) => sentence.length > 30 && sentence.length < 240),
  )
  const sentence = () => sentences[random(sentences.length)] ?? ''
  const title = () => sentence().split(' ').slice(0, 5).join(' ')
  const records: SearchRecord[] = []
  const environments = Array.from({ length: 8 }, (_, e) => ({ id: `il${e}`, label: `il${e}` }))
  for (let p = files.length; p < pages; p++) {
    const sections = Array.from({ length: 6 }, (_, s) => {
      const text = Array.from({ length: 5 }, sentence).join(' ')
      return `<h2 id="s${s}">${title()}</h2><p>${text}</p>`
    })
    writeFileSync(
      join(site, `guides/large-${p}.html`),
      `${before.replace(/<h1>[\s\S]*<\/h1>/, `<h1>${title()}</h1>`)}<div>${sections.join('')}</div>${after}`,
    )
    // Two parts of each page are entries.
    for (const s of [0, 3]) {
      records.push({
        address: `/guides/large-${p}#s${s}`,
        entry: `availability/thing-${p % 1200}`,
        kind: 'Service',
        title: title(),
        names: [title(), title()],
        text: `${sentence()} ${sentence()}`,
        fact: 'Available',
        environment: environments[p % 8]?.id ?? '',
        roles: [],
        status: 'available',
      })
    }
  }
  return { records, pages: {}, environments, roles: [], statuses: {}, samples: [] }
}

const pageFiles = () => listFiles(site).filter((file) => file.endsWith('.html'))

/** The pages as a build hands them to the index. */
function publishedPages(): PublishedPage[] {
  return pageFiles().map((file) => {
    const address = `/${file.replace(/\.html$/, '')}`
    const told = { address, marking: 'UNCLASSIFIED', banner: 'UNCLASSIFIED' }
    const search = { kind: 'Guide', roles: [], names: [] } as const
    const page = { address, file, list: false, shows: [], search }
    const text = pageText(parsePage(readFileSync(join(site, file), 'utf8')), [])
    return { file, page, told, ...(text && { text }) }
  })
}

/** The same pages, and the records as pages, as Pagefind does it by itself, its fragments in no more files than are said. */
async function writeStock({ records }: SearchSource, folder: string, maxFragments?: number): Promise<void> {
  const packing = maxFragments === undefined ? {} : { maxFragments }
  const { index } = await createIndex({ forceLanguage: 'en', ...packing })
  if (!index) throw new Error('no index')
  for (const file of pageFiles()) {
    const content = readFileSync(join(site, file), 'utf8').replace('<main ', '<main data-pagefind-body ')
    await index.addHTMLFile({ sourcePath: file, content })
  }
  for (const { address, title, names, text, kind, environment = '' } of records) {
    const meta = { title, names: names.join(', ') }
    const filters = { kind: [kind], environment: [environment] }
    await index.addCustomRecord({ url: address, content: text, language: 'en', meta, filters })
  }
  await index.writeFiles({ outputPath: join(folder, 'pagefind') })
  await close()
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="en"><title>Stock</title><body><input>',
  )
}

const size = (root: string) => {
  const files = listFiles(root)
  return { files: files.length, bytes: files.reduce((sum, f) => sum + readFileSync(join(root, f)).length, 0) }
}

interface Times {
  first: number
  later: number[]
  /** From the last key to the answer that nothing is added to. */
  whole: number
  /** Bytes on the wire for the first answer, and for all of them: what is not compressed yet counts as a server compresses it. */
  bytes: number
  allBytes: number
  /** What the page and its worker computed for a key; other work of the machine does not count. */
  computed: number
}

/** From the first key on a page where nothing is loaded to the first result, then from each later key. */
async function ours(browser: Browser, url: string, typed: string): Promise<Times> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  const wire = countBytes(page, site)
  await page.keyboard.press('/')
  const times = await measureKeys(page, wire, typed, 'dialog.search input', '#hits')
  await page.context().close()
  return times
}

/** A tenth of a second between keys is fast typing. */
const pause = 100

/**
 * From each key to the frame in which the results of what is in the field by then are shown, and from the last
 * to the one in which they are no longer said to be busy.
 */
async function measureKeys(
  page: Page,
  wire: () => number,
  typed: string,
  field: string,
  shown: string,
): Promise<Times> {
  const times: number[] = []
  const before = await computed(page)
  let bytes = 0
  for (const key of typed) {
    // Listens before the key is pressed, however busy the machine.
    await page.evaluate(
      ([input, results]) => {
        const timed = new Promise<number>((resolve) => {
          const onKey = ({ timeStamp }: KeyboardEvent) => {
            Object.assign(globalThis, { pressed: timeStamp })
            const look = () => {
              const value = document.querySelector<HTMLInputElement>(input)?.value
              const isShown = document.querySelector<HTMLElement>(results)?.dataset['query'] === value
              if (isShown) resolve(performance.now() - timeStamp)
              else requestAnimationFrame(look)
            }
            // The key has to arrive in the field first.
            setTimeout(look)
          }
          document.addEventListener('keydown', onKey, { once: true, capture: true })
        })
        Object.assign(globalThis, { timed })
      },
      [field, shown] as const,
    )
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    times.push(await page.evaluate(() => (globalThis as unknown as { timed: Promise<number> }).timed))
    if (times.length === 1) bytes = wire()
    if (times.length < typed.length) await page.waitForTimeout(pause)
  }
  const whole = await page.evaluate(
    (results) =>
      new Promise<number>((resolve) => {
        const { pressed } = globalThis as unknown as { pressed: number }
        const look = () => {
          const isBusy = document.querySelector(results)?.getAttribute('aria-busy') === 'true'
          if (isBusy) requestAnimationFrame(look)
          else resolve(performance.now() - pressed)
        }
        look()
      }),
    shown,
  )
  const spent = [...(await computed(page))].map(([id, ms]) => ms - (before.get(id) ?? ms))
  const all = spent.reduce((sum, ms) => sum + ms, 0)
  const computedPerKey = all / typed.length
  return {
    first: times[0] ?? 0,
    later: times.slice(1),
    whole,
    bytes,
    allBytes: wire(),
    computed: computedPerKey,
  }
}

/** The bytes of all files of a folder that a page has asked for since this was called. */
function countBytes(page: Page, root: string): () => number {
  let bytes = 0
  const seen = new Set<string>()
  page.on('request', (request) => {
    const url = new URL(request.url())
    const path = url.protocol === 'file:' ? fileURLToPath(`file://${url.pathname}`) : join(root, url.pathname)
    if (seen.has(path) || !path.startsWith(root)) return
    seen.add(path)
    const file = readFileSync(path)
    bytes += /\.(?:js|json|css|html)$/.test(path) ? gzipSync(file).length : file.length
  })
  return () => bytes
}

/** Milliseconds of computing so far by each process that has a page. */
async function computed(page: Page): Promise<Map<number, number>> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {}
  await session?.detach()
  const pages = processInfo.filter(({ type }) => type === 'renderer')
  return new Map(pages.map(({ id, cpuTime }) => [id, 1000 * cpuTime]))
}

/** Stock: its module is imported and started when the field is focused, as its own interface does. */
async function theirs(browser: Browser, root: string, url: string, typed: string): Promise<Times> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(url)
  const wire = countBytes(page, root)
  await page.evaluate(async (module) => {
    const input = document.querySelector('input') as HTMLInputElement
    const shown = document.createElement('p')
    document.body.append(shown)
    const loaded = import(module)
    loaded.then((pagefind) => pagefind.init())
    input.addEventListener('input', async () => {
      const { value } = input
      const pagefind = await loaded
      const { results } = await pagefind.search(value)
      const data = await Promise.all(
        results.slice(0, 5).map((r: { data(): Promise<{ excerpt: string }> }) => r.data()),
      )
      if (input.value !== value) return
      shown.textContent = data.map((d) => d.excerpt).join()
      shown.dataset['query'] = value
    })
    input.focus()
  }, '/pagefind/pagefind.js')
  const times = await measureKeys(page, wire, typed, 'input', 'p')
  await page.context().close()
  return times
}

/** A plain server without our policy, under which stock Pagefind would not run. */
function servePlain(root: string): Promise<{ url: string; close(): void }> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.json': 'application/json',
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    try {
      const body = readFileSync(join(root, path === '/' ? 'index.html' : path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      resolve({ url: `http://127.0.0.1:${port}/`, close: () => server.close() })
    })
  })
}

const summary = (all: Times[]) => {
  const sort = (list: number[]) => list.toSorted((a, b) => a - b)
  const at = (list: number[], part: number) =>
    Math.round(sort(list)[Math.floor((list.length - 1) * part)] ?? 0)
  const first = all.map((t) => t.first)
  const later = all.flatMap((t) => t.later)
  const computed = all.map((t) => t.computed)
  const whole = all.map((t) => t.whole)
  const kilo = (n: number) => Math.round(n / 1024)
  const wire = [all.map((t) => t.bytes), all.map((t) => t.allBytes)].map(
    (list) => `${kilo(at(list, 0.5))} KB (most ${kilo(at(list, 1))})`,
  )
  return `first result ${at(first, 0.5)} ms (slowest ${at(first, 1)}), later keys ${at(later, 0.5)} ms (95 % under ${at(later, 0.95)}, slowest ${at(later, 1)}), all of it ${at(whole, 0.5)} ms after the last key (slowest ${at(whole, 1)}), ${at(computed, 0.5)} ms computed a key, ${wire[0]} for the first answer, ${wire[1]} for all`
}

const say = (line: string) => process.stdout.write(`${line}\n`)
try {
  const source = writeSite(Number(count))
  await writeStock(source, stock)
  const pages = publishedPages()
  const start = performance.now()
  await indexSite(site, pages, source)
  say(
    `${count} pages, ${source.records.length} records, indexed in ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
  const cards = listFiles(join(site, 'assets/search')).filter((file) => file.startsWith('cards.')).length
  await writeStock(source, packed, cards)
  const sizes = [join(site, 'assets/search'), join(stock, 'pagefind'), join(packed, 'pagefind')].map(size)
  const [a, b, c] = sizes as [ReturnType<typeof size>, ReturnType<typeof size>, ReturnType<typeof size>]
  say(
    `ours ${a.files} files, ${a.bytes} bytes; stock ${b.files} files, ${b.bytes} bytes; ratio ${(a.bytes / b.bytes).toFixed(2)}`,
  )
  say(`stock packed into as many as our ${cards} files of cards: ${c.files} files, ${c.bytes} bytes`)
  const browser = await launch()
  const http = await serve(site)
  const [plain, plainPacked] = [await servePlain(stock), await servePlain(packed)]
  const page = `guides/large-${Number(count) - 1}.html`
  const runs: [string, (typed: string) => Promise<Times>][] = [
    ['stock, HTTP, worker', (typed) => theirs(browser, stock, plain.url, typed)],
    ['stock, packed', (typed) => theirs(browser, packed, plainPacked.url, typed)],
    ['ours, HTTP', (typed) => ours(browser, http.url + page, typed)],
    ['ours, file://', (typed) => ours(browser, pathToFileURL(join(site, page)).href, typed)],
  ]
  const times = new Map<string, Times[]>(runs.map(([name]) => [name, []]))
  // By turns, so that what else the machine does falls on all alike; the first round only warms up.
  for (let round = 0; round < Number(rounds); round++) {
    for (const typed of queries) {
      for (const [name, run] of runs) {
        const time = await run(typed)
        if (round > 0) times.get(name)?.push(time)
      }
    }
  }
  for (const [name, list] of times) say(`${name}: ${summary(list)}`)
  await browser.close()
  http.server.close()
  plain.close()
  plainPacked.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
