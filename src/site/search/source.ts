import { allPages } from '../../domain/pages/registry.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { SearchRecord, SearchSource } from '../../domain/search/source.ts'
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

/** What search knows of pages beside their text: what they are about, and other words for it. */
function knownPages(playbook: Playbook): SearchSource['pages'] {
  const known = allPages(playbook).flatMap(({ address, search }) => {
    if (search?.entry === undefined) return []
    const names = [...search.names, ...(search.lines ?? []).map((line) => proseOf(line))]
    return [[address, { entry: search.entry, names }] as const]
  })
  return Object.fromEntries(known)
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
