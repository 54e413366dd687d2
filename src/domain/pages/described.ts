import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { headingsOf } from '../text/headings.ts'
import { type Address, fileOf } from './address.ts'
import type { Anchor, DescribedKind, Material, PageKind, PageOf, PagePart, Section } from './page.ts'
import { isPageOff } from './switched-off.ts'

/** Makes a kind of what is said of it. */
export function kind<S>(name: string, said: PageKind<S>): DescribedKind {
  return {
    name,
    ...(said.label === undefined ? {} : { label: said.label }),
    ...(said.rail === undefined ? {} : { rail: said.rail }),
    pages: oncePer((playbook) =>
      isPageOff(playbook, name)
        ? []
        : said.of(playbook).map((subject) => new Described(name, said, subject, playbook)),
    ),
  }
}

class Described<S> implements PageOf {
  readonly kind: string
  readonly address: Address
  readonly environment: string | undefined
  readonly #said: PageKind<S>
  readonly #subject: S
  readonly #playbook: Playbook
  readonly #known = new Map<string, unknown>()

  constructor(name: string, said: PageKind<S>, subject: S, playbook: Playbook) {
    this.kind = name
    this.address = said.address(subject)
    this.environment = said.environment?.(subject)
    this.#said = said
    this.#subject = subject
    this.#playbook = playbook
  }

  get file() {
    return fileOf(this.address)
  }
  get title() {
    return this.#once('title', () => this.#said.title(this.#subject, this.#playbook))
  }
  get label() {
    return this.#said.label ?? this.title
  }
  get list() {
    return this.#said.list ?? false
  }
  get leaf() {
    return this.#said.leaf?.(this.#subject)
  }
  get contents() {
    return this.#once('contents', () =>
      this.#said.contents ? this.parts.flatMap((part) => this.#headings(part)) : [],
    )
  }
  #headings(part: PagePart): Pick<Section, 'id' | 'title'>[] {
    if (part !== 'text') return isShown(part) ? [part] : []
    const headings = this.text?.body ? headingsOf(this.text.body) : []
    return headings.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, title: text }))
  }
  get search() {
    return this.#once('search', () => {
      const found = this.#said.search?.(this.#subject, this.#playbook)
      return found && { roles: [], names: [], ...found }
    })
  }
  get found() {
    return this.#once('found', () => this.#said.found?.(this.#subject, this.#playbook) ?? [])
  }
  get text() {
    return this.#once('text', () => this.#said.text?.(this.#subject, this.#playbook))
  }
  get parts() {
    return this.#once('parts', () => this.#said.parts?.(this.#subject, this.#playbook) ?? [])
  }
  get sections() {
    return this.parts.filter(isShown)
  }
  get anchors() {
    return this.#once('anchors', () => [
      ...this.parts.flatMap((part) =>
        part === 'text' ? headingAnchors(this.text) : isShown(part) ? sectionAnchors(part) : [],
      ),
      ...this.#places,
    ])
  }
  get reserved() {
    return [...this.parts.flatMap((part) => (part === 'text' ? [] : sectionAnchors(part))), ...this.#places]
  }
  get shows() {
    return this.#once('shows', () =>
      this.#ordered([
        ...this.whole,
        ...this.quoted.map(({ entry }) => entry),
        ...this.named,
        ...this.chosen,
        ...this.drawn,
      ]),
    )
  }
  get whole() {
    return this.#once('whole', () => this.#ordered(this.#material.whole))
  }
  get quoted() {
    return this.#material.quoted ?? []
  }
  get named() {
    return this.#once('named', () => this.#ordered(this.#material.named))
  }
  get chosen() {
    return this.#once('chosen', () => this.#ordered(this.#material.chosen))
  }
  get listed() {
    return this.#once('listed', () => this.#said.listed?.(this.#subject, this.#playbook) ?? [])
  }
  get drawn() {
    return this.#once('drawn', () => this.#ordered(this.#material.drawn))
  }
  get counted() {
    return this.#once('counted', () => this.#ordered(this.#material.counted))
  }
  get #places() {
    return this.#once('places', () => this.#said.places?.(this.#subject, this.#playbook) ?? [])
  }
  get #material() {
    return this.#once('material', () => this.#said.material(this.#subject, this.#playbook))
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, make())
    return this.#known.get(name) as T
  }

  #ordered(entries: Material['whole'] = []): readonly Entry[] {
    const place = placesIn(this.#playbook)
    const there = new Set(entries.filter((entry) => entry !== undefined))
    return [...there].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
  }
}

const placesIn = oncePer(({ entries }: Playbook) => new Map(entries.map((entry, i) => [entry, i])))

/** A place in a list for each of these entries. */
export const placesOf = (entries: readonly Entry[]): Anchor[] =>
  entries.map((entry) => ({ id: entry.id, of: entry.kind, entry }))

const isShown = (part: PagePart): part is Section => part !== 'text' && part.shown !== false

const sectionAnchors = ({ id, also = [] }: Section): Anchor[] =>
  [id, ...also].map((anchor) => ({ id: anchor, of: 'section' }))

const headingAnchors = (entry: Entry | undefined): Anchor[] =>
  entry?.body ? headingsOf(entry.body).map(({ id }) => ({ id, of: 'heading' })) : []
