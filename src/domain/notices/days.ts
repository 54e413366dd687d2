import { countOf, listOf } from '../base/words.ts'
import { disturbs, isTrouble, type NoticeEntry } from './notices.ts'

/** What a day was like: the worst of what happened on it. */
export type DayKind = 'calm' | 'work' | 'degraded' | 'outage'

/** From the best to the worst. */
const order: readonly DayKind[] = ['calm', 'work', 'degraded', 'outage']

export interface NoticeDay {
  day: string
  kind: DayKind
}

const length = 86_400_000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)

/** The days up to `asOf`, itself the last, each with the worst that notices say of it. */
export function noticeDays(notices: readonly NoticeEntry[], asOf: string, count = 90): NoticeDay[] {
  const end = Date.parse(`${asOf}T00:00:00Z`)
  return Array.from({ length: count }, (_, i) => {
    const day = dayOf(end - (count - 1 - i) * length)
    const kinds = notices.filter((notice) => isOn(notice, day)).map(kindOf)
    return { day, kind: order[Math.max(0, ...kinds.map((kind) => order.indexOf(kind)))] ?? 'calm' }
  })
}

/** What happened on those days, the latest first. */
export const happened = (notices: readonly NoticeEntry[], days: readonly NoticeDay[]): NoticeEntry[] =>
  notices
    .filter((notice) => disturbs(notice) && days.some(({ day }) => isOn(notice, day)))
    .sort((a, b) => (a.data.from < b.data.from ? 1 : -1))

/** "2 days with an outage and 1 day degraded": how many days were not calm, the worst first. */
export function daysInWords(days: readonly NoticeDay[]): string {
  const count = (kind: DayKind) => days.filter((day) => day.kind === kind).length
  const said = (kind: DayKind, words: string) =>
    count(kind) > 0 ? [`${countOf(count(kind), 'day')} ${words}`] : []
  const found = [
    ...said('outage', 'with an outage'),
    ...said('degraded', 'degraded'),
    ...said('work', 'with announced work'),
  ]
  return found.length > 0 ? listOf(found) : 'nothing happened'
}

/** What is said to end at midnight did not last into the day. One that nobody ended goes on. */
const isOn = ({ data: { from, until } }: NoticeEntry, day: string) =>
  from.slice(0, 10) <= day && (until === undefined || until > `${day}T00:00Z`)

function kindOf(notice: NoticeEntry): DayKind {
  if (isTrouble(notice)) return notice.data.kind === 'outage' ? 'outage' : 'degraded'
  return disturbs(notice) ? 'work' : 'calm'
}
