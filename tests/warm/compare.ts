import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Prose } from '../../bench/prose.ts'
import { UsageError } from '../../src/cli/exit.ts'
import { openForEditing } from '../../src/cli/open.ts'
import { LeakError, publishRelease } from '../../src/publish/publish-release.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

/** What a build came to: a site with its proof, or why there is none. */
interface Outcome {
  site: ReadonlyMap<string, Buffer>
  proof: string
}

const isOfPages = /^(?:pages|verdicts|search)-/

/**
 * A workspace that is built after each edit twice: with what earlier builds kept, and with no page and no verdict of any. The
 * program of the pages is the same.
 */
export class Compared {
  readonly folder = mkdtempSync(join(tmpdir(), 'fieldbook-warm-'))
  readonly roots: readonly string[]
  readonly #work = join(this.folder, 'work')

  /** The layers to copy, the lowest first. */
  constructor(layers: readonly string[]) {
    this.roots = layers.map((from, i) => {
      const root = join(this.folder, `layer-${i}`)
      for (const part of readdirSync(from))
        if (/^(?:content|environments|public|editions|layer\.yaml|fieldbook\.config\.yaml)$/.test(part))
          cpSync(join(from, part), join(root, part), { recursive: true })
      return root
    })
  }

  /** Whether the workspace as it is can be released to a network. */
  isSound(network: string): boolean {
    try {
      return !this.#open(network).problems.some(({ severity }) => severity === 'error')
    } catch (error) {
      if (error instanceof UsageError) return false
      throw error
    }
  }

  /** Builds for a network in both ways; gives in what they differ, which is nothing. */
  async differences(network: string): Promise<string[]> {
    const warm = await this.#build(network, 'warm')
    const aside = join(this.folder, 'aside')
    this.#move(join(this.#work, 'kept'), aside)
    const cold = await this.#build(network, 'cold')
    this.#move(join(this.#work, 'kept'), join(this.folder, 'gone'))
    rmSync(join(this.folder, 'gone'), { recursive: true, force: true })
    this.#move(aside, join(this.#work, 'kept'))
    const names = new Set([...warm.site.keys(), ...cold.site.keys()])
    const different = [...names].filter((name) => {
      const [one, other] = [warm.site.get(name), cold.site.get(name)]
      return !one || !other || !one.equals(other)
    })
    return warm.proof === cold.proof ? different : [...different, `proof: ${warm.proof} | ${cold.proof}`]
  }

  /** Spoils one thing that is kept: a byte of it flips, it is cut short, or it is gone. */
  spoil(prose: Prose): string {
    const kept = join(this.#work, 'kept')
    const files = listFiles(kept).filter((file) => isOfPages.test(file))
    const file = files[prose.below(files.length)]
    if (file === undefined) return 'nothing'
    const path = join(kept, file)
    const bytes = readFileSync(path)
    const at = prose.below(bytes.length)
    const how = prose.below(3)
    if (how === 0) rmSync(path)
    else if (how === 1) truncateSync(path, at)
    else {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << prose.below(8))
      writeFileSync(path, bytes)
    }
    return `${file} at ${at}, ${['removed', 'cut', 'flipped'][how]}`
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #open(network: string) {
    return openForEditing({ root: [...this.roots], network, asOf: '2026-11-26' })
  }

  async #build(network: string, name: string): Promise<Outcome> {
    const { roots, whole, release, network: entry, asOf, revision } = this.#open(network)
    const out = join(this.folder, name)
    const report = join(this.folder, `${name}.json`)
    const edition = { asOf: asOf.day, network, revision }
    const options = {
      playbook: whole,
      network: entry,
      release,
      roots,
      edition,
      out,
      work: this.#work,
      report,
    }
    try {
      await publishRelease(options)
    } catch (error) {
      if (!(error instanceof LeakError)) throw error
      rmSync(out, { recursive: true, force: true })
    }
    const site = new Map(listFiles(out).map((file) => [file, readFileSync(join(out, file))]))
    return { site, proof: readFileSync(report, 'utf8') }
  }

  /** Moves pages and verdicts from folder to folder. */
  #move(from: string, to: string): void {
    mkdirSync(to, { recursive: true })
    for (const name of readdirSync(from))
      if (isOfPages.test(name)) renameSync(join(from, name), join(to, name))
  }
}
