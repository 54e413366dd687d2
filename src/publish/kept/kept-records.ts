import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeptFolder } from './kept.ts'

/** What was made before for one network, each under a key over everything that it was made from: pages, parts of an index. */
export class KeptRecords<T> {
  readonly #kept: KeptFolder
  readonly #name: string
  readonly #folder: string
  readonly #used = new Set<string>()

  /** `what` is made: `pages`, `search`. */
  constructor(kept: KeptFolder, what: string, network: string) {
    this.#kept = kept
    this.#name = `${what}-${network}`
    this.#folder = join(kept.folder, this.#name)
    mkdirSync(this.#folder, { recursive: true })
  }

  /** What was kept under a key, if each of its bytes is as it was; undefined where there is none. */
  recall(key: string): T | undefined {
    this.#used.add(key)
    let text: string
    try {
      text = readFileSync(join(this.#folder, key), 'utf8')
    } catch {
      return undefined
    }
    const end = text.indexOf('\n')
    const said = text.slice(end + 1)
    if (end < 0 || !this.#kept.holds(this.#named(key, said), text.slice(0, end))) return undefined
    return JSON.parse(said) as T
  }

  /** Keeps something, in one step. What cannot be written is made again the next time. */
  keep(key: string, made: T): void {
    const said = JSON.stringify(made)
    const path = join(this.#folder, key)
    try {
      writeFileSync(`${path}.${process.pid}`, `${this.#kept.sign(this.#named(key, said))}\n${said}`)
      renameSync(`${path}.${process.pid}`, path)
    } catch {}
  }

  /** Removes everything that nobody has asked for since this was made. */
  prune(): void {
    for (const name of readdirSync(this.#folder))
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true })
  }

  /** Of another network, of another kind, or under another key, the same words are signed otherwise. */
  #named(key: string, said: string): string {
    return `${this.#name} ${key}\n${said}`
  }
}
