import { type SearchManifest, wordsFile } from '../../../domain/search/format.ts'
import type { HitPlace, Matches } from '../../../domain/search/rank.ts'
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
}
interface Shard {
  instance: Instance
  /** Numbers of documents by Pagefind's names of them. */
  numbers: Map<string, number>
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
  readonly #manifest: SearchManifest
  #shards: Promise<Shard[]> | undefined
  readonly #known = new Map<string, Matches>()
  /** Why a list of words could not be loaded, once one could not: Pagefind takes it for empty from then on. */
  lost: unknown

  constructor(transport: Transport, manifest: SearchManifest) {
    this.#transport = transport
    this.#manifest = manifest
  }

  /** Loads the engine and what there is to know of every shard, once; the first keys are answered without. */
  #open(): Promise<Shard[]> {
    this.#shards ??= this.#load()
    return this.#shards
  }

  async #load(): Promise<Shard[]> {
    const [transport, manifest] = [this.#transport, this.#manifest]
    const page = globalThis as typeof globalThis & Record<string, unknown>
    page['fieldbookFetch'] = (url: string) => this.#answer(url)
    page['fieldbookWait'] = (next: () => void, ms: number) => setTimeout(next, Math.min(ms, 4))
    // Both are needed, and neither needs the other.
    const [engine] = await Promise.all([
      transport.load<Engine>(manifest.engine),
      transport.load(manifest.wasm),
      ...manifest.shards.map((shard, i) => transport.load(`${wordsFile(i, shard.hash)}.js`)),
    ])
    const { hash } = manifest.documents
    const shards: Shard[] = []
    for (const [i, shard] of manifest.shards.entries()) {
      const instance = engine.createInstance({ basePath: `${base}${i}/`, baseUrl: '/', noWorker: true })
      const numbers = new Map<string, number>()
      for (let n = shard.from; n < shard.from + shard.pages; n++) numbers.set(hash[n] ?? '', n)
      shards.push({ instance, numbers })
      // The wasm is instantiated by the first and shared, so the others wait for it.
      await instance.init()
      await instance.filters()
    }
    return shards
  }

  /**
   * Documents that have words beginning with `word`. `isIn` tells in which shards there are such words: where
   * there are none, Pagefind takes the longest word that `word` begins with, and `k` is found for `kubernetes`.
   * While a word is being typed it is not looked up by itself as well, so that the next key need not wait.
   * `named` is what is called so. `stale` tells that nobody waits any longer.
   */
  async find(
    word: string,
    isOpen: boolean,
    named: Matches,
    isIn: (shard: number) => boolean,
    stale: () => boolean,
  ): Promise<Matches | undefined> {
    const known = this.known(word, isOpen)
    if (known) return known
    // What begins with a word that is finished was found while it was typed.
    const begun = isOpen ? undefined : this.#known.get(word.toLowerCase())
    const found = new Map<number, HitPlace>()
    for (const [number, place] of begun ?? []) found.set(number, { ...place, isExact: false })
    const shards = await this.preload(word)
    for (const [shard, { instance, numbers }] of shards.entries()) {
      if (stale()) return undefined
      const exact = isOpen && isIn(shard) ? undefined : await instance.search(`"${word}"`)
      if (exact?.results.length === 0 && !isIn(shard)) continue
      const any = begun ? [] : (await instance.search(word)).results
      for (const result of any) {
        const number = numbers.get(result.id.slice(3)) ?? -1
        const head = named.get(number)?.head ?? []
        found.set(number, { places: result.words, isExact: exact === undefined, head })
      }
      for (const { id } of exact?.results ?? []) {
        const place = found.get(numbers.get(id.slice(3)) ?? -1)
        if (place) place.isExact = true
      }
    }
    this.#known.set(keyOf(word, isOpen), found)
    return found
  }

  /** What was found before. */
  known(word: string, isOpen: boolean): Matches | undefined {
    return this.#known.get(keyOf(word, isOpen))
  }

  /**
   * Loads what a word needs, all of it together; what fails is asked for again when it is needed. For a single
   * letter, with which very many words begin, it loads what every word needs.
   */
  async preload(word: string): Promise<Shard[]> {
    const shards = await this.#open()
    if (word.length > 1) await Promise.allSettled(shards.map(({ instance }) => instance.preload(word)))
    return shards
  }

  /** Stands in for `fetch`: Pagefind's paths are answered from chunks. */
  async #answer(url: string): Promise<{ ok: true; json(): unknown; arrayBuffer(): ArrayBuffer }> {
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
const keyOf = (word: string, isOpen: boolean) => `${word.toLowerCase()}${isOpen ? '' : ' '}`
const answer = (json: unknown, buffer = new ArrayBuffer(0)) => ({
  ok: true as const,
  json: () => json,
  arrayBuffer: () => buffer,
})
