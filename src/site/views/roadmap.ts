import { countInWords, countOf } from '../../domain/base/words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { type DatedItem, inOrderOfDate } from '../../domain/roadmap/order.ts'
import {
  type FiscalYears,
  fiscalOf,
  parseTarget,
  quarterOf,
  type RoadmapTarget,
} from '../../domain/roadmap/target.ts'
import { replacedBy } from '../../domain/support/entries.ts'
import { supportOf } from '../../domain/support/support.ts'
import { type RoadmapItem, roadmapSchema } from '../../model/roadmap.ts'
import { dayLabel, daysBetween } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'

type Item = Entry<'roadmap'>

/** Kinds of roadmap items, in the order of the legend. */
export const roadmapKinds = roadmapSchema.shape.kind.options
export const roadmapKindLabels: Record<RoadmapItem['kind'], string> = {
  'platform-upgrade': 'Platform',
  'new-service': 'New service',
  change: 'Change',
  retirement: 'Retirement',
  maintenance: 'Maintenance',
}

/** A dated promise with everything that is computed from its dates. */
export interface RoadmapRow {
  id: string
  entry: Item
  data: RoadmapItem
  environment: string
  environmentName: string
  href: string
  /** Its row on the page; with the environment where the page has promises of several. */
  anchor: string
  /** When it comes, or came: the day of delivery where there is one. */
  when: RoadmapTarget
  /** Targets given up, oldest first. */
  earlier: { target: RoadmapTarget; reason: string }[]
  /** Days between the last day of the first target and that of the current one; negative where it came earlier. */
  moved: number
  /** The fiscal quarter of its last day: `2027-Q2`. */
  quarter: string
  service?: Link
  /** How long the version that is there gets fixes from upstream, of what is still to come. */
  support?: string
}

/** The promises of an environment, or of all, in order of date: each stands where its last day does. */
export function promisesOf(playbook: Playbook, environment?: string, asOf?: string): RoadmapRow[] {
  const fiscal = fiscalOf(playbook)
  return inOrderOfDate(playbook, playbook.all('roadmap', environment)).map((dated) => ({
    ...promiseOf(playbook, dated, fiscal, environment === undefined),
    ...supportNow(playbook, dated.item, asOf),
  }))
}

/** Of a promise still to come, how long the version that it replaces gets fixes. */
function supportNow(playbook: Playbook, item: Item, asOf?: string): Pick<RoadmapRow, 'support'> {
  const replaced = replacedBy(playbook, item)
  const version = replaced?.offer.data.version
  if (!replaced || version === undefined) return {}
  const { of, words } = supportOf(replaced.product.data, version, undefined, asOf)
  return { support: `${of} is there now: ${words}` }
}

function promiseOf(
  playbook: Playbook,
  { item, when }: DatedItem,
  fiscal: FiscalYears,
  among: boolean,
): RoadmapRow {
  const { data, environment = '' } = item
  const earlier = data.slips.map(({ target, reason }) => ({ target: parseTarget(target, fiscal), reason }))
  const first = earlier[0]?.target ?? parseTarget(data.target, fiscal)
  const service = playbook.get('service', data.service ?? '')
  return {
    id: item.id,
    entry: item,
    data,
    environment,
    environmentName: playbook.get('environment', environment)?.data.name ?? environment,
    href: addressOf(item) ?? '/roadmap',
    anchor: among ? `${environment}:${item.id}` : item.id,
    when,
    earlier,
    // A delivery within a month or quarter that was promised kept its date.
    moved: data.delivered && data.delivered <= first.last ? 0 : daysBetween(first.last, when.last),
    quarter: quarterOf(when.last, fiscal),
    ...(service ? { service: { href: `/services/${service.id}`, text: service.data.name } } : {}),
  }
}

/** Whether its date is later than the first one it was given. What was dropped has none. */
export const hasSlipped = ({ data, moved }: RoadmapRow) => data.status !== 'dropped' && moved > 0

/** Promises by kind, in the order of the kinds. */
export const byKind = (rows: readonly RoadmapRow[]) =>
  roadmapKinds
    .map((kind) => ({ title: roadmapKindLabels[kind], rows: rows.filter((r) => r.data.kind === kind) }))
    .filter((group) => group.rows.length > 0)

