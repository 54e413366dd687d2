import type { Address } from '../pages/address.ts'
import type { Rung } from '../portions/rungs.ts'
import type { Choice } from './format.ts'
import type { SearchKind } from './kinds.ts'

/** A place on a page that search knows by itself, with an anchor to land on. */
export interface SearchRecord {
  address: Address
  /** `availability/postgres`: records of different environments that share it are shown as one result. */
  entry: string
  /** What results are grouped and labelled by; pages say theirs in `page.search`. */
  kind: SearchKind
  /** Without the environment, which search shows beside it. */
  title: string
  /** Other words for it; they rank next to the title. */
  names: string[]
  /** Plain text; ranks below both. */
  text: string
  /** The answer in a few words: "Planned, Aug 2026". */
  fact?: string
  /** The moment after which the answer is no longer so, and what to add to it then, by the reader's clock. */
  later?: readonly [string, string]
  environment?: string
  /** Role ids of those it is for; none where it is for everyone. */
  roles: string[]
  status?: string
  /** Its place in {@link SearchSource.rungs}, where there are any. */
  rung?: number
}

/** What the playbook knows of a page besides its text. */
export interface KnownPage {
  entry: string
  names: string[]
}

/** What the pages' side hands to the one that indexes: everything about a release but the pages themselves. */
export interface SearchSource {
  records: SearchRecord[]
  /** By address. */
  pages: Record<Address, KnownPage>
  environments: Choice[]
  roles: Choice[]
  /** By id, for every status that a record or page may have. */
  statuses: Record<string, { label: string; tone: string; shape: string }>
  /** Queries to try that find something here. */
  samples: string[]
  /** The markings that portions may have, where the site shows them. */
  rungs?: Rung[]
}
