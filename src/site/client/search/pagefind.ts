import { type Manifest, wordsFile } from '../../../domain/search/format.ts'
import type { Matches, Place } from '../../../domain/search/rank.ts'
import type { Transport } from './transport.ts'

/** The parts of Pagefind's interface that are used. */
interface Instance {
  init(): Promise<void>
  filters(): Promise<unknown>
  preload(term: string): Promise<void>
  search(term: string): Promise<{ results: Result[] }>
}
interface Result {
  id: string
  words: number[]
  data(): Promise<{ weighted_locations: { weight: number; balanced_score: number; location: number }[] }>
}
interface Engine {
  createInstance(options: object): Instance
}

const base = '/pf:/'

/**
 * Pagefind over all shards, one word at a time. Its `fetch` is replaced by script tags when the engine is
 * bundled (see publish/search/engine.ts), and so are its waits, which would poll every 50 ms.
 */
export class WordIndex {
  readonly #transport: Transport
  readonly #manifest: Manifest
  readonly #shards: { instance: Instance; numbers: Map<string, number> }[] = []
  readonly #known = new Map<string, Matches>()
  /** Why a list of words could not be loaded, once one could not: Pagefind takes it for empty from then on. */
  lost: unknown

  private constructor(transport: Transport, manifest: Manifest) {
    this.#transport = transport
    this.#manifest = manifest
  }

  static async open(transport: Transport, manifest: Manifest): Promise<WordIndex> {
    const index = new WordIndex(transport, manifest)
    const page = globalThis as typeof globalThis & Record<string, unknown>
    page['fieldbookFetch'] = (url: string) => index.#answer(url)
    page['fieldbookWait'] = (next: () => void, ms: number) => setTimeout(next, Math.min(ms, 4))
    // Both are needed, and neither needs the other.
    const [engine] = await Promise.all([
      transport.load<Engine>(manifest.engine),
      transport.load(manifest.wasm),
      ...manifest.shards.map((shard, i) => transport.load(`${wordsFile(i, shard.hash)}.js`)),
    ])
    const { hash } = manifest.documents
    for (const [i, shard] of manifest.shards.entries()) {
      const instance = engine.createInstance({ basePath: `${base}${i}/`, baseUrl: '/', noWorker: true })
      const numbers = new Map<string, number>()
      for (let n = shard.from; n < shard.from + shard.pages; n++) numbers.set(hash[n] ?? '', n)
      index.#shards.push({ instance, numbers })
      // The wasm is instantiated by the first and shared, so the others wait for it.
      await instance.init()
      await instance.filters()
    }
    return index
  }

  /**
   * Documents that have words beginning with `word`. `isIn` tells in which shards there are such words: where
   * there are none, Pagefind takes the longest word that `word` begins with, and `k` is found for `kubernetes`.
   * While a word is being typed it is not looked up by itself as well, so that the next key need not wait.
   * `stale` tells that nobody waits any longer.
   */
  async find(
    word: string,
    isOpen: boolean,
    isIn: (shard: number) => boolean,
    stale: () => boolean,
  ): Promise<Matches | undefined> {
    const key = `${word.toLowerCase()}${isOpen ? '' : ' '}`
    const known = this.#known.get(key)
    if (known) return known
    // What begins with a word that is finished was found while it was typed.
    const begun = isOpen ? undefined : this.#known.get(word.toLowerCase())
    const found = new Map<number, Place>()
    for (const [number, place] of begun ?? []) found.set(number, { ...place, isExact: false })
    await this.preload(word)
    for (const [shard, { instance, numbers }] of this.#shards.entries()) {
      if (stale()) return undefined
      const exact = isOpen && isIn(shard) ? undefined : await instance.search(`"${word}"`)
      if (exact?.results.length === 0 && !isIn(shard)) continue
      const any = begun ? [] : (await instance.search(word)).results
      for (const result of any) {
        const number = numbers.get(result.id.slice(3)) ?? -1
        const head = await this.#head(number, result)
        found.set(number, { places: result.words, isExact: exact === undefined, head })
      }
      for (const { id } of exact?.results ?? []) {
        const place = found.get(numbers.get(id.slice(3)) ?? -1)
        if (place) place.isExact = true
      }
    }
    this.#known.set(key, found)
    return found
  }

  /** Loads what a word needs, all of it together; what fails is asked for again when it is needed. */
  async preload(word: string): Promise<void> {
    await Promise.allSettled(this.#shards.map(({ instance }) => instance.preload(word)))
  }

  /** How many words are title and names. */
  #headOf(number: number): number {
    const { title, names } = this.#manifest.documents
    return (title[number] ?? 0) + (names[number] ?? 0)
  }

  /** Where in the title and the names the word itself stands: Pagefind scores longer words less. */
  async #head(number: number, { words, data }: Result): Promise<number[]> {
    const end = this.#headOf(number)
    if ((words[0] ?? end) >= end) return []
    const { weighted_locations: weighted } = await data()
    return weighted
      .filter(
        ({ location, weight, balanced_score: score }) => location < end && score > 0.8 * (24 * weight) ** 2,
      )
      .map(({ location }) => location)
  }

  /** Stands in for `fetch`: Pagefind's paths are answered from chunks. */
  async #answer(url: string): Promise<{ json(): unknown; arrayBuffer(): ArrayBuffer }> {
    const [, number = '0', path = ''] = /^\/pf:\/(\d+)\/([^?]+)/.exec(url) ?? []
    const shard = this.#manifest.shards[Number(number)]
    if (path === 'pagefind-entry.json') {
      const { version, characters } = this.#manifest.pagefind
      const en = { hash: shard?.hash, wasm: 'en', page_count: shard?.pages }
      return answer({ version, languages: { en }, include_characters: characters })
    }
    if (path.startsWith('wasm.')) {
      // Only the first is compiled; for the rest the signature alone will do.
      const bytes = number === '0' ? await this.#transport.bytes(this.#manifest.wasm) : signature
      return answer(undefined, bytes.buffer)
    }
    // Texts are ours to load, as cards; of a fragment only what Pagefind adds to it is used.
    if (path.startsWith('fragment/')) return answer(undefined, fragment.buffer)
    // `index/en_d1b3391.pf_index` and `pagefind.en_6c8a72f747.pf_meta`
    const hash = /en_[0-9a-f]+/.exec(path)?.[0] ?? ''
    try {
      return answer(undefined, (await this.#transport.bytes(`${wordsFile(Number(number), hash)}.js`)).buffer)
    } catch (error) {
      this.lost = error
      throw error
    }
  }
}

const signature = new TextEncoder().encode('pagefind_dcd')
const fragment = new TextEncoder().encode('pagefind_dcd{"url":"","content":"","meta":{},"anchors":[]}')
const answer = (json: unknown, buffer = new ArrayBuffer(0)) => ({
  json: () => json,
  arrayBuffer: () => buffer,
})
