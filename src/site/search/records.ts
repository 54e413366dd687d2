import { workingDays } from '../../domain/base/words.ts'
import { decisionOf } from '../../domain/catalog/decision.ts'
import { evidenceIn } from '../../domain/evidence/evidence.ts'
import { concernsPath, isPast, noticeLabels } from '../../domain/notices/notices.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { allPages, type PageOf } from '../../domain/pages/registry.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { fiscalOf, parseTarget } from '../../domain/roadmap/target.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { idWords } from '../../domain/search/synonyms.ts'
import { supportIn } from '../../domain/support/support.ts'
import { type CommandHere, commandHere } from '../../domain/triage/commands.ts'
import type { Notice } from '../../model/notice.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import type { TriageStep } from '../../model/triage.ts'
import { catalogFor } from '../views/catalog.ts'
import { dayLabel, momentLabel } from '../views/dates.ts'
import { troublesIn } from '../views/notices.ts'
import { type AnyStatus, statusLabels } from '../views/status.ts'
import { capital } from '../views/verdicts.ts'
import { environmentRecords } from './environment-records.ts'
import { expectationRecords } from './expectation-records.ts'
import { proseOf } from './prose-text.ts'

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
  ].sort((a, b) => compare(a.entry, b.entry) || place(a) - place(b) || compare(a.address, b.address))
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
    ),
    fact: past ? `${label}, over` : `${label}, ${momentLabel(data.from, asOf)}`,
    ...(past || data.until === undefined ? {} : { later: [data.until, '(over)'] as const }),
    environment,
    roles: rolesOf(playbook, 'build', 'run'),
    status: past ? 'done' : data.kind === 'outage' ? 'alert' : 'open',
  }
}

/** What stays true however late it is read. */
const knownOn = (asOf: string, { data }: Entry<'notice'>) =>
  `${noticeLabels[data.kind]}, as of ${dayLabel(asOf)}: ${data.title}`

function steps(playbook: Playbook, path: Entry<'triage'>, environment: string, asOf: string): SearchRecord[] {
  const known = troublesIn(playbook, asOf, environment).filter((notice) => concernsPath(notice, path))
  return Object.entries(path.data.steps).map(([id, step]) => ({
    address: `${addressOf(path, environment)}#${id}`,
    entry: `step/${path.id}/${id}`,
    kind: 'Triage',
    title: step.title,
    names: [],
    text: proseOf(
      step.details,
      ...commandsOf(playbook, step, environment),
      ...endOf(playbook, step),
      path.data.title,
      ...known.map((notice) => knownOn(asOf, notice)),
    ),
    fact: [
      path.data.title,
      ...known.map(({ data }) => `${noticeLabels[data.kind].toLowerCase()} on ${dayLabel(asOf)}`),
    ].join('; '),
    environment,
    roles: [...new Set([...rolesOf(playbook, 'build'), ...(step.kind === 'escalate' ? [step.to] : [])])],
  }))
}

/** Commands as the page of the environment has them: what cannot be used there is no answer to a search. */
function commandsOf(playbook: Playbook, step: TriageStep, environment: string): (string | undefined)[] {
  const home = playbook.get('environment', environment)?.data
  return step.commands.flatMap(({ note, output, ...typed }) => {
    const here: CommandHere = home ? commandHere(typed, home) : typed
    return here.refused
      ? [`Not here: \`${here.refused.command}\`.`, here.refused.says]
      : [`\`${here.run}\``, note, output]
  })
}

function endOf(playbook: Playbook, step: TriageStep): (string | undefined)[] {
  if (step.kind === 'ask') return step.answers.map((a) => a.answer)
  if (step.kind === 'do') return [step.worked]
  const to = playbook.site?.data.roleLabels[step.to]?.name ?? step.to
  return [`Call the ${to}; bring ${step.bring.join(', ')}`]
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

/** Readers ask for what is planned or at risk; what goes as it should is not asked for by its status. */
const remarkable = (status: AnyStatus) =>
  status === 'available' || status === 'on-track' ? undefined : statusLabels[status]

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value])
