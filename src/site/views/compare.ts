import { environmentIn, lookUp } from '../../domain/base/look-up.ts'
import { workingDays } from '../../domain/base/words.ts'
import { compareEnvironments } from '../../domain/catalog/changes.ts'
import { effectWords } from '../../domain/catalog/contrast.ts'
import type { CellStatus } from '../../domain/catalog/matrix.ts'
import { layOutPaths, type PathRow } from '../../domain/catalog/path-layout.ts'
import { stepsTo } from '../../domain/catalog/promotion.ts'
import { detailsOf } from '../../domain/diff/details.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Comparison, Contrast, ContrastArea, Effect, Said } from '../../model/comparison.ts'
import { dayLabel } from './dates.ts'
import type { Link } from './page.ts'
import { type When, whenOf } from './when.ts'

/** One environment's side of a row; `differs` from the one before it in the comparison. */
export interface CompareCell {
  text: string
  status?: CellStatus
  version?: string
  plans?: string
  differs: boolean
}

/** One part of a row, with what each environment says of it, as Markdown. */
export interface CompareDetail {
  part: string
  sides: string[]
}

/** One thing that is not everywhere the same. */
export interface CompareRow {
  area: ContrastArea
  id: string
  name: string
  href: string
  effect: Effect
  /** One for each environment that is compared. */
  cells: CompareCell[]
  /** What the cells do not show: limits, plans in detail, the name on the marketplace. */
  details: CompareDetail[]
  /** Why, along the promotion path; `of` names the environment where several speak. */
  reasons: { of: string; what: string; why: string }[]
  /** Markdown. */
  todo?: string
  alternative?: Link
  when?: When & { title: string; href: string }
  until?: { label: string; last: string }
  request?: string
}

export interface CompareView {
  columns: {
    id: string
    name: string
    short: string
    href: string
    /** What the promotion path draws at it. */
    row: PathRow | undefined
  }[]
  /** Lines of promotion paths that lie side by side over them. */
  lanes: number
  /** Those that the path comes to by way of environments that are not compared. */
  skipping: ReadonlySet<string>
  groups: { effect: Effect; title: string; rows: CompareRow[] }[]
  /** Usable and alike in all of them. */
  same: Comparison['same']
}

/** Areas of a comparison as headings. */
export const areaLabels: Record<ContrastArea, string> = {
  services: 'Service',
  staging: 'Staging',
  platform: 'Platform',
  routes: 'Routes',
  quotas: 'Quota',
  onboarding: 'Onboarding',
  operations: 'Operations',
  feedback: 'Feedback',
  release: 'Release practice',
  team: 'Team',
  posture: 'Posture',
}
const areas = Object.keys(areaLabels)

const effects = Object.keys(effectWords) as Effect[]

/**
 * What changes for an application on its way through these environments, two or more, in the order in which it
 * comes to them. Each must be one of the catalog's.
 */
export function compareView(catalog: Catalog, ids: readonly string[]): CompareView {
  const pairs = ids.slice(1).map((to, i) => compareEnvironments(catalog, ids[i] ?? to, to))
  const rows = mergeRows(catalog, ids, pairs)
  const path = pathOf(catalog, ids)
  const differing = new Set(rows.filter((row) => row.area === 'services').map((row) => row.id))
  return {
    lanes: path.lanes,
    skipping: path.skipping,
    columns: ids.map((id) => {
      const { name, short } = environmentIn(catalog, id)
      return { id, name, short, href: environmentAddress(id), row: path.rows.get(id) }
    }),
    groups: effects.map((effect) => ({
      effect,
      title: effectWords[effect],
      rows: rows.filter((row) => row.effect === effect),
    })),
    same: (pairs[0]?.same ?? []).filter(({ id }) => !differing.has(id)),
  }
}

/** How the compared environments hang together: a stretch leads from the nearest one that comes before each on its path. */
function pathOf(catalog: Catalog, ids: readonly string[]) {
  const stations = ids.map((id, i) => {
    const before = stepsTo(catalog, id).map((step) => step.from)
    return { id, promotesFrom: before.findLast((other) => ids.indexOf(other) >= 0 && ids.indexOf(other) < i) }
  })
  const skipping = stations
    .filter(
      ({ id, promotesFrom }) => promotesFrom && promotesFrom !== environmentIn(catalog, id).promotesFrom,
    )
    .map(({ id }) => id)
  return { ...layOutPaths(stations), skipping: new Set(skipping) }
}

