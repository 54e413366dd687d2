import type { EditionChange } from '../../model/edition.ts'
import { actionsIn } from '../actions/register.ts'
import { countOf } from '../base/words.ts'
import { clockIn, momentWords, zoneWords } from '../base/zones.ts'
import { occurrences } from '../calendar/recurrence.ts'
import { releaseDays, zoneOf } from '../calendar/release-days.ts'
import { catalogOf } from '../catalog/catalog.ts'
import { parityOf } from '../catalog/step-parity.ts'
import { addDays } from '../onboarding/working-days.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { isOpen } from '../roadmap/open.ts'
import { fiscalOf, parseTarget } from '../roadmap/target.ts'
import type { AgendaSection } from './agenda.ts'

/** So many days are looked ahead: to the meeting after next of what is held every month. */
const ahead = 42

/** A section with the entries that it tells of. */
export interface ToldSection extends AgendaSection {
  told: Entry[]
}

/** What goes on or is announced, what is overdue among it. */
export function noticesSection(playbook: Playbook, { id }: Entry<'environment'>, day: string): ToldSection {
  const zone = playbook.configuration?.data.timeZone ?? 'UTC'
  const clock = (moment: string) => momentWords(moment, zone)
  const onDay = (moment: string) => clockIn(zone, moment).slice(0, 10)
  const open = playbook
    .all('notice', id)
    .filter(
      ({ data }) =>
        (data.until === undefined || onDay(data.until) >= day) && onDay(data.from) <= addDays(day, ahead),
    )
    .sort((a, b) => Number(b.data.urgent) - Number(a.data.urgent) || compare(a.data.from, b.data.from))
  return {
    id: 'notices',
    title: 'What goes on',
    none: 'No notice is open or announced.',
    told: open,
    points: open.map(({ data }) => {
      const last = data.updates?.at(-1)
      const { nextWord } = data
      const isOverdue = nextWord !== undefined && onDay(nextWord) <= day
      return {
        what: `${data.title} (${data.kind}${data.severity ? `, ${data.severity}` : ''})`,
        known: [
          `From ${clock(data.from)}${data.until ? ` to ${clock(data.until)}` : ', open'}.`,
          ...(last ? [`Last word, ${clock(last.at)}: ${last.words}`] : []),
          ...(isOverdue ? [`The next word was due at ${clock(nextWord)}.`] : []),
        ],
        urgent: data.urgent || isOverdue,
      }
    }),
  }
}

/** What changed since the last edition. */
export const changesSection = (all: readonly EditionChange[]): ToldSection => ({
  id: 'changes',
  title: 'Changed since the last edition',
  none: 'Nothing changed, or no earlier edition is known.',
  told: [],
  points: all
    .filter(({ topic }) => topic !== 'notice' && topic !== 'page')
    .map(({ subject, part, before, after, why, severity, lowered }) => ({
      what: [subject, part].filter((word) => word !== '').join(': '),
      known: [
        ...(before === undefined && after === undefined
          ? []
          : [[before, after ?? 'no longer given'].filter((side) => side !== undefined).join(' → ')]),
        ...(why === undefined ? [] : [why]),
      ],
      urgent: severity === 'breaking' || lowered === true,
    })),
})

/** Promises that are late, at risk, moved or near. */
export function datesSection(playbook: Playbook, { id }: Entry<'environment'>, day: string): ToldSection {
  const fiscal = fiscalOf(playbook)
  const items = playbook
    .all('roadmap', id)
    .filter(({ data }) => isOpen(data))
    .map((entry) => ({ entry, target: parseTarget(entry.data.target, fiscal) }))
    .filter(
      ({ entry: { data }, target }) =>
        data.status === 'at-risk' || data.slips.length > 0 || target.first <= addDays(day, ahead),
    )
    .sort((a, b) => compare(a.target.last, b.target.last) || compare(a.entry.id, b.entry.id))
  return {
    id: 'dates',
    title: 'Dates: late, at risk, moved or near',
    none: 'No date is late, at risk, moved or near.',
    told: items.map(({ entry }) => entry),
    points: items.map(({ entry: { data }, target }) => {
      const first = data.slips[0]
      const last = data.slips.at(-1)
      const isLate = target.last < day
      return {
        what: `${data.title}: ${target.label}`,
        known: [
          `${data.status}, confidence ${data.confidence}.${isLate ? ' Its day has passed.' : ''}`,
          ...(first && last
            ? [
                `Moved ${['', 'once', 'twice'][data.slips.length] ?? countOf(data.slips.length, 'time')}; first ${parseTarget(first.target, fiscal).label}. ${last.reason}`,
              ]
            : []),
        ],
        urgent: isLate || data.status === 'at-risk',
      }
    }),
  }
}

