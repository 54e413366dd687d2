import { gunzipSync } from 'fflate'
import { folder, registrar, type SearchManifest } from '../../../domain/search/format.ts'

type SearchWindow = typeof globalThis & Record<string, unknown>

/**
 * Loads chunks by script tags, the one way that works from `file://` and over HTTP alike. A chunk is asked for
 * once; one that could not be loaded may be asked for again.
 */
export class Transport {
  readonly #root: URL
  readonly #waiting = new Map<string, (content: unknown) => void>()
  readonly #loaded = new Map<string, Promise<unknown>>()

  constructor(root: URL) {
    this.#root = root
    ;(globalThis as SearchWindow)[registrar] = (name: string, content: unknown) => {
      this.#waiting.get(name)?.(content)
      this.#waiting.delete(name)
    }
  }

  /** What the chunk handed over. `version` keeps one that has no hash in its name out of old caches. */
  load<T>(file: string, version = ''): Promise<T> {
    let content = this.#loaded.get(file)
    if (!content) {
      content = this.#insert(file, version).catch((error) => {
        this.#loaded.delete(file)
        throw error
      })
      this.#loaded.set(file, content)
    }
    return content as Promise<T>
  }

  #insert(file: string, version: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = new URL(folder + file + version, this.#root).href
      this.#waiting.set(file.replace(/\.js$/, ''), resolve)
      script.onerror = () => reject(new Error(`could not load ${file}`))
      // A script that handed nothing over is one of another edition, or cut short.
      script.onload = () => {
        script.remove()
        if (this.#waiting.delete(file.replace(/\.js$/, '')))
          reject(new Error(`${file} is not what it should be`))
      }
      document.head.append(script)
    })
  }

  /** The bytes of a chunk that is gzip in base64, unpacked. */
  async bytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
    return unpack(bytesOf(await this.load<string>(file)))
  }

  /** The text of such a chunk. */
  async text(file: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(file))
  }

  /** The manifest; pages say by their own date which edition's they want. */
  manifest(): Promise<SearchManifest> {
    return this.load('index.js', `?${Date.parse(document.lastModified)}`)
  }
}

/** The browser's own is several times faster than a script's, where there is one. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream === 'undefined') return gunzipSync(bytes)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}
