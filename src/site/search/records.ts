import { workingDays } from '../../domain/base/words.ts'
import { decisionOf } from '../../domain/catalog/decision.ts'
import { evidenceIn } from '../../domain/evidence/evidence.ts'
import { isPast, noticeLabels } from '../../domain/notices/notices.ts'
import { standsAt } from '../../domain/pages/anchors.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { allPages, type PageOf } from '../../domain/pages/registry.ts'
import { ownRows } from '../../domain/playbook/own-fields.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { fiscalOf, parseTarget } from '../../domain/roadmap/target.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { idWords } from '../../domain/search/synonyms.ts'
import { supportIn } from '../../domain/support/support.ts'
import type { Notice } from '../../model/notice.ts'
import type { OwnKind, OwnValues } from '../../model/own.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import { catalogFor } from '../views/catalog.ts'
import { dayLabel, momentLabel } from '../views/dates.ts'
import { troublesIn } from '../views/notices.ts'
import { type AnyStatus, statusLabels } from '../views/status.ts'
import { capital } from '../views/verdicts.ts'
import { environmentRecords } from './environment-records.ts'
import { expectationRecords } from './expectation-records.ts'
import { knownOn } from './known-on.ts'
import { proseOf } from './prose-text.ts'
import { steps } from './step-records.ts'

/**
 * Everything of a released playbook that is a part of a page and deserves a result of its own: one record for
 * each availability, roadmap item, expectation, notice, triage step, term and objective, and for each fact of
 * an environment that people ask for. Sorted by what they are about, then along the promotion path.
 */
export function records(playbook: Playbook, asOf: string): SearchRecord[] {
  const ids = playbook.environments.map((e) => e.id)
  const place = (record: SearchRecord) => ids.indexOf(record.environment ?? '')
  return [
    ...playbook.all('availability').map((entry) => availability(playbook, entry, asOf)),
    ...playbook.all('roadmap').map((entry) => roadmapItem(playbook, entry)),
    ...playbook.all('onboarding').flatMap((entry) => expectationRecords(playbook, entry)),
    ...playbook.all('notice').map((entry) => notice(playbook, entry, asOf)),
    ...ids.flatMap((id) => playbook.triage(id).flatMap((path) => steps(playbook, path, id, asOf))),
    ...allPages(playbook).flatMap(partsOf),
    ...playbook.all('objective').map((entry) => objective(playbook, entry)),
    ...playbook.environments.flatMap((entry) => environmentRecords(playbook, entry, asOf)),
  ]
    .map((record) => ({ ...record, address: standsAt(playbook, record.address) }))
    .sort((a, b) => compare(a.entry, b.entry) || place(a) - place(b) || compare(a.address, b.address))
}

/** Other words for kinds of roadmap items and notices. */
const changeNames: Record<RoadmapItem['kind'] | Notice['kind'], string[]> = {
  'platform-upgrade': ['upgrade', 'new version'],
  'new-service': ['new service', 'arrival'],
  retirement: ['end of life', 'EOL', 'removal', 'sunset'],
  deprecation: ['end of life', 'EOL', 'removal', 'sunset'],
  maintenance: ['downtime', 'window'],
  outage: ['down', 'incident', 'failure'],
  degraded: ['slow', 'incident'],
  change: [],
  upgrade: [],
  information: [],
}

const nameOf = (playbook: Playbook, environment: string | undefined) =>
  playbook.get('environment', environment ?? '')?.data.name ?? environment ?? ''

const servicesOf = (playbook: Playbook, ids: readonly string[]) =>
  ids.flatMap((id) => playbook.get('service', id)?.data ?? [])

function targetOf(playbook: Playbook, target: string): string {
  return parseTarget(target, fiscalOf(playbook)).label
}

/** The last day of a target. */
const lastDay = (playbook: Playbook, target: string) => parseTarget(target, fiscalOf(playbook)).last

/** What is added to a promise once its last day is over. */
const passing = (day: string) => ({ later: [`${day}T24:00Z`, '(passed since)'] as const })

function availability(playbook: Playbook, entry: Entry<'availability'>, asOf: string): SearchRecord {
  const { id, data } = entry
  const environment = entry.environment ?? ''
  const service = playbook.get('service', id)?.data
  const name = service?.name ?? id
  const item = playbook.get('roadmap', data.roadmap ?? '', environment)?.data
  const when = item && isOpen(item) ? targetOf(playbook, item.target) : undefined
  const home = playbook.get('environment', environment)
  const request = home && decisionOf(home.data.request, data.request)
  const status = statusLabels[data.status]
  const { difference } = data
  const troubles = troublesIn(playbook, asOf, environment).filter((n) => n.data.services.includes(id))
  const evidence = evidenceIn(catalogFor(playbook), environment, id, asOf)
  const support = supportIn(catalogFor(playbook), environment, id, asOf)
  return {
    address: addressOf(entry) ?? '/',
    entry: `availability/${id}`,
    kind: 'Service',
    title: name,
    names: [
      ...new Set(
        [
          ...(service?.aliases ?? []),
          data.live?.offering,
          data.live?.broker,
          remarkable(data.status),
        ].flatMap(some),
      ),
    ],
    text: proseOf(
      `${status}${data.version ? `, version ${data.version}` : ''}`,
      ...troubles.map((trouble) => knownOn(asOf, trouble)),
      evidence && capital(evidence.words),
      support && `${support.of}: ${support.words}`,
      data.support && `Here until ${dayLabel(data.support.until)}: ${data.support.by}`,
      when && `Date: ${when}`,
      service?.short,
      data.plans.length > 0 ? `Plans: ${data.plans.map((p) => p.name).join(', ')}` : undefined,
      difference && `${difference.what} ${difference.why} Until then: ${difference.until}`,
      ...data.limits,
      data.note,
      ...ownLines(playbook, 'availability', data.own),
      ...data.plans.flatMap((p) => [Object.values(p.limits).join(', '), p.note]),
      request && `Request: ${request.channel}, ${request.approver}, ${workingDays(request.leadTime)}`,
    ),
    fact: [
      data.status === 'planned' && when ? `${status} for ${when}` : status,
      data.status === 'unavailable' ? undefined : data.version,
      ...troubles.map(({ data }) => `but on ${dayLabel(asOf)}: ${noticeLabels[data.kind].toLowerCase()}`),
      evidence?.words,
    ]
      .flatMap(some)
      .join(', '),
    ...(data.status === 'planned' && item && isOpen(item) ? passing(lastDay(playbook, item.target)) : {}),
    environment,
    roles: rolesOf(playbook, 'build', 'release'),
    status: data.status,
  }
}

