import { gunzipSync } from 'fflate'
import { close, createIndex } from 'pagefind'
import { type Document, notText } from './page-documents.ts'

/** What Pagefind made of one document. */
export interface Fragment {
  hash: string
  /** Its text; places in results count its words. */
  content: string
  words: number
  headings: [number, string, string][]
}

/** A part of the index, as Pagefind's files. */
export interface IndexPart {
  /** Hash of the metadata. */
  hash: string
  meta: Uint8Array
  /** Lists of words by their hash. */
  chunks: { hash: string; bytes: Uint8Array }[]
  fragments: Fragment[]
}

export interface Index {
  version: string
  characters: string[]
  engine: string
  wasm: Uint8Array
  parts: IndexPart[]
}

/** Pagefind compares every match with every other of its index; at this size that takes a few milliseconds. */
const partSize = 2400

/** Indexes documents in their order, one after the other, since the order decides Pagefind's hashes. */
export async function indexDocuments(documents: readonly Document[]): Promise<Index> {
  const index: Index = { version: '', characters: [], engine: '', wasm: new Uint8Array(), parts: [] }
  try {
    for (let from = 0; from === 0 || from < documents.length; from += partSize) {
      index.parts.push(await indexPart(documents.slice(from, from + partSize), index))
    }
  } finally {
    await close()
  }
  return index
}

async function indexPart(documents: readonly Document[], index: Index): Promise<IndexPart> {
  const created = await createIndex({ forceLanguage: 'en', keepIndexUrl: true, excludeSelectors: notText })
  const pagefind = created.index
  if (!pagefind) throw new Error(`the search index could not be made: ${created.errors.join('; ')}`)
  for (const [n, { url, html }] of documents.entries()) {
    // Several may lead to one place, but Pagefind knows them apart by their URL.
    const { errors } = await pagefind.addHTMLFile({ url: `${n}`, content: html })
    if (errors.length > 0) throw new Error(`${url} could not be indexed: ${errors.join('; ')}`)
  }
  const { files } = await pagefind.getFiles()
  await pagefind.deleteIndex()
  const read = new Map(files.map(({ path, content }) => [path, content]))
  const entry = JSON.parse(textOf(read.get('pagefind-entry.json')))
  const hash: string = entry.languages.en?.hash ?? ''
  index.version = entry.version
  index.characters = entry.include_characters
  index.engine = textOf(read.get('pagefind.js'))
  index.wasm = read.get('wasm.en.pagefind') ?? new Uint8Array()
  const fragments = new Map<string, Fragment>()
  const chunks: IndexPart['chunks'] = []
  for (const [path, bytes] of read) {
    const [, name = '', kind] = /([^/]+)\.pf_(fragment|index)$/.exec(path) ?? []
    if (kind === 'index') chunks.push({ hash: name, bytes })
    if (kind !== 'fragment') continue
    const { url, fragment } = readFragment(name, bytes)
    fragments.set(url, fragment)
  }
  return {
    hash,
    meta: read.get(`pagefind.${hash}.pf_meta`) ?? new Uint8Array(),
    chunks: chunks.sort((a, b) => (a.hash < b.hash ? -1 : 1)),
    fragments: documents.map(({ url }, n) => {
      const fragment = fragments.get(`${n}`)
      if (!fragment) throw new Error(`${url} is not in the search index`)
      return fragment
    }),
  }
}

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
