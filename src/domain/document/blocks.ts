import type { Authority, Designation, Distribution, EditionDocument } from '../../model/document-blocks.ts'
import { type DocumentBlock, documentBlocks, type Level, type Scheme } from '../../model/scheme.ts'
import { levelOf } from '../marking/marking.ts'
import { parseMarking } from '../marking/parse.ts'
import type { Playbook } from '../playbook/playbook.ts'

/** A block as it is shown: its name, and its lines. */
export interface ShownBlock {
  block: DocumentBlock
  title: string
  lines: readonly string[]
}

/** What the editions for a network say besides their banners: its own blocks, else those of the site. */
export function documentOf(playbook: Playbook, network: string | undefined): EditionDocument {
  const own = network === undefined ? undefined : playbook.get('network', network)?.data
  const site = playbook.site?.data
  return Object.fromEntries(
    documentBlocks.flatMap((block) => {
      const said = own?.[block] ?? site?.[block]
      return said === undefined ? [] : [[block, said]]
    }),
  )
}

/**
 * The blocks that belong on something with this banner: those that its level wants, as far as they are there, and then
 * the distribution statement too. Of a level that wants nothing none.
 */
export function blocksOn(banner: string, document: EditionDocument, scheme: Scheme): ShownBlock[] {
  const parsed = parseMarking(banner, scheme)
  const needs = parsed.ok ? levelOf(parsed.marking, scheme).needs : [...documentBlocks]
  if (needs.length === 0) return []
  return shownBlocks(document, scheme).filter(
    ({ block }) => block === 'distribution' || needs.includes(block),
  )
}

/** All blocks of a document, in the order in which they stand. */
export function shownBlocks(
  { designation, authority, distribution }: EditionDocument,
  scheme: Scheme,
): ShownBlock[] {
  const level = scheme.levels.find(({ needs }) => needs.includes('designation'))
  return [
    ...(authority
      ? [{ block: 'authority' as const, title: 'Classification authority', lines: authorityLines(authority) }]
      : []),
    ...(designation
      ? [
          {
            block: 'designation' as const,
            title: 'Designation indicator',
            lines: designationLines(designation, level),
          },
        ]
      : []),
    ...(distribution
      ? [{ block: 'distribution' as const, title: 'Distribution', lines: [distributionLine(distribution)] }]
      : []),
  ]
}

function authorityLines({ classifiedBy, reason, derivedFrom, declassifyOn }: Authority): string[] {
  return [
    `Classified by: ${classifiedBy}`,
    ...(reason === undefined ? [] : [`Reason: ${reason}`]),
    ...(derivedFrom === undefined ? [] : [`Derived from: ${derivedFrom}`]),
    `Declassify on: ${declassifyOn}`,
  ]
}

function designationLines(
  { controlledBy, office, categories, dissemination, contact }: Designation,
  level: Level | undefined,
): string[] {
  return [
    `Controlled by: ${controlledBy}`,
    ...(office === undefined ? [] : [`Controlled by: ${office}`]),
    `${level ? `${level.banner} category` : 'Category'}: ${categories.join(', ')}`,
    `Distribution or dissemination control: ${dissemination}`,
    `POC: ${contact}`,
  ]
}

/** To whom each statement authorises distribution; DoDI 5230.24. */
const authorized = {
  B: 'Distribution authorized to U.S. Government agencies',
  C: 'Distribution authorized to U.S. Government agencies and their contractors',
  D: 'Distribution authorized to the Department of Defense and U.S. DoD contractors only',
  E: 'Distribution authorized to DoD Components only',
} as const

function distributionLine({ statement, reasons, date = '', office = '' }: Distribution): string {
  const head = `DISTRIBUTION STATEMENT ${statement}.`
  if (statement === 'A') return `${head} Approved for public release: distribution is unlimited.`
  if (statement === 'F')
    return `${head} Further dissemination only as directed by ${office} (${date}) or higher DoD authority.`
  return `${head} ${authorized[statement]}; ${reasons.join(', ')}; ${date}. Other requests for this document shall be referred to ${office}.`
}