interface Merged {
  row: CompareRow
  said: (Said | undefined)[]
  details: Map<string, { part: string; said: (string | undefined)[] }>
  /** The places of environments at which something changes. */
  felt: Set<number>
}

/** Joins the contrasts of neighbours: a pair that does not mention something leaves it as it was. */
function mergeRows(catalog: Catalog, ids: readonly string[], pairs: readonly Comparison[]): CompareRow[] {
  const found = new Map<string, Merged>()
  for (const [i, pair] of pairs.entries()) {
    for (const contrast of effects.flatMap((effect) => pair[effect])) {
      const key = `${contrast.area} ${contrast.id}`
      const merged = found.get(key) ?? {
        row: rowOf(contrast),
        said: ids.map(() => undefined),
        details: new Map(),
        felt: new Set(),
      }
      found.set(key, merged)
      merged.said[i] = contrast.before
      merged.said[i + 1] = contrast.after
      merged.felt.add(i + 1)
      for (const { part, before, after } of detailsOf(contrast)) {
        const name = part || (before ?? after ?? '')
        const detail = merged.details.get(name) ?? { part: part || 'limit', said: ids.map(() => undefined) }
        merged.details.set(name, detail)
        detail.said[i] = before ?? '–'
        detail.said[i + 1] = after ?? '–'
      }
      addTo(merged.row, contrast, catalog, pair.to)
    }
  }
  const place = ({ area }: CompareRow) => areas.indexOf(area)
  return [...found.values()]
    .map(({ row, said, details, felt }) => ({
      ...row,
      cells: filled(said, { text: '' }).map((side, i) => cellOf(side, felt.has(i))),
      details: [...details.values()].map((d) => ({ part: d.part, sides: filled(d.said, '–') })),
    }))
    .sort((a, b) => place(a) - place(b))
}

const rowOf = ({ area, id, name, effect, addresses }: Contrast): CompareRow => ({
  area,
  id,
  name,
  href: area === 'services' ? `/services/${id}` : addresses.after,
  effect,
  cells: [],
  details: [],
  reasons: [],
})

/** What a later pair says of the same thing; the gravest effect counts, and the last word on what to do. */
function addTo(row: CompareRow, contrast: Contrast, catalog: Catalog, place: string): void {
  const nameOf = (id: string) => lookUp(catalog.environments, id)?.name ?? id
  if (effects.indexOf(contrast.effect) < effects.indexOf(row.effect)) row.effect = contrast.effect
  for (const { to, what, why } of contrast.reasons) {
    const known = row.reasons.some((reason) => reason.of === nameOf(to) && reason.what === what)
    if (!known) row.reasons.push({ of: nameOf(to), what, why })
  }
  const { todo, alternative, roadmap, until, request } = contrast
  const instead = lookUp(catalog.services, alternative)
  if (todo !== undefined) row.todo = todo
  if (instead) row.alternative = { href: `/services/${alternative}`, text: instead.name }
  if (until !== undefined) row.until = { label: dayLabel(until), last: until }
  // The environment's usual way of asking is on its page; only exceptions are shown here.
  const usual = lookUp(catalog.environments, place)?.request
  if (request && (request.approver !== usual?.approver || request.leadTime !== usual.leadTime))
    row.request = `${request.approver}: ${workingDays(request.leadTime)}`
  if (roadmap)
    row.when = {
      ...whenOf(roadmap.item, catalog),
      title: roadmap.item.title,
      href: `${environmentAddress(roadmap.environment, 'roadmap')}#${roadmap.id}`,
    }
}

/** A side that no pair mentions is like the one before it, or like the first that is mentioned. */
function filled<T>(said: readonly (T | undefined)[], nothing: T): T[] {
  let last = said.find((side) => side !== undefined) ?? nothing
  return said.map((side) => {
    last = side ?? last
    return last
  })
}

const cellOf = ({ text, status, version, plans }: Said, differs: boolean): CompareCell => ({
  text,
  differs,
  ...(status === undefined ? {} : { status }),
  ...(version === undefined ? {} : { version }),
  ...(plans && plans.length > 0 ? { plans: plans.join(', ') } : {}),
})

/** How many rows each effect has, and how many services stay as they are. */
export const tallyOf = (view: CompareView): { label: string; count: number; href?: string }[] => [
  ...view.groups.map(({ effect, title, rows }) => ({ label: title, count: rows.length, href: `#${effect}` })),
  { label: 'Services unchanged', count: view.same.length },
]
