import type { Kind } from '../../model/registry.ts'
import { type Address, fileOf } from '../address.ts'
import { headingsOf } from '../headings.ts'
import { oncePer } from '../once.ts'
import type { Entry, Playbook } from '../playbook.ts'
import type { RecordType, SearchKind } from '../search/kinds.ts'

/** A second-level heading of a page with what stands below it. */
export interface Section {
  /** Its anchor. */
  id: string
  title: string
  /** A line in small type under the heading; Markdown. */
  caption?: string
  /** `false` where the page has it for other data only. No heading of an author may take its anchor all the same. */
  shown?: boolean
  /** Anchors of smaller headings in it. */
  also?: readonly string[]
}

/** A section of the page's own, or the place where the text of its entry stands. */
export type Part = Section | 'text'

/** An anchor and what has it; `heading` is one that an author wrote. */
export interface Anchor {
  id: string
  of: 'section' | 'heading' | Kind | 'expectation' | 'step'
  /** The entry that stands there, where it is one. */
  entry?: Entry
}

/** How search knows a page. */
export interface PageSearch {
  /** What results are grouped and labelled by. */
  kind: SearchKind
  /** Pages that share it are about the same thing, in different environments: `service/postgres`. */
  entry?: string
  /** Role ids of those it is for; none where it is for everyone. */
  roles: readonly string[]
  status?: string
  /** The environment that its answers are about, where the page is not that environment's own. */
  environment?: string
  /** Other words for it. */
  names: readonly string[]
  /** Sentences one may know it by; Markdown. */
  lines?: readonly string[]
}

/**
 * What a page is made from, besides its frame. Nothing else is at hand when it is made, so it cannot show more, and
 * a test sees to it that it does not show less.
 */
export interface Material {
  /** Of which anything may be shown: the page is marked no lower than anything in them. */
  whole?: readonly (Entry | undefined)[]
  /** Of which a name, a title, a day or a state is shown, where it leads to them or counts them by these. */
  named?: readonly (Entry | undefined)[]
  /** Of which some are shown, chosen as of a day. The page is marked by those that were chosen. */
  chosen?: readonly (Entry | undefined)[]
  /** Of which a script on the page may show anything, out of the site's data. */
  drawn?: readonly (Entry | undefined)[]
  /** Of which nothing is shown, but that they are so many, or that something differs from them. */
  counted?: readonly (Entry | undefined)[]
}

/** A line of the A to Z: a page or something on it by one of its names. */
export interface Listed {
  text: string
  /** What it is: "Service", "Symptom". */
  kind: string
  /** Its anchor on the page, where it is a part of it. */
  at?: string
  /** The environment's name, where it belongs to one. */
  environment?: string
  /** What it is another word for. */
  see?: string
  /** What says the name. */
  entry?: Entry
}

/** A part of a page that search knows by itself. */
export interface Found {
  /** Its anchor. */
  at: string
  /** What it is about: parts of different environments that share it are shown as one result. */
  entry: `${RecordType}/${string}`
  title: string
  names: readonly string[]
  /** Markdown, a sentence each; what is missing is left out. */
  lines: readonly (string | undefined)[]
  /** The answer in a few words. */
  fact?: string
  /** Role ids of those it is for; none where it is for everyone. */
  roles: readonly string[]
  status?: string
}

/** One page of the site, described. What is computed is computed when it is asked for, once. */
export interface PageOf {
  /** The name of its kind, as in `kinds.ts`. */
  readonly kind: string
  readonly address: Address
  /** Relative to the site's root. */
  readonly file: string
  readonly title: string
  /** What it is called in lists of pages, where that is less than its title. */
  readonly label: string
  /** The environment whose page it is. */
  readonly environment: string | undefined
  /** Whether it is made of entries that search knows by records of their own. */
  readonly list: boolean
  /** The second-level headings that are listed beside it, in order; none where they are not listed. */
  readonly contents: readonly Pick<Section, 'id' | 'title'>[]
  /** Absent where search passes it over. */
  readonly search: PageSearch | undefined
  /** Its parts that search knows by themselves, but for those of `site/search/`. */
  readonly found: readonly Found[]
  /** Its sections in order, those that are not shown for its data included. */
  readonly parts: readonly Part[]
  /** The sections that it shows, in order. */
  readonly sections: readonly Section[]
  /** The entry whose text stands on it. */
  readonly text: Entry | undefined
  /** Every anchor that a link may name, in page order. */
  readonly anchors: readonly Anchor[]
  /** The anchors that it has, or has for other data, but for headings of authors. */
  readonly reserved: readonly Anchor[]
  /** How the A to Z lists it and what is on it. */
  readonly listed: readonly Listed[]
  /** What it is made from besides the frame, in the order of the playbook; see {@link Material}. */
  readonly whole: readonly Entry[]
  readonly named: readonly Entry[]
  readonly chosen: readonly Entry[]
  readonly drawn: readonly Entry[]
  readonly counted: readonly Entry[]
  /** Something of it stands on the page, or may: all of these but what is only counted. */
  readonly shows: readonly Entry[]
}

/** One kind of page: `S` is what there is a page for each of. */
export interface PageKind<S> {
  /** What there is a page for each of. */
  of: (playbook: Playbook) => readonly S[]
  address: (subject: S) => Address
  title: (subject: S, playbook: Playbook) => string
  label?: string
  environment?: (subject: S) => string
  list?: true
  /** Its second-level headings are listed beside it. */
  contents?: true
  search?: (subject: S, playbook: Playbook) => Omit<PageSearch, 'roles' | 'names'> & Partial<PageSearch>
  /** Parts of it that have a result of their own. */
  found?: (subject: S, playbook: Playbook) => readonly Found[]
  /** None where it has no headings of its own. */
  parts?: (subject: S, playbook: Playbook) => readonly Part[]
  text?: (subject: S, playbook: Playbook) => Entry | undefined
  /** Anchors besides its sections: entries in a list, parts of an entry. */
  places?: (subject: S, playbook: Playbook) => readonly Anchor[]
  /** None where the A to Z passes it over. */
  listed?: (subject: S, playbook: Playbook) => readonly Listed[]
  material: (subject: S, playbook: Playbook) => Material
}

/** A kind of page by its name, with the pages of it that a playbook has. */
export interface DescribedKind {
  name: string
  label?: string
  pages: (playbook: Playbook) => readonly PageOf[]
}

/** Makes a kind of what is said of it. */
export function kind<S>(name: string, said: PageKind<S>): DescribedKind {
  return {
    name,
    ...(said.label === undefined ? {} : { label: said.label }),
    pages: (playbook) => said.of(playbook).map((subject) => new Described(name, said, subject, playbook)),
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
  get contents() {
    return this.#once('contents', () =>
      this.#said.contents ? this.parts.flatMap((part) => this.#headings(part)) : [],
    )
  }
  #headings(part: Part): Pick<Section, 'id' | 'title'>[] {
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
      this.#ordered([...this.whole, ...this.named, ...this.chosen, ...this.drawn]),
    )
  }
  get whole() {
    return this.#once('whole', () => this.#ordered(this.#material.whole))
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

const isShown = (part: Part): part is Section => part !== 'text' && part.shown !== false

const sectionAnchors = ({ id, also = [] }: Section): Anchor[] =>
  [id, ...also].map((anchor) => ({ id: anchor, of: 'section' }))

const headingAnchors = (entry: Entry | undefined): Anchor[] =>
  entry?.body ? headingsOf(entry.body).map(({ id }) => ({ id, of: 'heading' })) : []
