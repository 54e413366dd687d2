import type { Kind } from '../../model/registry.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { RecordType, SearchKind } from '../search/kinds.ts'
import type { Address } from './address.ts'

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
export type PagePart = Section | 'text'

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
 * What a page is made from, besides its frame. It is given nothing else, so it cannot show more; a test checks that it
 * does not show less.
 */
export interface Material {
  /** Of which anything may be shown: the page is marked no lower than anything in them. */
  whole?: readonly (Entry | undefined)[]
  /** Of which one field is shown, where a component in its text quotes it. */
  quoted?: readonly Quote[]
  /** Of which a name, a title, a day or a state is shown, where it leads to them or counts them by these. */
  named?: readonly (Entry | undefined)[]
  /** Of which some are shown, chosen as of a day. The page is marked by those that were chosen. */
  chosen?: readonly (Entry | undefined)[]
  /** Of which a script on the page may show anything, out of the site's data. */
  drawn?: readonly (Entry | undefined)[]
  /** Of which only their number is shown, or that something differs from them. */
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
export interface FoundBySearch {
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

/** A field of an entry that a component in a text quotes. */
export interface Quote {
  entry: Entry
  field: string
}

/** What a page is that tells a part of a long list. */
export interface LeafOf {
  /** The address of the list. */
  of: Address
  /** What it is called beside the others. */
  label: string
  /** How many things stand on it. */
  count: number
  /** The names of the first thing and of the last, where they say more than the label; the page of the list names both. */
  ends?: readonly [string, string]
  /** What it shows that no entry says: names of pages. */
  told?: readonly object[]
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
  /** The list that it tells a part of; see `leaves.ts`. */
  readonly leaf: LeafOf | undefined
  /** The second-level headings that are listed beside it, in order; none where they are not listed. */
  readonly contents: readonly Pick<Section, 'id' | 'title'>[]
  /** Absent where search passes it over. */
  readonly search: PageSearch | undefined
  /** Its parts that search knows by themselves, but for those of `site/search/`. */
  readonly found: readonly FoundBySearch[]
  /** Its sections in order, those that are not shown for its data included. */
  readonly parts: readonly PagePart[]
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
  readonly quoted: readonly Quote[]
  readonly named: readonly Entry[]
  readonly chosen: readonly Entry[]
  readonly drawn: readonly Entry[]
  readonly counted: readonly Entry[]
  /** Something of it stands on the page, or may: all of these but what is only counted. */
  readonly shows: readonly Entry[]
}

/** Links of the rail that stand together, by their heading. */
export type RailGroup = 'Across environments' | 'Manual'

/** One kind of page: `S` is what there is a page for each of. */
export interface PageKind<S> {
  /** What there is a page for each of. */
  of: (playbook: Playbook) => readonly S[]
  address: (subject: S) => Address
  title: (subject: S, playbook: Playbook) => string
  /** What it is called in lists of pages; its title where it says nothing. */
  label?: string
  /** Where the rail beside every page leads to it; one in an environment stands below that anyway. */
  rail?: RailGroup
  environment?: (subject: S) => string
  list?: true
  /** Where each of its pages tells a part of a list that is too long for one. */
  leaf?: (subject: S) => LeafOf
  /** Its second-level headings are listed beside it. */
  contents?: true
  search?: (subject: S, playbook: Playbook) => Omit<PageSearch, 'roles' | 'names'> & Partial<PageSearch>
  /** Parts of it that have a result of their own. */
  found?: (subject: S, playbook: Playbook) => readonly FoundBySearch[]
  /** None where it has no headings of its own. */
  parts?: (subject: S, playbook: Playbook) => readonly PagePart[]
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
  rail?: RailGroup
  pages: (playbook: Playbook) => readonly PageOf[]
}
