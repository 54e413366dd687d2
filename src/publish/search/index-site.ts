import type { Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { fileOf } from '../../domain/address.ts'
import { listFiles } from '../../workspace/find-files.ts'
import { indexDocuments } from './index-documents.ts'
import { asPage, type Document, encode, namesHtml, pageDocuments } from './page-documents.ts'
import type { SearchRecord } from './record.ts'
import { records } from './records.ts'
import { vocabulary } from './vocabulary.ts'
import { writeIndex } from './write-index.ts'

/** Makes a built site searchable: its pages and the records of the playbook it was built from. */
export async function indexSite(site: string, playbook: Playbook, asOf: string): Promise<void> {
  const files = listFiles(site).filter((file) => file.endsWith('.html'))
  const known = records(playbook, asOf)
  const pages = pageDocuments(site, files, playbook)
  const markings = new Map(pages.map(({ url, marking }) => [url, marking]))
  const documents = [...pages, ...known.flatMap((record) => recordDocument(record, markings))]
  // What is about one thing stands together, so that it is loaded together.
  const topic = (d: Document) => d.entry.replace(/^[^/]+\//, '')
  const place = new Map(playbook.environments.map((e, i) => [e.id as string | undefined, i]))
  documents.sort(
    (a, b) =>
      compare(topic(a), topic(b)) ||
      compare(a.entry, b.entry) ||
      (place.get(a.environment) ?? -1) - (place.get(b.environment) ?? -1) ||
      compare(a.url, b.url),
  )
  const index = await indexDocuments(documents)
  const texts = index.parts.flatMap((part) => part.fragments.map((fragment) => fragment.content))
  await writeIndex(site, documents, index, playbook, vocabulary(texts), samplesOf(known, playbook))
}

/** A record is found where its page may be found. */
function recordDocument(record: SearchRecord, markings: ReadonlyMap<string, string>): Document[] {
  const { address, title, names, text, ...rest } = record
  const file = fileOf(address)
  const marking = markings.get(file)
  if (marking === undefined) return []
  const html = asPage(`<h1>${encode(title)}</h1>${namesHtml(names)}<p>${encode(text)}</p>`)
  return [{ ...rest, title, names, marking, url: `${file}#${address.split('#')[1]}`, html }]
}

/** Queries to try, one of each sort, that find something in this very playbook. */
function samplesOf(known: readonly SearchRecord[], playbook: Playbook): string[] {
  const planned = known.find((r) => r.entry.startsWith('availability/') && r.status === 'planned')
  const service = playbook.get('service', planned?.entry.split('/')[1] ?? '')?.data.name
  const signal = playbook.all('triage').flatMap((path) => path.data.signals).find((s) => /^[a-z0-9 ]{3,16}$/i.test(s))
  return [
    ...(service ? [`when ${service} ${planned?.environment}`] : []),
    ...(signal ? [signal] : []),
    ...(known.some((r) => r.entry.startsWith('fact/team/')) ? ['who do I call'] : []),
  ]
}