function roadmapItem(playbook: Playbook, entry: Entry<'roadmap'>): SearchRecord {
  const { data, environment = '' } = entry
  const service = playbook.get('service', data.service ?? '')?.data
  const when = data.delivered ? dayLabel(data.delivered) : targetOf(playbook, data.target)
  const status = statusLabels[data.status]
  return {
    address: addressOf(entry) ?? '/',
    entry: `roadmap/${entry.id}`,
    kind: 'Roadmap',
    title: data.title,
    names: [
      idWords(entry.id),
      service?.name,
      ...(service?.aliases ?? []),
      ...changeNames[data.kind],
      remarkable(data.status),
      'date',
    ].flatMap(some),
    text: proseOf(
      `${when}, ${status.toLowerCase()}`,
      data.impact,
      data.details,
      data.from && data.to ? `From ${data.from} to ${data.to}` : undefined,
      ...ownLines(playbook, 'roadmap', data.own),
      ...data.slips.map((s) => `Was ${targetOf(playbook, s.target)}: ${s.reason}`),
    ),
    fact: data.status === 'on-track' ? when : `${status}, ${when}`,
    ...(isOpen(data) ? passing(lastDay(playbook, data.target)) : {}),
    environment,
    roles: rolesOf(playbook, 'build', 'release', 'run'),
    status: data.status,
  }
}

function notice(playbook: Playbook, entry: Entry<'notice'>, asOf: string): SearchRecord {
  const { data, environment = '' } = entry
  const past = isPast(entry, asOf)
  const label = noticeLabels[data.kind]
  const services = servicesOf(playbook, data.services)
  return {
    address: addressOf(entry) ?? '/',
    entry: `notice/${entry.id}`,
    kind: 'Notice',
    title: data.title,
    names: [idWords(entry.id), label, ...changeNames[data.kind], ...services.map((s) => s.name)],
    text: proseOf(
      data.summary,
      data.workaround && `Until then: ${data.workaround}`,
      ...(data.updates ?? []).map(({ words }) => words),
      data.details,
      ...ownLines(playbook, 'notice', data.own),
    ),
    fact: past ? `${label}, over` : `${label}, ${momentLabel(data.from, asOf)}`,
    ...(past || data.until === undefined ? {} : { later: [data.until, '(over)'] as const }),
    environment,
    roles: rolesOf(playbook, 'build', 'run'),
    status: past ? 'done' : data.kind === 'outage' ? 'alert' : 'open',
  }
}

/** What pages say of their own parts. */
const partsOf = ({ address, environment, search, found }: PageOf): SearchRecord[] =>
  found.map(({ at, lines, names, roles, ...part }) => ({
    address: `${address}#${at}`,
    kind: search?.kind ?? 'Reference',
    names: [...names],
    text: proseOf(...lines),
    ...(environment === undefined ? {} : { environment }),
    roles: [...roles],
    ...part,
  }))

function objective(playbook: Playbook, entry: Entry<'objective'>): SearchRecord {
  const { data } = entry
  const targets = Object.entries(data.targets)
  return {
    address: addressOf(entry) ?? '/',
    entry: `objective/${entry.id}`,
    kind: 'Objective',
    title: data.title,
    names: [
      idWords(entry.id),
      'SLO',
      'SLI',
      'objective',
      'target',
      ...servicesOf(playbook, data.services).map((s) => s.name),
    ],
    text: proseOf(
      data.summary,
      ...data.indicators.map((i) => `${i.name}: ${i.measured}`),
      ...targets.map(([id, t]) => `${nameOf(playbook, id)}: ${t.target} in ${t.window}`),
    ),
    roles: [...new Set([...rolesOf(playbook, 'build'), data.owner])],
  }
}

/** What an entry says in fields of the organisation's own. */
const ownLines = (playbook: Playbook, kind: OwnKind, own: OwnValues | undefined) =>
  ownRows(playbook, kind, own).map(({ label, words }) => `${label}: ${words}`)

/** Readers ask for what is planned or at risk; what goes as it should is not asked for by its status. */
const remarkable = (status: AnyStatus) =>
  status === 'available' || status === 'on-track' ? undefined : statusLabels[status]

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value])
