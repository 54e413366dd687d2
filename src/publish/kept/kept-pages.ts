import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SearchSource } from '../../domain/search/source.ts'
import type { ToldPage } from '../../workspace/told.ts'
import type { KeptFolder } from './kept.ts'

/** A page as it was made, with all that it told while it was. */
export interface MadePage {
  /** Its text by its file; of what is no page there may be several. */
  files: Record<string, string>
  /** Absent for what is no page. */
  told?: ToldPage
  /** What the page of the search told of everything. */
  search?: SearchSource
}

/** The pages of one network that were made before, each under a key over everything that it was made from. */
export class KeptPages {
  readonly #kept: KeptFolder
  readonly #folder: string
  readonly #network: string
  readonly #used = new Set<string>()

  constructor(kept: KeptFolder, network: string) {
    this.#kept = kept
    this.#network = network
    this.#folder = join(kept.folder, `pages-${network}`)
    mkdirSync(this.#folder, { recursive: true })
  }

  /** The page that was kept under a key, if each of its bytes is as it was; undefined where there is none. */
  recall(key: string): MadePage | undefined {
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
    return JSON.parse(said) as MadePage
  }

  /** Keeps a page, in one step. What cannot be written is made again the next time. */
  keep(key: string, made: MadePage): void {
    const said = JSON.stringify(made)
    const path = join(this.#folder, key)
    try {
      writeFileSync(`${path}.${process.pid}`, `${this.#kept.sign(this.#named(key, said))}\n${said}`)
      renameSync(`${path}.${process.pid}`, path)
    } catch {}
  }

  /** Removes all pages that nobody has asked for since this was made. */
  prune(): void {
    for (const name of readdirSync(this.#folder))
      if (!this.#used.has(name)) rmSync(join(this.#folder, name), { force: true })
  }

  /** Of another network, or under another key, the same words are signed otherwise. */
  #named(key: string, said: string): string {
    return `${this.#network} ${key}\n${said}`
  }
}
