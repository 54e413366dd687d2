import type { Notice as NoticeData } from '../../model/notice.ts'
import { momentWords } from '../base/zones.ts'
import { noticeLabels } from '../notices/notices.ts'
import { type Address, environmentAddress } from '../pages/address.ts'

/** A notice that takes services away, as apps are judged by it. */
export interface FitNotice extends Pick<NoticeData, 'title' | 'kind' | 'from' | 'until' | 'services'> {
  id: string
  environment: string
  /** As a banner. */
  marking: string
}

/** What takes a service away at the moment for which an app is judged. */
export interface Disturbance {
  title: string
  kind: NoticeData['kind']
  since: string
  until?: string
  address: Address
}

/** What takes a service of an environment away at a moment. */
export function disturbancesAt(
  notices: readonly FitNotice[],
  environment: string,
  service: string,
  at: string,
): Disturbance[] {
  const time = Date.parse(at)
  const isNow = ({ from, until }: FitNotice) =>
    Date.parse(from) <= time && (until === undefined || time < Date.parse(until))
  return notices
    .filter(
      (notice) => notice.environment === environment && notice.services.includes(service) && isNow(notice),
    )
    .map(({ id, title, kind, from, until }) => ({
      title,
      kind,
      since: from,
      ...(until === undefined ? {} : { until }),
      address: `${environmentAddress(environment, 'notices')}#${id}`,
    }))
}

/** ", but: outage since 2026-11-16 07:40 UTC (Half of all sign-ins fail)", by the clocks of a zone; nothing of none. */
export const disturbedWords = (now: readonly Disturbance[], zone: string): string =>
  now.length === 0
    ? ''
    : `, but: ${now.map(({ kind, since, title }) => `${noticeLabels[kind].toLowerCase()} since ${momentWords(since, zone)} (${title})`).join('; ')}`
