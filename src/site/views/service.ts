import { countOf, workingDays } from '../../domain/base/words.ts'
import { lookUp } from '../../domain/catalog/catalog.ts'
import { type BareCell, type Cell, measuredAt } from '../../domain/catalog/matrix.ts'
import { type EvidenceView, evidenceIn, originWords } from '../../domain/evidence/evidence.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { besides } from '../../domain/pages/select.ts'
import { servicesInOrder } from '../../domain/pages/services.ts'
import { labelIn } from '../../domain/playbook/lists.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { fiscalOf, parseTarget } from '../../domain/roadmap/target.ts'
import { type SupportView, supportIn } from '../../domain/support/support.ts'
import type { Difference } from '../../model/availability.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import { unusual } from './catalog.ts'
import { dayLabel } from './dates.ts'
import type { Link, Page } from './page.ts'
import { homeCrumb, referencePage } from './reference.ts'
import { type When, whenOf } from './when.ts'

type Service = Entry<'service'>

/** A service in one environment, as its page and the environment's list tell it. */
export interface OfferView {
  cell: BareCell
  environment: string
  name: string
  short: string
  /** Everything about the service there. */
  href: string
  /** The environment that it is promoted from. */
  promotesFrom: string | undefined
  plans: string
  difference?: Difference
  /** The name of the environment that the difference is measured against. */
  from: string
  when?: When & { title: string; href: string; status: RoadmapItem['status'] }
  alternative?: Link
  /** "Data services decide: 5 working days", "self-service". */
  request: string
  /** When an export showed it, in words, and by which. */
  evidence?: EvidenceView & { origin?: string; marking: string | undefined }
  /** How long its version gets fixes, in words; of what the environment has beyond upstream, Markdown. */
  support?: { words: string; source: string; own?: { until: string; by: string } }
  /** "until 18 Dec 2026", "since 16 Jul 2025". */
  span?: string
}

/** A service in each environment along the line. */
export const offersOf = (catalog: Catalog, service: string, asOf?: string, usual?: string): OfferView[] =>
  Object.keys(catalog.environments).map((environment) => offerIn(catalog, service, environment, asOf, usual))

/** A service in one environment, its evidence as it stands on a day. */
export function offerIn(
  catalog: Catalog,
  service: string,
  environment: string,
  asOf?: string,
  usual?: string,
): OfferView {
  const cell = measuredAt(catalog, service, environment)
  const { availability, roadmap, alternative = '' } = cell
  const nameOf = (id: string) => lookUp(catalog.environments, id)?.name ?? id
  const instead = lookUp(catalog.services, alternative)
  const { until, since, seen } = availability ?? {}
  const evidence = evidenceIn(catalog, environment, service, asOf)
  const support = supportIn(catalog, environment, service, asOf)
  return {
    cell,
    environment,
    name: nameOf(environment),
    short: lookUp(catalog.environments, environment)?.short ?? '',
    href: `${environmentAddress(environment, 'services')}#${service}`,
    promotesFrom: lookUp(catalog.environments, environment)?.promotesFrom,
    plans: cell.plans.join(', '),
    ...(cell.difference ? { difference: cell.difference } : {}),
    from: nameOf(cell.difference?.from ?? cell.baseline ?? ''),
    ...(roadmap
      ? {
          when: {
            ...whenOf(roadmap.item, catalog),
            title: roadmap.item.title,
            status: roadmap.item.status,
            href: `${environmentAddress(environment, 'roadmap')}#${roadmap.id}`,
          },
        }
      : {}),
    ...(instead ? { alternative: { href: `/services/${alternative}`, text: instead.name } } : {}),
    request: requestLine(cell),
    ...(support ? { support: supportLine(support) } : {}),
    ...(evidence
      ? {
          evidence: {
            ...evidence,
            ...(seen ? { origin: originWords(seen) } : {}),
            marking: unusual(seen?.by?.marking ?? usual, usual),
          },
        }
      : {}),
    ...(until ? { span: `until ${dayLabel(until)}` } : since ? { span: `since ${dayLabel(since)}` } : {}),
  }
}

/** "PostgreSQL 16: upstream until 9 Nov 2028" */
function supportLine({ of, words, source, own }: SupportView): NonNullable<OfferView['support']> {
  const beyond = own ? { own: { until: dayLabel(own.until), by: own.by } } : {}
  return { words: `${of}: ${words}`, source, ...beyond }
}

