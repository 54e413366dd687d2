import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'

export type NoticeEntry = Entry<'notice'>
type Data = NoticeEntry['data']

/** Whether a notice is over by the end of `day`. */
export const isPast = ({ data }: { data: Pick<Data, 'until'> }, day: string) =>
  data.until !== undefined && data.until.slice(0, 10) < day

/** Whether it has begun by the end of `day`. */
export const hasBegun = ({ data }: { data: Pick<Data, 'from'> }, day: string) => data.from.slice(0, 10) <= day

/** Something does not work, or not well. */
export const isTrouble = ({ data }: { data: Pick<Data, 'kind'> }) =>
  data.kind === 'outage' || data.kind === 'degraded'

/** It takes something away while it lasts: trouble, or work that was announced. */
export const disturbs = (notice: { data: Pick<Data, 'kind'> }) =>
  isTrouble(notice) || notice.data.kind === 'maintenance' || notice.data.kind === 'upgrade'

/** Notices that are not over, of one environment or of all: urgent first, then by date. */
export function openNotices(playbook: Playbook, day: string, environment?: string): NoticeEntry[] {
  return playbook
    .all('notice', environment)
    .filter((n) => !isPast(n, day))
    .sort((a, b) => Number(b.data.urgent) - Number(a.data.urgent) || compare(a.data.from, b.data.from))
}

/** Notices that are over, the latest first. */
export function pastNotices(playbook: Playbook, day: string, environment?: string): NoticeEntry[] {
  return playbook
    .all('notice', environment)
    .filter((n) => isPast(n, day))
    .sort((a, b) => compare(b.data.from, a.data.from))
}

/** What takes services of an environment away, now or at a time that is known; by service. */
export function disturbancesBy(
  playbook: Playbook,
  day: string,
  environment: string,
): Map<string, NoticeEntry[]> {
  const found = new Map<string, NoticeEntry[]>()
  for (const notice of openNotices(playbook, day, environment)) {
    if (!disturbs(notice)) continue
    for (const service of notice.data.services) found.set(service, [...(found.get(service) ?? []), notice])
  }
  return found
}

/** Whether a notice has to be known on a triage path: it names the path, or takes away a service that the path is about. */
export const concernsPath = (notice: NoticeEntry, { id, data }: Entry<'triage'>): boolean =>
  notice.data.paths?.includes(id) === true ||
  (disturbs(notice) && notice.data.services.some((service) => data.services.includes(service)))

/** When something was last said of it: its latest update, or its beginning. */
export const lastHeard = ({ data }: { data: Pick<Data, 'from' | 'updates'> }): string =>
  data.updates?.at(-1)?.at ?? data.from

export const noticeLabels: Record<Data['kind'], string> = {
  outage: 'Outage',
  degraded: 'Degraded',
  upgrade: 'Upgrade',
  maintenance: 'Maintenance',
  'new-service': 'New service',
  deprecation: 'Deprecation',
  information: 'Information',
}

/** What kind of thing it is, and how much it keeps people from where that is said: "Outage, major". */
export const noticeLabel = ({ kind, severity }: Pick<Data, 'kind' | 'severity'>): string =>
  severity === undefined ? noticeLabels[kind] : `${noticeLabels[kind]}, ${severity}`

/** Whom to turn to about a notice: a contact with a number is called, another is asked. */
export const turnTo = (contact: string): string => `${/\d{3}/.test(contact) ? 'call' : 'ask'} ${contact}`
