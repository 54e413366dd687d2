import { createHash } from 'node:crypto'
import { gunzipSync } from 'fflate'
import { close, createIndex } from 'pagefind'
import type { KeptRecords } from '../kept/kept-records.ts'
import { generatorDigest } from '../program/program-digest.ts'
import { type Document, notText } from './page-documents.ts'

/** What Pagefind made of one document. */
export interface Fragment {
  hash: string
  /** Its text; places in results count its words. */
  content: string
  words: number
  headings: [number, string, string][]
}

/** A part of the index, as Pagefind's files; their bytes as base64, as they are published. */
export interface IndexPart {
  /** Hash of the metadata. */
  hash: string
  meta: string
  /** Lists of words by their hash. */
  chunks: { hash: string; bytes: string }[]
  fragments: Fragment[]
  /** The same for every part. */
  pagefind: Pagefind
}

/** What Pagefind says of itself, and what it gives browsers to search with. */
export interface Pagefind {
  version: string
  characters: string[]
  engine: string
  wasm: string
}

export interface Index extends Pagefind {
  parts: IndexPart[]
}

/** Where parts of an index are kept. */
export type KeptIndex = Pick<KeptRecords<IndexPart>, 'recall' | 'keep'>

/** Pagefind compares every match with every other of its index; at this size that takes a few milliseconds. */
const partSize = 2400

/**
 * Indexes documents in their order, which decides Pagefind's hashes. A part of the same
 * documents that is kept is taken as it is; where all are, Pagefind need not run.
 */
export async function indexDocuments(documents: readonly Document[], kept?: KeptIndex): Promise<Index> {
  const parts: IndexPart[] = []
  let hasRun = false
  try {
    for (let from = 0; from === 0 || from < documents.length; from += partSize) {
      const own = documents.slice(from, from + partSize)
      const key = kept && keyOfPart(own)
      let part = key === undefined ? undefined : kept?.recall(key)
      if (!part) {
        hasRun = true
        part = await indexPart(own)
        if (key !== undefined) kept?.keep(key, part)
      }
      parts.push(part)
    }
  } finally {
    if (hasRun) await close()
  }
  const [first] = parts
  if (!first) throw new Error('an index has at least one part')
  return { ...first.pagefind, parts }
}

/** Everything that a part is made from. */
function keyOfPart(documents: readonly Document[]): string {
  const hash = createHash('sha256').update(`${generatorDigest()}\n${notText.join()}\n`)
  for (const { url, html } of documents) hash.update(`${url.length} ${html.length}\n${url}${html}`)
  return hash.digest('hex')
}

async function indexPart(documents: readonly Document[]): Promise<IndexPart> {
  const created = await createIndex({ forceLanguage: 'en', keepIndexUrl: true, excludeSelectors: notText })
  const pagefind = created.index
  if (!pagefind) throw new Error(`the search index could not be made: ${created.errors.join('; ')}`)
  // Pagefind takes them in the order in which they are sent, and need not be waited for after each.
  await Promise.all(
    documents.map(async ({ url, html }, n) => {
      // Several may lead to one place, but Pagefind knows them apart by their URL.
      const { errors } = await pagefind.addHTMLFile({ url: `${n}`, content: html })
      if (errors.length > 0) throw new Error(`${url} could not be indexed: ${errors.join('; ')}`)
    }),
  )
  const { files } = await pagefind.getFiles()
  await pagefind.deleteIndex()
  const read = new Map(files.map(({ path, content }) => [path, content]))
  const entry = JSON.parse(textOf(read.get('pagefind-entry.json')))
  const hash: string = entry.languages.en?.hash ?? ''
  const fragments = new Map<string, Fragment>()
  const chunks: IndexPart['chunks'] = []
  for (const [path, bytes] of read) {
    const [, name = '', kind] = /([^/]+)\.pf_(fragment|index)$/.exec(path) ?? []
    if (kind === 'index') chunks.push({ hash: name, bytes: base64(bytes) })
    if (kind !== 'fragment') continue
    const { url, fragment } = readFragment(name, bytes)
    fragments.set(url, fragment)
  }
  return {
    hash,
    meta: base64(read.get(`pagefind.${hash}.pf_meta`)),
    chunks: chunks.sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    fragments: documents.map(({ url }, n) => {
      const fragment = fragments.get(`${n}`)
      if (!fragment) throw new Error(`${url} is not in the search index`)
      return fragment
    }),
    pagefind: {
      version: entry.version,
      characters: entry.include_characters,
      engine: textOf(read.get('pagefind.js')),
      wasm: base64(read.get('wasm.en.pagefind')),
    },
  }
}

const base64 = (bytes: Uint8Array = new Uint8Array()) => Buffer.from(bytes).toString('base64')
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

/** A fragment is gzipped JSON behind a signature of twelve bytes. */
function readFragment(name: string, bytes: Uint8Array): { url: string; fragment: Fragment } {
  const { url, content, word_count, anchors } = JSON.parse(textOf(gunzipSync(bytes).subarray(12))) as {
    url: string
    content: string
    word_count: number
    anchors: { element: string; id: string; text: string; location: number }[]
  }
  const headings = anchors
    .filter(({ element, text }) => /^h[2-4]$/.test(element) && text.trim() !== '')
    .sort((a, b) => a.location - b.location)
    .map(({ location, id, text }): [number, string, string] => [location, id, text.trim()])
  return { url, fragment: { hash: name.replace(/^en_/, ''), content, words: word_count, headings } }
}
