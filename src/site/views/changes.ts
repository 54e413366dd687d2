import { countInWords, countOf } from '../../domain/base/words.ts'
import { changesAddress, changesIn, nameOfEdition } from '../../domain/pages/changes.ts'
import { type Entry, keyOf, type Playbook } from '../../domain/playbook/playbook.ts'
import type { EditionChange } from '../../model/edition.ts'
import { unusual } from './catalog.ts'
import { dayLabel, momentLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'

/** A change as a row of a page. */
export interface ChangeRow {
  id: string
  subject: string
  href?: string
  /** "New", "version", "plan ha, memory" */
  what: string
  before?: string
  after?: string
  why?: string
  isBreaking: boolean
  isLowered: boolean
  /** The marking of what says so, where it is not the usual one. */
  marking?: string
}

const words: Record<EditionChange['happened'], string> = { new: 'New', changed: '', gone: 'Gone' }

/** Changes as they are shown. */
export function changeRows(playbook: Playbook, changes: readonly EditionChange[], asOf: string): ChangeRow[] {
  const entries = new Map(playbook.entries.map((entry) => [keyOf(entry), entry]))
  const usual = playbook.site?.data.marking
  return changes.map((change) => {
    const { id, subject, happened, part, before, after, why, address, severity, lowered = false } = change
    const marking = unusual(markingIn(entries.get(change.entry ?? '')), usual)
    const say = (value: string | undefined) => (value === undefined ? undefined : readable(value, asOf))
    const [was, is] = [say(before), say(after)]
    return {
      id,
      subject,
      what: [words[happened], part].filter(Boolean).join(' '),
      isBreaking: severity === 'breaking',
      isLowered: lowered,
      ...(address === undefined ? {} : { href: address }),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      ...(why === undefined ? {} : { why }),
      ...(marking === undefined ? {} : { marking }),
    }
  })
}

const markingIn = (entry: Entry | undefined): string | undefined =>
  (entry?.data as { marking?: string } | undefined)?.marking

/** Days and moments as pages write them; anything else as it is. */
function readable(value: string, asOf: string): string {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(value)) return momentLabel(value, asOf)
  return /^\d{4}-\d\d-\d\d$/.test(value) ? dayLabel(value) : value
}

/** "Two things of the edition before are no longer here." Empty where nothing is gone. */
export function goneSentence(count: number): string {
  if (count === 0) return ''
  return `${countInWords(count, 'thing')} that the edition before had ${count === 1 ? 'is' : 'are'} no longer in this one.`
}

/** How many changes, and how many of them may break what worked. */
export function tellCount(changes: readonly EditionChange[]): string {
  const breaking = changes.filter(({ severity }) => severity === 'breaking').length
  if (changes.length === 0) return 'Nothing changed'
  const which = breaking === 0 ? 'nothing that worked breaks' : `${breaking} may break what worked`
  return `${countOf(changes.length, 'change')}; ${which}`
}

/** A link to what changed, for the overviews; none where no edition before is known. */
export function changesLink(playbook: Playbook, environment?: string): Link | undefined {
  const { since } = playbook
  if (!since) return undefined
  const changes = environment === undefined ? since.changes : changesIn(playbook, environment)
  return {
    href: changesAddress(environment),
    text: `Since ${nameOfEdition(since.from)}: ${tellCount(changes).replace(/^N/, 'n')}`,
  }
}

/** Title, lead and facts of the page of all environments. */
export function changesPage(playbook: Playbook, asOf: string): Page {
  const { since } = playbook
  return referencePage(playbook, {
    lead: `${tellCount(since?.changes ?? [])}. Both editions are compared as this network has them.`,
    facts: factsOf(playbook, asOf),
  })
}

/** Title, lead and facts of the page of an environment. */
export function changesInPage(playbook: Playbook, environment: Entry<'environment'>, asOf: string): Page {
  const page = environmentPage(playbook, environment, 'index', {
    lead: `${tellCount(changesIn(playbook, environment.id))}.`,
    facts: factsOf(playbook, asOf),
    isOfChanges: true,
    elsewhere: Object.fromEntries(playbook.environments.map(({ id }) => [id, changesAddress(id)])),
  })
  const { before: _, next: __, ...rest } = page
  return {
    ...rest,
    crumbs: [...page.crumbs, { href: `/environments/${environment.id}`, text: environment.data.name }],
  }
}

const factsOf = (playbook: Playbook, asOf: string): Page['facts'] => [
  { label: 'Before', text: playbook.since ? nameOfEdition(playbook.since.from) : '' },
  { label: 'As of', text: dayLabel(asOf) },
]
