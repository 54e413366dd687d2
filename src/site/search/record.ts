import type { Address } from '../../domain/address.ts'
import { plainText } from '../../site/prose.ts'
import type { AnyStatus } from '../../site/views/status.ts'

/** What results are grouped and labelled by; pages say theirs in `page.search`. */
export type SearchKind =
  | 'Environment'
  | 'Service'
  | 'Roadmap'
  | 'Onboarding'
  | 'Triage'
  | 'Notice'
  | 'Exercise'
  | 'Lesson'
  | 'Guide'
  | 'Role'
  | 'Glossary'
  | 'Objective'
  | 'Comparison'
  | 'Home'
  | 'Reference'

/** A place on a page that search knows by itself, with an anchor to land on. */
export interface SearchRecord {
  address: Address
  /** `availability/postgres`: records of different environments that share it are shown as one result. */
  entry: string
  kind: SearchKind
  /** Without the environment, which search shows beside it. */
  title: string
  /** Other words for it; they rank next to the title. */
  names: string[]
  /** Plain text; ranks below both. */
  text: string
  /** The answer in a few words: "Planned, Aug 2026". */
  fact?: string
  environment?: string
  /** Role ids of those it is for; none where it is for everyone. */
  roles: string[]
  status?: AnyStatus
}

/** Plain text of Markdown pieces, one sentence after the other; what is missing is left out. */
export function proseOf(...parts: (string | undefined)[]): string {
  return parts
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => sentence(plainText(part)))
    .join(' ')
}

const sentence = (text: string) => (/[.!?:;]$/.test(text) ? text : `${text}.`)
