import type { ChangeSeverity } from '../../model/catalog-diff.ts'
import type { LineOfEditions } from './in-line.ts'

/** What happened to a thing from one edition to the next. */
export type Happened = 'new' | 'changed' | 'gone'

/** Then and now; absent where the thing was not there. */
export interface ThenAndNow {
  before?: string
  after?: string
}

/** A sentence, a row or a label that a page says, and did not say so before. */
export interface StatementChange {
  happened: Happened
  /** What it said, and what it says. */
  text: ThenAndNow
  marking: ThenAndNow
  /** It stands where it may be read by more than before. */
  lowered: boolean
  /** Where it stands, or stood: page and anchor. */
  places: string[]
}

/** A fact of an entry: a status, a version, a date, a quota. */
export interface FactChange {
  severity: ChangeSeverity
  /** Absent for what all environments share. */
  environment?: string
  subject: string
  /** Which part of it; empty for the whole. */
  part: string
  value: ThenAndNow
}

/** An entry of the playbook, a page, or another file. */
export interface ThingChange {
  happened: Happened
  name: string
  marking: ThenAndNow
  lowered: boolean
}

/** A value in a data file that no page says. */
export interface DataChange {
  happened: Happened
  file: string
  /** Its path in the file; empty for a line. */
  path: string
  value: ThenAndNow
}

/** One of the two editions, as its bundle names it. */
export interface ComparedEdition {
  bundle: string
  title: string
  version: string
  asOf: string
  revision?: string
  marking: string
  /** Of its manifest: the edition as a whole, however it was packed. Absent of facts that were kept alone. */
  digest?: string
}

/** What is otherwise in one bundle than in another of the same network. */
export interface BundleChanges {
  kind: 'fieldbook-bundle-changes'
  version: 1
  /** No lower than anything that is quoted from either. */
  marking: string
  network: string
  /** Whether the earlier one is the edition that the later names as the one before it. */
  line: LineOfEditions
  from: ComparedEdition
  to: ComparedEdition
  /** Absent where only the facts of the earlier one were kept. */
  statements?: StatementChange[]
  /** Absent where one of them has no facts that this version reads. */
  facts?: FactChange[]
  entries?: ThingChange[]
  pages: ThingChange[]
  data?: DataChange[]
  files?: ThingChange[]
  /** What differs in its bytes and in nothing that it says: pages, and files made from others. */
  silent: {
    pages: number
    search: number
    code: number
    /** Places that say which edition it is: its version, its day, its content. */
    names: number
  }
  /** Files that are the same, whatever they are called. */
  same: number
}
