import { countOf } from '../../domain/base/words.ts'
import { hasBegun, type NoticeEntry, openNotices, pastNotices } from '../../domain/notices/notices.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { daysBetween, momentLabel, onClock, shownZone } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'
import type { AnyStatus } from './status.ts'

export interface NoticeGroup {
  id: 'open' | 'announced' | 'past'
  /** What stands there when there are none. */
  none: string
  notices: NoticeEntry[]
}

/** Notices of an environment, or of all, as of a day: what is going on, what is announced, what is over. */
export function noticeGroups(playbook: Playbook, asOf: string, environment?: string): NoticeGroup[] {
  const current = openNotices(playbook, asOf, environment)
  return [
    {
      id: 'open',
      none: 'Nothing is open.',
      notices: current.filter((n) => hasBegun(n, asOf)),
    },
    {
      id: 'announced',
      none: 'Nothing is announced.',
      notices: current.filter((n) => !hasBegun(n, asOf)),
    },
    { id: 'past', none: 'Nothing yet.', notices: pastNotices(playbook, asOf, environment) },
  ]
}

/** The shape a notice has: trouble points up, work is a diamond, news are a ring. */
export function noticeStatus(kind: NoticeEntry['data']['kind']): AnyStatus {
  if (kind === 'outage') return 'alert'
  if (kind === 'degraded' || kind === 'maintenance' || kind === 'upgrade') return 'limited'
  return kind === 'deprecation' ? 'deprecated' : 'planned'
}

/** Both ends of a span; within one day the day is said once: "2 Dec, 02:00", "08:00 UTC". */
export function spanLabels(from: string, until: string, asOf: string): [string, string] {
  const [start, end] = [momentLabel(from, asOf), momentLabel(until, asOf)]
  const [first, last] = [onClock(from), onClock(until)]
  return first.day === last.day
    ? [start.slice(0, -shownZone().length - 1), `${last.time} ${shownZone()}`]
    : [start, end]
}

/** How long it lasted, rounded as people say it: "4 hours", "11 minutes", "3 days". */
export function lasted(from: string, until: string): string {
  const minutes = Math.round((Date.parse(until) - Date.parse(from)) / 60_000)
  if (minutes < 120) return countOf(minutes, 'minute')
  if (minutes < 48 * 60) return countOf(Math.round(minutes / 60), 'hour')
  return countOf(daysBetween(from.slice(0, 10), until.slice(0, 10)), 'day')
}

/** Title, lead and facts of the page of one environment. */
export const noticesPage = (
  playbook: Playbook,
  environment: Entry<'environment'>,
  groups: readonly NoticeGroup[],
): Page => environmentPage(playbook, environment, 'notices', saidOf(groups))

/** Title, lead and facts of the page over all environments. */
export const allNoticesPage = (playbook: Playbook, groups: readonly NoticeGroup[]): Page =>
  referencePage(playbook, saidOf(groups))

function saidOf(groups: readonly NoticeGroup[]): Pick<Page, 'lead' | 'facts'> {
  const count = (group: NoticeGroup['id']) => groups.find((g) => g.id === group)?.notices.length ?? 0
  const urgent = groups[0]?.notices.find((n) => n.data.urgent)
  const said = [`${countOf(count('open'), 'notice')} open`, `${count('announced')} announced`]
  return {
    lead: `${said.join(', ')}.${urgent ? ` Urgent: ${urgent.data.title}.` : ''}`,
    facts: [
      { label: 'Open', text: String(count('open')) },
      { label: 'Announced', text: String(count('announced')) },
      { label: 'Over', text: String(count('past')) },
    ],
  }
}