/** What is still to come, by environment along the path. */
export const toCome = (playbook: Playbook, rows: readonly RoadmapRow[]) =>
  playbook.environments
    .map(({ id, data }) => ({
      title: data.name,
      rows: rows.filter((r) => r.environment === id && !/delivered|dropped/.test(r.data.status)),
    }))
    .filter((group) => group.rows.length > 0)

/** As many as a page tells of what comes next. */
const nextFew = 20

/** What is still to come and not due yet, the nearest first. */
export const nextPromises = (rows: readonly RoadmapRow[], asOf: string): readonly RoadmapRow[] =>
  rows.filter(({ data, when }) => isOpen(data) && when.last >= asOf).slice(0, nextFew)

/** The environments along the path, each with how much of it is still to come. */
export function promisesWhere(playbook: Playbook, rows: readonly RoadmapRow[]): (Link & { said: string })[] {
  const byHome = Map.groupBy(rows, ({ environment }) => environment)
  return playbook.environments.map(({ id, data }) => {
    const here = byHome.get(id) ?? []
    const open = here.filter((row) => isOpen(row.data)).length
    return {
      href: environmentAddress(id, 'roadmap'),
      text: data.name,
      said: `${countOf(here.length, 'promise')}, ${open} of them to come`,
    }
  })
}

/** "FY27 Q2 (Jan to Mar 2027)" of a quarter such as `2027-Q2`. */
export const quarterLabel = (quarter: string, fiscal: FiscalYears) => parseTarget(quarter, fiscal).label

/**
 * How many of the promises that were delivered came by the day they were first given for, by how many days most of
 * them came later or sooner (the median), and how many of those still to come have moved already. What is not due yet
 * has not been kept yet.
 */
export function tallyPromises(promises: readonly RoadmapRow[]) {
  const delivered = promises.filter((p) => p.data.status === 'delivered')
  const open = promises.filter((p) => isOpen(p.data))
  const moved = delivered.map((p) => p.moved).sort((a, b) => a - b)
  return {
    kept: moved.filter((days) => days <= 0).length,
    of: delivered.length,
    median: moved[Math.floor(moved.length / 2)] ?? 0,
    open: open.length,
    slipped: open.filter(hasSlipped).length,
  }
}

function factsOf(promises: readonly RoadmapRow[], asOf: string) {
  const { kept, of, median, open, slipped } = tallyPromises(promises)
  const usual =
    median === 0 ? 'on the day' : `${countOf(Math.abs(median), 'day')} ${median > 0 ? 'late' : 'early'}`
  return [
    { label: 'As of', text: dayLabel(asOf) },
    {
      label: 'Delivered by its first date',
      text: of === 0 ? 'nothing delivered yet' : `${kept} of ${of}; usually ${usual}`,
    },
    { label: 'Not yet delivered', text: open === 0 ? 'none' : `${open}, ${slipped} of them moved` },
  ]
}

const manner = 'The longer its bar, the less sure we are: a point is a day, a bar a month or a quarter.'

/** Title, lead and facts of an environment's roadmap. */
export function roadmapPage(
  playbook: Playbook,
  environment: Entry<'environment'>,
  promises: readonly RoadmapRow[],
  asOf: string,
): Page {
  return environmentPage(playbook, environment, 'roadmap', {
    lead: `${countInWords(promises.length, 'dated promise')}. ${manner}`,
    facts: factsOf(promises, asOf),
  })
}

/** Title, lead and facts of the roadmap of all environments; `drawn` where its page has bars. */
export function wholeRoadmapPage(
  playbook: Playbook,
  promises: readonly RoadmapRow[],
  asOf: string,
  drawn = true,
): Page {
  const what = `${countOf(promises.length, 'dated promise')} of ${countOf(playbook.environments.length, 'environment')}`
  return referencePage(playbook, {
    lead: `${what}: when does what reach where?${drawn ? ` ${manner}` : ''}`,
    facts: factsOf(promises, asOf),
  })
}
