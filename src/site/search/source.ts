import { addressOf, compareAddress, type EnvironmentPage, environmentAddress } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import type { KnownPage, SearchRecord, SearchSource } from '../../domain/search/source.ts'
import { idWords, synonymsOf } from '../../domain/search/synonyms.ts'
import { type AnyStatus, shapes, statusLabels, tones } from '../views/status.ts'
import { proseOf } from './prose-text.ts'
import { records } from './records.ts'
import { markRecords } from './rungs.ts'

/** Everything that search is to know of a released playbook beside the text of its pages. */
export function searchSource(playbook: Playbook, asOf: string): SearchSource {
  const known = records(playbook, asOf)
  const roles = Object.entries(playbook.site?.data.roleLabels ?? {})
  const marked = playbook.site?.data.portions === 'shown' ? markRecords(playbook, asOf, known) : undefined
  return {
    records: known,
    pages: knownPages(playbook),
    environments: playbook.environments.map(({ id, data }) => ({ id, label: data.name })),
    roles: roles.map(([id, { short }]) => ({ id, label: short })),
    statuses: Object.fromEntries(
      (Object.keys(statusLabels) as AnyStatus[]).map((id) => [
        id,
        { label: statusLabels[id], tone: tones[id], shape: shapes[id] },
      ]),
    ),
    samples: samplesOf(known, playbook),
    ...marked,
  }
}

/** Names of pages that are about one entry: aliases of a service, signals of a triage path. */
function knownPages(playbook: Playbook): SearchSource['pages'] {
  const known: Record<string, KnownPage> = {
    '/': { entry: 'page/home', names: ['home', 'environments', 'overview'] },
  }
  const synonyms = synonymsOf(playbook)
  const add = (entry: Entry, names: string[], environment?: string) => {
    const address = addressOf(entry, environment ?? entry.environment)
    if (address) known[address] = { entry: `${entry.kind}/${entry.id}`, names }
  }
  for (const service of playbook.all('service')) {
    const { aliases, short } = service.data
    const live = playbook
      .all('availability')
      .filter((a) => a.id === service.id)
      .flatMap((a) => a.data.live?.offering ?? [])
    add(service as Entry, [...new Set([...aliases, ...live, short])])
  }
  for (const environment of playbook.environments) {
    const { short, impactLevel } = environment.data
    add(environment as Entry, [
      short,
      impactLevel,
      'environment',
      'overview',
      'owner',
      'owns',
      'data it handles',
    ])
    for (const [page, names] of Object.entries(listNames)) {
      const address = environmentAddress(environment.id, page as EnvironmentPage)
      known[address] = { entry: `page/${page}`, names }
    }
    const before = environment.data.promotesFrom
    if (before !== undefined) {
      known[compareAddress(before, environment.id)] = {
        entry: `compare/${before}-to-${environment.id}`,
        names: [...differenceNames, before, environment.id],
      }
    }
    for (const path of playbook.triage(environment.id)) {
      add(path as Entry, [...path.data.signals, proseOf(path.data.symptom)], environment.id)
    }
  }
  for (const role of playbook.all('role')) {
    const label = playbook.site?.data.roleLabels[role.id]
    add(role as Entry, [...(label ? [label.short, label.name] : []), ...synonyms(role.data.title), 'role'])
  }
  for (const guide of playbook.all('guide'))
    add(guide as Entry, [...synonyms(guide.data.title), idWords(guide.id)])
  for (const kind of ['exercise', 'lesson'] as const) {
    const names = kind === 'exercise' ? ['exercise', 'drill'] : ['lesson', 'incident', 'post-mortem']
    for (const entry of playbook.all(kind)) add(entry as Entry, [...names, idWords(entry.id)])
  }
  return known
}

const differenceNames = [
  'different',
  'difference',
  'compare',
  'changes',
  'parity',
  'versus',
  'promote',
  'promotion',
  'missing',
  'new',
]

/** What a reader types who wants the list itself. */
const listNames: Partial<Record<EnvironmentPage, string[]>> = {
  services: ['catalog', 'marketplace', 'offerings', 'available', 'missing'],
  roadmap: ['dates', 'plans', 'upgrades', 'coming', 'new'],
  onboarding: ['expectations', 'checklist', 'lead time', 'first release', 'start'],
  triage: ['symptoms', 'troubleshooting', 'errors', 'broken'],
  notices: ['outages', 'incidents', 'current status', 'maintenance', 'down'],
  exercises: ['resiliency', 'drills', 'game day', 'chaos'],
  lessons: ['incidents', 'post-mortem', 'root cause', 'learned'],
}

/** Queries to try, one of each sort, that find something in this very playbook. */
function samplesOf(known: readonly SearchRecord[], playbook: Playbook): string[] {
  const planned = known.find((r) => r.entry.startsWith('availability/') && r.status === 'planned')
  const signal = playbook
    .all('triage')
    .flatMap((path) => path.data.signals)
    .find((s) => /^[a-z0-9 ]{3,16}$/i.test(s))
  return [
    ...(planned ? [`when ${planned.title} ${planned.environment}`] : []),
    ...(signal ? [signal] : []),
    ...(known.some((r) => r.entry.startsWith('fact/team/')) ? ['who do I call'] : []),
  ]
}
