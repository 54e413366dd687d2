import type { SearchManifest } from '../src/domain/search/format.ts'
import type { RecordType, SearchKind } from '../src/domain/search/kinds.ts'
import { parseQuery, type Query } from '../src/domain/search/query.ts'
import type { HitPlace, RankedHits } from '../src/domain/search/rank.ts'
import { wordOf, wordParts } from '../src/domain/search/words.ts'

/** A document as a test writes it. */
export interface Written {
  title: string
  names?: string
  text?: string
  entry?: string
  type?: RecordType | 'page'
  kind?: SearchKind
  environment?: string
  status?: string
  roles?: number
}

const environments = ['il2', 'il4', 'il5']

/** The manifest of a few documents, for tests of ranking and narrowing. */
export function manifestOf(written: readonly Written[]): SearchManifest {
  const list = <T>(read: (w: Written) => T) => [...new Set(written.map(read))]
  const kinds = list((w) => w.kind ?? 'Guide')
  const types = list((w) => w.type ?? 'page')
  const statuses = list((w) => w.status ?? '').filter(Boolean)
  const entries = list((w) => w.entry ?? w.title)
  const count = (text = '') => text.split(/\s+/).filter(Boolean).length
  return {
    pagefind: { version: '', characters: [] },
    shards: [],
    documents: {
      hash: written.map((_, i) => String(i)),
      kind: written.map((w) => kinds.indexOf(w.kind ?? 'Guide')),
      type: written.map((w) => types.indexOf(w.type ?? 'page')),
      environment: written.map((w) => environments.indexOf(w.environment ?? '')),
      status: written.map((w) => statuses.indexOf(w.status ?? '')),
      roles: written.map((w) => w.roles ?? 0),
      entry: written.map((w) => entries.indexOf(w.entry ?? w.title)),
      marking: written.map(() => 0),
      title: written.map((w) => count(w.title)),
      parts: written.map((w) => count(w.title)),
      names: written.map((w) => count(w.names)),
      words: written.map((w) => count(w.title) + count(w.names) + count(w.text)),
    },
    kinds,
    types,
    statuses: statuses.map((id) => ({ id, label: id, tone: id, shape: 'disc' })),
    environments: environments.map((id) => ({ id, label: id })),
    roles: [],
    markings: [''],
    starts: {},
    engine: '',
    wasm: '',
    words: '',
    names: '',
    cards: [],
    samples: [],
  }
}

/** What the word index would find for a query: whole words and longer ones, in their places. */
export function lookUpIn(written: readonly Written[], text: string): { query: Query; found: RankedHits[] } {
  const query = parseQuery(
    text,
    environments.map((id) => ({ id, label: id })),
  )
  const found = query.words.map((word): RankedHits => {
    const matches = new Map<number, HitPlace>()
    for (const [n, { title, names = '', text: prose = '' }] of written.entries()) {
      const head = `${title} ${names}`.split(/\s+/).filter(Boolean).length
      const all = `${title} ${names} ${prose}`.split(/\s+/).filter(Boolean)
      const formsAt = all.map((w) => [wordOf(w), ...wordParts(w)])
      const places = formsAt.flatMap((forms, i) => (forms.some((f) => f.startsWith(wordOf(word))) ? [i] : []))
      const exact = formsAt.flatMap((forms, i) => (forms.includes(wordOf(word)) ? [i] : []))
      if (places.length > 0) {
        matches.set(n, { places, isExact: exact.length > 0, head: exact.filter((i) => i < head) })
      }
    }
    return { word, matches }
  })
  return { query, found: found.filter(({ matches }) => matches.size > 0) }
}
