import { actionsIn } from '../../domain/actions/register.ts'
import { countInWords } from '../../domain/base/words.ts'
import { occurrences } from '../../domain/calendar/recurrence.ts'
import { zoneOf } from '../../domain/calendar/release-days.ts'
import { disturbs, hasBegun, isTrouble, type NoticeEntry, openNotices } from '../../domain/notices/notices.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { dutyIn } from '../../domain/playbook/tasks.ts'
import type { Duty } from '../../model/environment.ts'
import { dayLabel, momentLabel, shortDay } from './dates.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'
import { type StripView, stripOf } from './strip.ts'

/** An environment as the status page tells it. */
export interface StatusRow {
  environment: Entry<'environment'>
  /** What takes something away, now or at a time that is known. */
  disturbances: NoticeEntry[]
  /** The spans of all other notices that are not over, for the script that counts them. */
  others: { text: string; spans: string; href: string }
  /** The next windows, the soonest first; what begins first by the reader's clock is shown. */
  windows: (Link & { when: string; begins: string })[]
  strip: StripView
  /** What is still to be done after exercises and events. */
  actions: Link | undefined
  duty: Duty | undefined
}

/** How far windows are looked for, and how many at most. An edition that is older knows none. */
const ahead = 182
const mostWindows = 30

/** Every environment, along the paths. */
export function statusRows(playbook: Playbook, asOf: string): StatusRow[] {
  return playbook.environments.map((environment) => {
    const { id } = environment
    const open = openNotices(playbook, asOf, id)
    const others = open.filter((notice) => !disturbs(notice))
    const begun = others.filter((notice) => hasBegun(notice, asOf)).length
    return {
      environment,
      disturbances: open.filter(disturbs),
      others: {
        text: begun > 0 ? `${begun} open` : 'none open',
        spans: others.map(({ data }) => `${data.from}/${data.until ?? ''}`).join(' '),
        href: environmentAddress(id, 'notices'),
      },
      windows: windowsOf(open, environment, asOf).slice(0, mostWindows),
      strip: stripOf(playbook, id, asOf),
      actions: actionsOf(playbook, id),
      duty: dutyIn(playbook, environment),
    }
  })
}

/** The open actions of an environment, and the register with them alone. */
function actionsOf(playbook: Playbook, id: string): Link | undefined {
  const open = actionsIn(playbook).filter(
    ({ environment, action }) => environment === id && action.state === 'open',
  )
  return open.length > 0 ? { text: `${open.length} open`, href: `/actions#in=${id}` } : undefined
}

/** Windows that are announced or come by rule, the soonest first; which is the next is for the reader's clock to say. */
export function windowsOf(
  open: readonly NoticeEntry[],
  { id, data }: Entry<'environment'>,
  asOf: string,
): StatusRow['windows'] {
  const announced = open
    .filter((notice) => disturbs(notice) && !isTrouble(notice) && !hasBegun(notice, asOf))
    .map((notice) => ({
      begins: notice.data.from,
      when: momentLabel(notice.data.from, asOf),
      text: notice.data.title,
      href: addressOf(notice) ?? '/',
    }))
  const recurring = data.cadence
    .filter(({ kind }) => kind === 'upgrade-window')
    .flatMap(({ name, repeats }) =>
      repeats
        ? occurrences(repeats, zoneOf(data), addDays(asOf, 1), addDays(asOf, ahead)).map(
            ({ day, begins }) => ({
              begins: new Date(begins).toISOString(),
              when: shortDay(day, asOf),
              text: name,
              href: `${environmentAddress(id)}#cadence`,
            }),
          )
        : [],
    )
  // What is announced for a window says more than that there is one.
  const days = new Set(announced.map(({ begins }) => begins.slice(0, 10)))
  return [...announced, ...recurring.filter(({ begins }) => !days.has(begins.slice(0, 10)))].sort((a, b) =>
    compare(a.begins, b.begins),
  )
}

/** Title, lead and facts of the page. */
export function statusPage(playbook: Playbook, rows: readonly StatusRow[], asOf: string): Page {
  return referencePage(playbook, {
    lead: `${countInWords(rows.length, 'environment')} as this edition knows ${rows.length === 1 ? 'it' : 'them'}. What has come since is known to those who are called.`,
    facts: [
      { label: 'As of', text: dayLabel(asOf) },
      { label: 'Environments', text: String(rows.length) },
      { label: 'All notices', text: 'of all environments', href: '/notices' },
    ],
    chosen: rows.flatMap(({ disturbances, strip, environment }) => [
      ...disturbances,
      ...strip.happened,
      ...openNotices(playbook, asOf, environment.id),
    ]),
  })
}
