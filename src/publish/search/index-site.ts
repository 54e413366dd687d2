import { fileOf } from '../../domain/pages/address.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { recordTypes } from '../../domain/search/kinds.ts'
import type { SearchRecord, SearchSource } from '../../domain/search/source.ts'
import { setApostrophes } from '../../domain/text/quotes.ts'
import type { PublishedPage } from '../pages/pass.ts'
import { indexDocuments, type KeptIndex } from './index-documents.ts'
import { asHtml, asPage, type Document, namesHtml, pageDocuments } from './page-documents.ts'
import { vocabulary } from './vocabulary.ts'
import { writeIndex } from './write-index.ts'

/** What an index was made of and into. */
export interface IndexedSite {
  /** The pages in it, whole or in parts, by their files. */
  pages: Set<string>
  /** Its own files, by their places in the site. */
  files: string[]
}

/** Makes a built site searchable: its pages, and the records of what stands on them. Parts of the index that are kept are taken as they are. */
export async function indexSite(
  site: string,
  published: readonly PublishedPage[],
  source: SearchSource,
  kept?: KeptIndex,
): Promise<IndexedSite> {
  const pages = pageDocuments(published, source.pages, source.rungs)
  const markings = new Map(pages.map(({ url, marking }) => [url, marking]))
  const documents = [...pages, ...source.records.flatMap((record) => recordDocument(record, markings))]
  // What is about one thing stands together, so that it is loaded together.
  const topic = (d: Document) => d.entry.replace(/^[^/]+\//, '')
  const place = new Map(source.environments.map((e, i) => [e.id as string | undefined, i]))
  documents.sort(
    (a, b) =>
      compare(topic(a), topic(b)) ||
      compare(a.entry, b.entry) ||
      (place.get(a.environment) ?? -1) - (place.get(b.environment) ?? -1) ||
      compare(a.url, b.url),
  )
  const index = await indexDocuments(documents, kept)
  const texts = index.parts.map((part) => part.fragments.map((fragment) => fragment.content))
  const files = await writeIndex(site, documents, index, source, vocabulary(texts))
  return { pages: new Set(documents.map(({ url }) => url.replace(/#.*/, ''))), files }
}

/** A record is found where its page may be found. */
function recordDocument(record: SearchRecord, markings: ReadonlyMap<string, string>): Document[] {
  const { address, title, names, text, ...rest } = record
  const file = fileOf(address)
  const marking = markings.get(file)
  if (marking === undefined) return []
  const html = asPage(
    `<h1>${asHtml(setApostrophes(title))}</h1>${namesHtml(names)}<p>${asHtml(setApostrophes(text))}</p>`,
  )
  const type = recordTypes.find((type) => rest.entry.startsWith(`${type}/`))
  if (type === undefined) throw new Error(`${rest.entry} is no record of any type`)
  return [
    {
      ...rest,
      type,
      title: setApostrophes(title),
      names,
      marking,
      url: `${file}#${address.split('#')[1]}`,
      html,
    },
  ]
}
