import { readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { HtmlEdit } from './pages/edits.ts'
import { firstOf, type ParsedPage } from './pages/html.ts'
import { type Relative, relativizeCss } from './relative-links.ts'
import { hashOf } from './scripts.ts'

interface Linked {
  href: string
  media: string | undefined
}

/**
 * Gives every page one stylesheet in place of several: small files compress badly, and each is a file to open on a
 * share. Pages that link to the same ones get the same one.
 */
export class JoinedStyles {
  /** The stylesheets that were joined, by their places in the site; nothing links to them any more. */
  readonly parts = new Set<string>()
  /** Those that were made, by their places. */
  readonly made = new Set<string>()
  readonly #site: string
  readonly #relativeFrom: (file: string) => Relative
  readonly #byLinks = new Map<string, string>()

  /** `relativeFrom` gives, for a file of the site, what makes links from it. */
  constructor(site: string, relativeFrom: (file: string) => Relative) {
    this.#site = site
    this.#relativeFrom = relativeFrom
  }

  /** What changes in the head of a page, whose file is given. */
  edits(page: ParsedPage, file: string): HtmlEdit[] {
    const head = firstOf(page, 'head')
    const links = page.elements.filter(
      ({ name, parent, attribs }) => name === 'link' && parent === head && attribs['rel'] === 'stylesheet',
    )
    if (links.length === 0) return []
    const linked = links.map(({ attribs }) => ({ href: attribs['href'] ?? '', media: attribs['media'] }))
    const joined = this.#join(linked)
    const href = posix.relative(posix.dirname(file), joined)
    return links.map((link, i) => ({
      start: link.start,
      end: link.end,
      text: i === 0 ? `<link rel="stylesheet" href="${href}">` : '',
    }))
  }

  #join(linked: readonly Linked[]): string {
    const key = JSON.stringify(linked)
    const known = this.#byLinks.get(key)
    if (known !== undefined) return known
    const css = linked
      .map(({ href, media }) => {
        const text = readFileSync(join(this.#site, href), 'utf8').trim()
        return media === undefined ? text : `@media ${media}{${text}}`
      })
      .join('\n')
    for (const { href } of linked) this.parts.add(href.slice(1))
    const path = `assets/style.${hashOf(css)}.css`
    writeFileSync(join(this.#site, path), relativizeCss(css, this.#relativeFrom(path)))
    this.#byLinks.set(key, path)
    this.made.add(path)
    return path
  }
}
