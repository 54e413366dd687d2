import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import {
  type Card,
  type Choice,
  folder,
  registrar,
  type SearchManifest,
  wordsFile,
} from '../../domain/search/format.ts'
import type { RecordType, SearchKind } from '../../domain/search/kinds.ts'
import { namesText } from '../../domain/search/names.ts'
import { isSmall } from '../../domain/search/query.ts'
import type { SearchSource } from '../../domain/search/source.ts'
import { hashOf } from '../scripts.ts'
import { bundleEngine, engineChunk } from './engine.ts'
import type { Index } from './index-documents.ts'
import type { Document } from './page-documents.ts'
import { startsOf } from './starts.ts'

/** How much JSON of cards goes into one chunk before it is compressed. */
const chunkSize = 48_000

/**
 * Writes the index as classic scripts into the site; gives their places in it. File names are lower-case ASCII and
 * depend on content alone.
 */
export async function writeIndex(
  site: string,
  documents: readonly Document[],
  index: Index,
  source: SearchSource,
  words: string,
): Promise<string[]> {
  const written: string[] = []
  mkdirSync(join(site, folder), { recursive: true })
  const write = (name: string, content: string) => {
    writeFileSync(join(site, folder, `${name}.js`), content)
    written.push(`${folder}${name}.js`)
    return `${name}.js`
  }
  const named = (label: string, content: string) => {
    const name = `${label}.${hashOf(content)}`
    return write(name, chunk(name, content))
  }
  for (const [i, part] of index.parts.entries()) {
    for (const { hash, bytes } of [{ hash: part.hash, bytes: part.meta }, ...part.chunks]) {
      const name = wordsFile(i, hash)
      write(name, chunk(name, bytes))
    }
  }
  const engine = await bundleEngine(index.engine)
  const engineName = `engine.${hashOf(engine)}`
  const manifest: SearchManifest = {
    ...describe(documents, index, source),
    engine: write(engineName, engineChunk(engineName, engine)),
    wasm: named('wasm', index.wasm),
    words: named('vocabulary', words),
    names: named('names', packed(namesText(documents))),
    cards: cardChunks(documents, index).map(({ from, json }) => ({
      file: named('cards', packed(json)),
      from,
    })),
    samples: source.samples,
  }
  write('index', `${registrar}("index",${JSON.stringify(manifest)})\n`)
  return written
}

const chunk = (name: string, content: string) => `${registrar}("${name}",${JSON.stringify(content)})\n`
const packed = (text: string) => base64(gzipSync(text, { level: 9 }))
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Numbers things in the order in which they first come. */
class Numbers<T extends string> {
  readonly values: T[] = []
  readonly #places = new Map<T, number>()
  of(value: T): number {
    const known = this.#places.get(value)
    if (known !== undefined) return known
    this.#places.set(value, this.values.length)
    return this.values.push(value) - 1
  }
}

type Described = Omit<SearchManifest, 'engine' | 'wasm' | 'words' | 'names' | 'cards' | 'samples'>

function describe(documents: readonly Document[], index: Index, source: SearchSource): Described {
  const kinds = new Numbers<SearchKind>()
  const types = new Numbers<RecordType | 'page'>()
  const statuses = new Numbers<string>()
  const entries = new Numbers<string>()
  const markings = new Numbers<string>()
  const { environments, roles, rungs } = source
  const fragments = index.parts.flatMap((part) => part.fragments)
  const list = (value: (document: Document, n: number) => number) => documents.map(value)
  const described: Described = {
    pagefind: { version: index.version, characters: index.characters },
    shards: [],
    documents: {
      hash: fragments.map((fragment) => fragment.hash),
      kind: list((d) => kinds.of(d.kind)),
      environment: list((d) => environments.findIndex((e) => e.id === d.environment)),
      status: list((d) => (source.statuses[d.status ?? ''] ? statuses.of(d.status ?? '') : -1)),
      roles: list((d) => d.roles.reduce((sum, role) => sum | bit(roles.findIndex((r) => r.id === role)), 0)),
      entry: list((d) => entries.of(d.entry)),
      type: list((d) => types.of(d.type)),
      marking: list((d) => markings.of(d.marking)),
      ...(rungs ? { rung: list((d) => d.rung ?? rungs.length - 1) } : {}),
      title: list((d) => countWords(d.title)),
      parts: list((d) => partsOfTitle(d, environments)),
      names: list((d) => countWords(d.names.join(', '))),
      words: fragments.map((fragment) => fragment.words),
    },
    kinds: kinds.values,
    environments,
    roles,
    statuses: statuses.values.flatMap((id) => {
      const status = source.statuses[id]
      return status ? [{ id, ...status }] : []
    }),
    types: types.values,
    markings: markings.values,
    ...(rungs ? { rungs } : {}),
    starts: startsOf(documents),
  }
  let from = 0
  for (const { hash, fragments: own } of index.parts) {
    described.shards.push({ hash, from, pages: own.length })
    from += own.length
  }
  return described
}

/** Words that say what it is: not the small ones, and not the environment, which is known. */
function partsOfTitle({ title, environment }: Document, environments: readonly Choice[]): number {
  const place = environments.find(({ id }) => id === environment)
  const said = new Set([place?.id, place?.label].map((name) => name?.toLowerCase()))
  const parts = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !isSmall(word))
  return Math.max(1, parts.filter((word) => !said.has(word.toLowerCase())).length)
}

const bit = (i: number) => (i < 0 ? 0 : 1 << i)
const countWords = (text: string) => (text === '' ? 0 : text.trim().split(/\s+/).length)

/** Cards in the order of documents, which keeps those of one thing in one chunk. */
function cardChunks(documents: readonly Document[], index: Index): { from: number; json: string }[] {
  const fragments = index.parts.flatMap((part) => part.fragments)
  const chunks: { from: number; json: string }[] = []
  let cards: string[] = []
  let size = 0
  let from = 0
  const finish = (next: number) => {
    if (cards.length > 0) chunks.push({ from, json: `[${cards.join(',')}]` })
    ;[cards, size, from] = [[], 0, next]
  }
  for (const [n, { url, title, names, fact, later }] of documents.entries()) {
    const fragment = fragments[n]
    const card: Card = {
      url,
      title,
      ...(names.length > 0 ? { names: names.join(', ') } : {}),
      ...(fact ? { fact } : {}),
      ...(later ? { later } : {}),
      text: fragment?.content ?? '',
      ...(fragment?.headings.length ? { headings: fragment.headings } : {}),
    }
    const json = JSON.stringify(card)
    if (size > 0 && size + json.length > chunkSize) finish(n)
    cards.push(json)
    size += json.length
  }
  finish(documents.length)
  return chunks
}