/** Whom to ask and how long it takes; where nothing is to be waited for, that. */
export const requestLine = ({ request }: Pick<Cell, 'request'>) =>
  request.leadTime === 0 ? request.approver : `${request.approver}: ${workingDays(request.leadTime)}`

/** Title, lead, facts and neighbours of a service's page. */
export function servicePage(playbook: Playbook, service: Service): Page {
  const { data, id } = service
  const link = (other: Service) => ({ href: `/services/${other.id}`, text: other.data.name })
  const [before, next] = besides(servicesInOrder(playbook), service)
  return referencePage(playbook, {
    lead: data.summary,
    crumbs: [homeCrumb(playbook), { href: '/services', text: 'Services' }],
    facts: [
      { label: 'Category', text: labelIn(playbook, 'category', data.category), href: `/services#${id}` },
      { label: 'Owner', text: data.owner },
      data.reviewed
        ? { label: 'Reviewed', text: dayLabel(data.reviewed) }
        : { label: 'Kind', text: serviceKindLabels[data.kind] },
    ],
    ...(before ? { before: link(before) } : {}),
    ...(next ? { next: link(next) } : {}),
  })
}

/** Kinds of services, in words. */
export const serviceKindLabels: Record<Service['data']['kind'], string> = {
  managed: 'Managed by a broker',
  'user-provided': 'You provide it',
  platform: 'Part of the platform',
}

/** The triage paths that concern a service, each with a link for every environment it applies in. */
export function triageLinksOf(
  playbook: Playbook,
  service: string,
): { id: string; title: string; links: Link[] }[] {
  const found = new Map<string, { id: string; title: string; links: Link[] }>()
  for (const environment of playbook.environments) {
    for (const path of playbook.triage(environment.id)) {
      if (!path.data.services.includes(service)) continue
      const entry = found.get(path.id) ?? { id: path.id, title: path.data.title, links: [] }
      entry.links.push({ href: addressOf(path, environment.id) ?? '/triage', text: environment.data.name })
      found.set(path.id, entry)
    }
  }
  return [...found.values()].sort((a, b) => compare(a.title, b.title))
}

/** What was learned about a service, the latest first. */
export function lessonsOf(playbook: Playbook, service: string) {
  return playbook
    .all('lesson')
    .filter((lesson) => lesson.data.services.includes(service))
    .sort((a, b) => compare(b.data.day, a.data.day))
    .map((lesson) => ({
      day: lesson.data.day,
      environment: playbook.get('environment', lesson.environment ?? '')?.data.name ?? '',
      title: lesson.data.title,
      href: addressOf(lesson) ?? '/',
    }))
}

/** Roadmap items about a service: what is to come, the nearest first, then what has come or was dropped. */
export function itemsOf(playbook: Playbook, service: string) {
  const fiscal = fiscalOf(playbook)
  const isClosed = (item: Entry<'roadmap'>) => Number(/delivered|dropped/.test(item.data.status))
  const ends = (item: Entry<'roadmap'>) => item.data.delivered ?? parseTarget(item.data.target, fiscal).last
  const names = new Set(
    playbook
      .all('availability')
      .filter((entry) => entry.id === service && entry.data.roadmap)
      .map((entry) => `${entry.environment} ${entry.data.roadmap}`),
  )
  return playbook
    .all('roadmap')
    .filter((item) => item.data.service === service || names.has(`${item.environment} ${item.id}`))
    .sort((a, b) => isClosed(a) - isClosed(b) || compare(ends(a), ends(b)) || compare(a.id, b.id))
    .map((item) => ({
      ...whenOf(item.data, fiscal),
      ...(item.data.delivered ? { label: dayLabel(item.data.delivered) } : {}),
      environment: playbook.get('environment', item.environment ?? '')?.data.name ?? '',
      title: item.data.title,
      impact: item.data.impact,
      status: item.data.status,
      href: addressOf(item) ?? '/roadmap',
    }))
}

/** "12 available, 3 limited, 1 planned" of an environment's services. */
export function tallyOffers(offers: readonly OfferView[]): string {
  const counts = new Map<string, number>()
  for (const { cell } of offers) counts.set(cell.status, (counts.get(cell.status) ?? 0) + 1)
  const parts = [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
  return `${countOf(offers.length, 'service')}: ${parts.map(([status, n]) => `${n} ${status}`).join(', ')}.`
}
