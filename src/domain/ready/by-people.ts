import type { ReadinessLine } from '../../model/readiness.ts'
import { daysBetween } from '../base/days.ts'
import { countOf, listOf } from '../base/words.ts'
import { releaseDays } from '../calendar/release-days.ts'
import { addDays } from '../onboarding/working-days.ts'
import { isSameTopic } from '../releases/record.ts'
import { type ReadyContext, roleNameIn } from './context.ts'
import type { Judged } from './line.ts'

/** One meeting at which everybody was who has to be. */
export function byAttendance({ roles = [], within }: ReadinessLine, context: ReadyContext): Judged {
  const { given, asOf } = context
  const named = (ids: readonly string[]) => listOf(ids.map((id) => roleNameIn(context, id)))
  const { attended } = given.record
  const meetings = attended.map((each, i) => ({ ...each, at: given.at(['attended', i]) }))
  const held = meetings.filter(({ day }) => isRecent(day, within, asOf))
  const full = held.find((meeting) => roles.every((role) => meeting.roles.includes(role)))
  if (full) return { verdict: 'go', says: `${named(roles)} were there on ${full.day}`, at: full.at }
  const seen = meetings.map(({ day, roles: there, at }) => ({
    says: day > asOf ? `planned for ${day}` : `${day}${tooOld(day, within, asOf)}: ${named(there)}`,
    at,
  }))
  const give = 'hold it, and write day and roles under `attended`'
  return { verdict: 'unknown', says: `no demonstration that ${named(roles)} attended`, seen, give }
}

/** Each topic was shown by one role to another. */
export function byTransfer({ topics = [], within }: ReadinessLine, context: ReadyContext): Judged {
  const { given, asOf } = context
  const named = (role: string) => roleNameIn(context, role)
  const { transferred } = given.record
  const shown = transferred.map((each, i) => ({ ...each, at: given.at(['transferred', i]) }))
  const counts = shown.filter(({ shown: day, by, to }) => isRecent(day, within, asOf) && by !== to)
  const open = topics.filter((topic) => !counts.some((each) => isSameTopic(each.topic, topic)))
  const seen = counts
    .filter((each) => topics.some((topic) => isSameTopic(each.topic, topic)))
    .map(({ topic, shown: day, by, to, at }) => ({
      says: `${topic}: ${named(by)} to ${named(to)} on ${day}`,
      at,
    }))
  if (open.length === 0)
    return { verdict: 'go', says: `${topics.length} of ${topics.length} topics shown`, seen }
  const give = 'show them to those who will run it, and write it under `transferred`'
  return { verdict: 'unknown', says: `not shown yet: ${listOf(open)}`, seen, give }
}

/** It has happened, and not longer ago than a line allows. */
const isRecent = (day: string, within: number | undefined, asOf: string) =>
  day <= asOf && tooOld(day, within, asOf) === ''

const tooOld = (day: string, within: number | undefined, asOf: string) =>
  within !== undefined && daysBetween(day, asOf) > within ? `, longer than ${countOf(within, 'day')} ago` : ''

/** The day is agreed, and one on which this environment releases. */
export function byDay(context: ReadyContext): Judged {
  const { given, environment, asOf } = context
  const { id, data } = environment
  const day = given.record.days[id]
  if (day === undefined)
    return { verdict: 'unknown', says: 'no day is agreed', give: `write it under \`days\`: {${id}: …}` }
  const at = given.at(['days', id])
  if (day < asOf) return { verdict: 'no-go', says: `${day} has passed`, at, give: 'agree on another day' }
  const known = data.calendar?.knownUntil
  if (known !== undefined && day > known) {
    const says = `the calendar is known to ${known}, and ${day} lies after it`
    return { verdict: 'unknown', says, at, give: 'agree on a day that is known, or extend the calendar' }
  }
  const why = releaseDays(data, day, day)[0]?.why
  if (why === undefined) return { verdict: 'go', says: `${day} is a day for releases`, at }
  const next = releaseDays(data, day, addDays(day, 60)).find((each) => each.why === undefined)?.day
  const give = next === undefined ? 'agree on another day' : `the next day for releases is ${next}`
  return { verdict: 'no-go', says: `nothing is released on ${day}: ${why}`, at, give }
}
