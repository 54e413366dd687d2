import type { Rung } from '../portions/rungs.ts'
import type { RecordType, SearchKind } from './kinds.ts'

/**
 * What the publisher writes to `assets/search/` and the search in the browser reads. Each file is a classic
 * script that hands its content to the registrar, since scripts are all that loads from `file://`.
 */

/** The registrar's name; a chunk is `fieldbookSearch("name", content)`. */
export const registrar = 'fieldbookSearch'

/** Where the chunks are, seen from the site's root. */
export const folder = 'assets/search/'

/** The name of a chunk of Pagefind's, without extension, by its part of the index and its hash (`en_d1b3391`). */
export const wordsFile = (shard: number, hash: string) => `words.${shard}${hash.replace(/^en_/, '')}`

/** A part of the index: Pagefind compares every match with every other, so no part is larger than it likes. */
export interface Shard {
  /** Pagefind's hash of its metadata. */
  hash: string
  /** The number of the first document in it. */
  from: number
  pages: number
}

/** What is known of every document without loading it: parallel lists, by document number. */
export interface Documents {
  /** Pagefind's name of the document in its shard, without the language. */
  hash: string[]
  /** Index into {@link SearchManifest.kinds}. */
  kind: number[]
  /** Index into {@link SearchManifest.environments}; -1 where it belongs to none. */
  environment: number[]
  /** Index into {@link SearchManifest.statuses}; -1 without one. */
  status: number[]
  /** Sum of 2 to the power of the indices into {@link SearchManifest.roles}; 0 is for everyone. */
  roles: number[]
  /** Documents with the same number are about the same thing, in different environments. */
  entry: number[]
  /** Index into {@link SearchManifest.types}. */
  type: number[]
  /** Index into {@link SearchManifest.markings}: the banner of the page it is on. */
  marking: number[]
  /** Index into {@link SearchManifest.rungs}, where there are any: what is shown of the document is at most marked so. */
  rung?: number[]
  /** Words of the title, which a document begins with. */
  title: number[]
  /** Parts of the title that carry its subject; a word such as `java_buildpack` has several. */
  parts: number[]
  /** Words of other names, which follow the title. */
  names: number[]
  /** All words. */
  words: number[]
}

export interface Choice {
  id: string
  label: string
}

/** `index.js`: everything but words and texts. */
export interface SearchManifest {
  /** Pagefind's version, and the characters it keeps inside words. */
  pagefind: { version: string; characters: string[] }
  shards: Shard[]
  documents: Documents
  kinds: SearchKind[]
  environments: Choice[]
  roles: Choice[]
  /** With the status colour and the shape each is drawn in. */
  statuses: (Choice & { tone: string; shape: string })[]
  /** The first part of `entry` of a record: `availability`, `step`; `page` for the rest. */
  types: (RecordType | 'page')[]
  markings: string[]
  /** The markings that portions may have; absent where the site does not show them. */
  rungs?: Rung[]
  /** Documents whose names begin with one or two letters, by these. */
  starts: Record<string, number[]>
  /** File names: Pagefind's engine and wasm, the word list, what documents are called. */
  engine: string
  wasm: string
  words: string
  names: string
  /** Files with the documents' cards, and the number of the first document in each. */
  cards: { file: string; from: number }[]
  /** Queries that find something here, for the empty search. */
  samples: string[]
}

/** What is shown of a document. */
export interface Card {
  /** File and anchor, from the site's root. */
  url: string
  title: string
  names?: string
  /** The answer in a few words. */
  fact?: string
  /** The moment after which the answer is no longer so, and what to add to it then, by the reader's clock. */
  later?: readonly [string, string]
  /** Everything that was indexed; its words are the places that Pagefind's results count. */
  text: string
  /** Headings with anchors: the word each begins at, id, text. */
  headings?: [number, string, string][]
}
