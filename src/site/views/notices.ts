import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'

export type Notice = Entry<'notice'>

/** Whether a notice is over by the end of `day`. */
export const isPast = (notice: Notice, day: string) =>
  notice.data.until !== undefined && notice.data.until.slice(0, 10) < day

/** Whether it has begun by the end of `day`. */
export const hasBegun = (notice: Notice, day: string) => notice.data.from.slice(0, 10) <= day

/** Notices that are not over, of one environment or of all: urgent first, then by date. */
export function openNotices(playbook: Playbook, day: string, environment?: string): Notice[] {
  return playbook
    .all('notice', environment)
    .filter((n) => !isPast(n, day))
    .sort((a, b) => Number(b.data.urgent) - Number(a.data.urgent) || compare(a.data.from, b.data.from))
}

/** Notices that are over, the latest first. */
export function pastNotices(playbook: Playbook, day: string, environment: string): Notice[] {
  return playbook
    .all('notice', environment)
    .filter((n) => isPast(n, day))
    .sort((a, b) => compare(b.data.from, a.data.from))
}

/** What keeps a service of an environment from working, as far as it has begun and nobody has ended it. */
export function troublesOf(playbook: Playbook, day: string, environment: string, service: string): Notice[] {
  return openNotices(playbook, day, environment).filter(
    (notice) =>
      (notice.data.kind === 'outage' || notice.data.kind === 'degraded') &&
      notice.data.services.includes(service) &&
      hasBegun(notice, day),
  )
}

/** What stands above everything else on pages of `environment`, or on the home page. */
export function urgentNotices(playbook: Playbook, day: string, environment?: string): Notice[] {
  return openNotices(playbook, day, environment).filter((n) => n.data.urgent && hasBegun(n, day))
}

/** What kind of thing it is, and how much it keeps people from where that is said: "Outage, major". */
export const noticeLabel = ({ kind, severity }: Notice['data']): string =>
  severity === undefined ? noticeLabels[kind] : `${noticeLabels[kind]}, ${severity}`

export const noticeLabels: Record<Notice['data']['kind'], string> = {
  outage: 'Outage',
  degraded: 'Degraded',
  upgrade: 'Upgrade',
  maintenance: 'Maintenance',
  'new-service': 'New service',
  deprecation: 'Deprecation',
  information: 'Information',
}