/** Open actions of lessons, exercises and notices that are due. */
export function actionsSection(playbook: Playbook, { id }: Entry<'environment'>, day: string): ToldSection {
  const labels = playbook.site?.data.roleLabels ?? {}
  const open = actionsIn(playbook).filter(
    ({ environment, action: { state, due } }) =>
      environment === id && state === 'open' && (due === undefined || due <= addDays(day, ahead)),
  )
  return {
    id: 'actions',
    title: 'Actions: overdue, due or without a day',
    none: 'No open action is due.',
    told: open.map(({ entry }) => entry as Entry),
    points: open.map(({ entry, action: { what, owner, due } }) => {
      const isLate = due !== undefined && due < day
      return {
        what,
        known: [
          `${labels[owner]?.short ?? owner}, ${due === undefined ? 'no day is given' : isLate ? `was due on ${due}` : `due on ${due}`}. From: ${entry.data.title}.`,
        ],
        urgent: isLate,
      }
    }),
  }
}

/** What differs from the environment before and has no reason. */
export function differencesSection(playbook: Playbook, { id, data }: Entry<'environment'>): ToldSection {
  const from = data.promotesFrom
  const known = from !== undefined && playbook.get('environment', from)
  const apart = known ? parityOf(catalogOf(playbook), { from, to: id }).unexplained : []
  return {
    id: 'differences',
    title: known
      ? `Differences from ${from} that nobody has explained`
      : 'Differences that nobody has explained',
    none: 'Every difference has its reason.',
    told: apart.flatMap(({ service }) => playbook.get('availability', service, id) ?? []),
    points: apart.map(({ service, aspects }) => ({
      what: `${playbook.get('service', service)?.data.name ?? service}: ${aspects.join(', ')}`,
      known: [],
      urgent: true,
    })),
  }
}

/** Exercises that are planned. */
export function exercisesSection(playbook: Playbook, { id }: Entry<'environment'>, day: string): ToldSection {
  const planned = playbook
    .all('exercise', id)
    .filter(({ data }) => data.state === 'planned' && data.day <= addDays(day, 2 * ahead))
    .sort((a, b) => compare(a.data.day, b.data.day))
  return {
    id: 'exercises',
    title: 'Exercises',
    none: 'None is planned within twelve weeks.',
    told: planned,
    points: planned.map(({ data }) => ({
      what: `${data.title}: ${data.day}`,
      known: [data.forDevelopers],
      urgent: data.day < day,
    })),
  }
}

/** Windows, freezes and days for releases ahead. */
export function comingUpSection(home: Entry<'environment'>, day: string): ToldSection {
  const { data } = home
  const end = addDays(day, ahead)
  const zone = zoneOf(data)
  const windows = data.cadence
    .filter(({ kind }) => kind === 'upgrade-window')
    .flatMap(({ name, repeats }) =>
      repeats
        ? occurrences(repeats, zone, day, end).map((time) => ({
            day: time.day,
            what: `${name}: ${time.day}, ${repeats.from} to ${repeats.until} ${zoneWords(zone)}`,
          }))
        : [],
    )
    .sort((a, b) => compare(a.day, b.day))
  const legal = releaseDays(data, day, end).filter(({ why }) => why === undefined)
  const closed = (data.calendar?.freezes ?? []).filter(({ from, to }) => from <= end && to >= day)
  const point = (what: string, known: string[] = []) => ({ what, known, urgent: false })
  return {
    id: 'ahead',
    title: 'Ahead: windows, freezes, days for releases',
    none: 'Nothing is known of the next six weeks.',
    told: [home],
    points: [
      ...windows.map(({ what }) => point(what)),
      ...closed.map(({ name, from, to }) => point(`${name}: ${from} to ${to}, no releases`)),
      point(
        `Days for releases until ${end}: ${legal.length === 0 ? 'none' : legal.map((d) => d.day).join(', ')}`,
      ),
    ],
  }
}
