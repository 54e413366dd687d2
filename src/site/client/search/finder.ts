import { type Counts, narrow, type Ticked } from '../../../domain/search/facets.ts'
import type { Card, SearchManifest } from '../../../domain/search/format.ts'
import { Names } from '../../../domain/search/names.ts'
import { parseQuery, type Query } from '../../../domain/search/query.ts'
import { type Hit, type Matches, type RankedHits, rank } from '../../../domain/search/rank.ts'
import { Spelling } from '../../../domain/search/spelling.ts'
import { otherWordFor, wordOf, wordParts } from '../../../domain/search/words.ts'
import { WordIndex } from './pagefind.ts'
import { Transport } from './transport.ts'

export interface SearchAnswer {
  query: Query
  hits: Hit[]
  counts: Counts
  /** How many there are before what is ticked. */
  all: number
  found: RankedHits[]
  /** Words that were left out: nobody has them, or nobody has them together with the rest. */
  dropped: string[]
  /** Words that nobody has, and what was looked for instead. */
  corrected: { from: string; to: string }[]
  /** Where nothing was found: words that are something like what was typed. */
  near: string[]
  /** Whether texts were looked through as well; if not, an answer with them follows. */
  isWhole: boolean
  /** Why a part of the index could not be loaded, if one could not. */
  lost: unknown
}

/** Words are told apart by bits of a number; a text with more of them is clear enough without the rest. */
const mostWords = 24
const mostNear = 6

/** A little longer than between two keys of one who types: words that would take longer wait for it. */
const pause = 150

/** What the words of a query were found to be, before it is ranked. */
interface Words {
  found: RankedHits[]
  dropped: string[]
  corrected: SearchAnswer['corrected']
  /** Whether all were looked for in texts, and not in names alone. */
  isWhole: boolean
}

/** The index of one site, opened. */
export class Finder {
  readonly manifest: SearchManifest
  readonly #transport: Transport
  readonly #index: WordIndex
  readonly #spelling: Spelling
  #names: Promise<Names> | undefined

  private constructor(transport: Transport, manifest: SearchManifest, spelling: Spelling) {
    this.#transport = transport
    this.manifest = manifest
    this.#index = new WordIndex(transport, manifest)
    this.#spelling = spelling
  }

  /** Loads what the first keys need; `root` is where the site begins. */
  static async open(root: URL): Promise<Finder> {
    const transport = new Transport(root)
    const manifest = await transport.manifest()
    return new Finder(transport, manifest, new Spelling(await transport.load<string>(manifest.words)))
  }

