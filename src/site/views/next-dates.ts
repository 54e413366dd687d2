import { addressOf, environmentAddress } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import { hasBegun } from './notices.ts'

export interface NextDate {
  day: string
  /** "FY27 Q3 (…)" or "Aug 2026" where the day is not known; the day itself otherwise. */
  label?: string
  environment: string
  text: string
  href: string
  /** What says so; its marking is the date's. */
  entry: Entry
}

/** What is coming, soonest first: roadmap items, cadence, exercises, announced notices. */
export function nextDates(playbook: Playbook, asOf: string, environment?: string): NextDate[] {
  const fiscal = playbook.site?.data.fiscalYearStart ?? 1
  const dates: NextDate[] = []
  for (const item of playbook.all('roadmap', environment)) {
    if (item.data.status === 'delivered' || item.data.status === 'dropped') continue
    const target = parseTarget(item.data.target, fiscal)
    const exact = target.precision === 'day'
    dates.push({
      day: exact ? target.first : target.last,
      ...(exact ? {} : { label: target.label }),
      environment: item.environment ?? '',
      text: item.data.title,
      href: addressOf(item) ?? '/',
      entry: item as Entry,
    })
  }
  for (const home of playbook.environments) {
    const { id, data } = home
    if (environment !== undefined && id !== environment) continue
    for (const { next, name } of data.cadence) {
      if (next)
        dates.push({
          day: next,
          environment: id,
          text: name,
          href: `${environmentAddress(id)}#cadence`,
          entry: home as Entry,
        })
    }
  }
  for (const exercise of playbook.all('exercise', environment)) {
    if (exercise.data.state !== 'planned') continue
    dates.push({
      day: exercise.data.day,
      environment: exercise.environment ?? '',
      text: exercise.data.title,
      href: addressOf(exercise) ?? '/',
      entry: exercise as Entry,
    })
  }
  for (const notice of playbook.all('notice', environment)) {
    if (hasBegun(notice, asOf)) continue
    const day = notice.data.from.slice(0, 10)
    const where = notice.environment ?? ''
    dates.push({
      day,
      environment: where,
      text: notice.data.title,
      href: addressOf(notice) ?? '/',
      entry: notice as Entry,
    })
  }
  return dates
    .filter((d) => d.day >= asOf)
    .sort((a, b) => compare(a.day, b.day) || compare(a.environment, b.environment) || compare(a.text, b.text))
}
