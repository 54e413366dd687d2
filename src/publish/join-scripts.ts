import { readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'

import type { HtmlEdit } from './pages/edits.ts'
import { firstOf, type ParsedPage } from './pages/html.ts'
import type { Relative } from './relative-links.ts'
import { hashOf } from './scripts.ts'

/** A script as a part of another: what it throws is reported, and those behind it run. */
const asPart = (code: string) => `try{(()=>{${code.trim()}\n})()}catch(e){reportError(e)}`

const nameOfJoined = (code: string) => `page.${hashOf(code)}.js`

/** Whether a file of this name and code is what {@link JoinedScripts} makes of some of `scripts`, and holds nothing else. */
export function isJoined(name: string, code: string, scripts: Iterable<string>): boolean {
  if (name !== nameOfJoined(code)) return false
  const parts = [...scripts].map(asPart)
  for (let at = 0; at < code.length; ) {
    const part = parts.find((part) => code.startsWith(`${part}\n`, at) || code.slice(at) === part)
    if (part === undefined) return false
    at += part.length + 1
  }
  return code !== ''
}

/**
 * Gives every page one script in place of those that wait until it is read, as {@link JoinedStyles} does with stylesheets:
 * what they have in common compresses to nothing, and each is a file to open on a share. A script that fails leaves those
 * behind it working. What runs before the page is read stays by itself.
 */
export class JoinedScripts {
  /** The scripts that were joined, by their places in the site; a page may still load one of them by its name. */
  readonly parts = new Set<string>()
  /** Those that were made, by their places. */
  readonly made = new Set<string>()
  readonly #site: string
  readonly #relativeFrom: (file: string) => Relative
  readonly #byParts = new Map<string, string>()

  /** `relativeFrom` gives, for a file of the site, what makes links from it. */
  constructor(site: string, relativeFrom: (file: string) => Relative) {
    this.#site = site
    this.#relativeFrom = relativeFrom
  }

  /** What changes in the head of a page, whose file is given; a single script stays as it is. */
  edits(page: ParsedPage, file: string): HtmlEdit[] {
    const head = firstOf(page, 'head')
    const scripts = page.elements.filter(
      ({ name, parent, attribs }) => name === 'script' && parent === head && attribs['defer'] !== undefined,
    )
    if (scripts.length < 2) return []
    const joined = this.#join(scripts.map(({ attribs }) => (attribs['src'] ?? '').slice(1)))
    const src = posix.relative(posix.dirname(file), joined)
    // What a script loads later is told to it on its own element.
    const later = scripts.flatMap(({ attribs }) => attribs['data-src'] ?? [])
    if (later.length > 1) throw new Error(`${file}: two scripts load others`)
    const data = later.map((address) => ` data-src="${this.#relativeFrom(file)(address)}"`).join('')
    return scripts.map(({ start, end }, i) => ({
      start,
      end,
      text: i === 0 ? `<script defer src="${src}"${data}></script>` : '',
    }))
  }

  #join(parts: readonly string[]): string {
    const key = parts.join('\n')
    const known = this.#byParts.get(key)
    if (known !== undefined) return known
    const code = parts.map((part) => asPart(readFileSync(join(this.#site, part), 'utf8'))).join('\n')
    const path = `assets/${nameOfJoined(code)}`
    writeFileSync(join(this.#site, path), code)
    for (const part of parts) this.parts.add(part)
    this.#byParts.set(key, path)
    this.made.add(path)
    return path
  }
}