  /**
   * Finds, ranks and narrows; ends when `stale` tells that nobody waits any longer. `here` is an environment.
   * Where words stand in very many texts, what is called so comes first, and the whole when no key follows.
   */
  async *find(
    text: string,
    ticked: Ticked,
    here: number,
    stale: () => boolean,
  ): AsyncGenerator<SearchAnswer> {
    const query = parseQuery(text, this.manifest.environments)
    const soon = await this.#lookUp(query, true, stale)
    if (!soon || stale()) return
    const first = this.#answer(query, soon, ticked, here)
    if (first.isWhole || first.hits.length > 0) yield first
    if (first.isWhole) return this.#preload(query)
    if (first.hits.length > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    const whole = stale() ? undefined : await this.#lookUp(query, false, stale)
    if (whole && !stale()) yield this.#answer(query, whole, ticked, here)
  }

  /** Looks all words up; if it has to be `soon`, common words in names alone. */
  async #lookUp(query: Query, soon: boolean, stale: () => boolean): Promise<Words | undefined> {
    const words: Words = { found: [], dropped: [], corrected: [], isWhole: true }
    const { found, dropped, corrected } = words
    for (const [i, word] of query.words.entries()) {
      const isOpen = query.open && i === query.words.length - 1
      const isShort = wordOf(word).length < 3
      if (isOpen && isShort && this.#spelling.isCommon(word)) {
        if (i === 0) found.push({ word, matches: this.#beginning(wordOf(word)), isOpen })
        continue
      }
      const parts = this.#wordsFor(word, dropped, corrected)
      for (const part of parts) {
        if (found.length === mostWords) break
        // Of a word that was taken apart, or for another, no part is being typed.
        const goesOn = isOpen && part === word
        const weight = 1 / parts.length
        if (soon && this.#spelling.isCommon(part) && !this.#index.known(part, goesOn)) {
          words.isWhole = false
          const matches = await this.#called(part)
          if (matches.size > 0) found.push({ word: part, matches, isOpen: goesOn, weight })
          continue
        }
        const matches = await this.#findEither(part, goesOn, stale)
        if (!matches || stale()) return undefined
        const meant = await this.#meant(part, matches, stale)
        if (stale()) return undefined
        if (meant) corrected.push({ from: part, to: meant.word })
        if (matches.size > 0) found.push({ word: part, matches, isOpen: goesOn, ...meant, weight })
        else dropped.push(part)
      }
    }
    return words
  }

  #answer(query: Query, words: Words, ticked: Ticked, here: number): SearchAnswer {
    const { found, corrected, isWhole } = words
    const isEmpty = found.length === 0 && (query.words.length > 0 || query.environments.length === 0)
    const ranked = isEmpty ? { hits: [], dropped: [] } : rank(this.manifest, query, found, here)
    const { hits, counts } = narrow(this.manifest, ranked.hits, ticked)
    return {
      query,
      hits,
      counts,
      all: ranked.hits.length,
      found,
      dropped: [...words.dropped, ...ranked.dropped.map((i) => found[i]?.word ?? '')],
      corrected,
      near: isEmpty ? query.words.flatMap((word) => this.#spelling.near(word)).slice(0, mostNear) : [],
      isWhole,
      lost: this.#index.lost,
    }
  }

  /** What is called so or begins so: all words that begin with a letter or two are half of what there is. */
  #beginning(start: string): Matches {
    const begun = this.manifest.starts[start] ?? []
    return new Map(begun.map((n) => [n, { places: [0], isExact: false, head: [] }]))
  }

  /** What is called so. */
  async #called(word: string): Promise<Matches> {
    this.#names ??= this.#transport.text(this.manifest.names).then((text) => new Names(text))
    return (await this.#names).find(word)
  }

  /** Loads what the next key is likely to need, while nobody waits; what is not there is told when it is needed. */
  #preload({ words, open }: Query): void {
    const word = open ? wordOf(words.at(-1) ?? '') : ''
    Promise.all([this.#called(''), this.#index.preload(word)]).catch(() => {})
  }

  async #find(word: string, isOpen: boolean, stale: () => boolean): Promise<Matches | undefined> {
    const named = await this.#called(word)
    return this.#index.find(word, isOpen, named, (shard) => this.#spelling.isIn(word, shard), stale)
  }

  /** Where a word stands, or the one that pages have for it. */
  async #findEither(word: string, isOpen: boolean, stale: () => boolean): Promise<Matches | undefined> {
    const matches = await this.#find(word, isOpen, stale)
    const other = otherWordFor(word)
    const more = other && matches && (await this.#find(other, false, stale))
    return more ? new Map([...more, ...matches]) : matches
  }

  /** What to look for: the word, or where nobody has it its parts, or the word that was meant. */
  #wordsFor(word: string, dropped: string[], corrected: SearchAnswer['corrected']): string[] {
    const known = this.#spelling.resolve(word) ?? otherWordFor(word)
    if (known !== undefined) return [known]
    const parts = wordParts(word)
    if (parts.length > 1) return parts.flatMap((part) => this.#wordsFor(part, dropped, corrected))
    const halves = this.#spelling.split(word)
    if (halves) {
      corrected.push({ from: word, to: halves.join(' ') })
      return halves
    }
    const to = this.#spelling.correct(word) ?? this.#spelling.inside(word)
    if (to) corrected.push({ from: word, to })
    else dropped.push(word)
    return to ? [to] : []
  }

  /** Where a word stands in one or two texts only, it may be a slip there too: what is near and frequent counts. */
  async #meant(word: string, matches: Matches, stale: () => boolean): Promise<RankedHits | undefined> {
    const { title, names } = this.manifest.documents
    const isName = [...matches].some(
      ([n, { places }]) => (places[0] ?? 0) < (title[n] ?? 0) + (names[n] ?? 0),
    )
    const to = isName || matches.size === 0 || matches.size > 2 ? undefined : this.#spelling.correct(word)
    const other = to === undefined ? undefined : await this.#find(to, false, stale)
    if (to === undefined || !other || other.size < 4 * matches.size) return undefined
    return { word: to, matches: new Map([...matches, ...other]) }
  }

  async card(document: number): Promise<Card> {
    const { cards } = this.manifest
    const chunk = cards.findLast(({ from }) => from <= document)
    const all = await this.#chunk(chunk?.file ?? '')
    return all[document - (chunk?.from ?? 0)] as Card
  }

  readonly #chunks = new Map<string, Promise<Card[]>>()
  #chunk(file: string): Promise<Card[]> {
    let chunk = this.#chunks.get(file)
    if (!chunk) {
      chunk = this.#transport.text(file).then((text) => JSON.parse(text) as Card[])
      chunk.catch(() => this.#chunks.delete(file))
      this.#chunks.set(file, chunk)
    }
    return chunk
  }
}
