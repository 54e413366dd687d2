import { releaseWeeks } from '../../domain/calendar/release-weeks.ts'
import { hasBegun, openNotices } from '../../domain/notices/notices.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { roleOf } from '../../domain/playbook/tasks.ts'
import type { Duty } from '../../model/environment.ts'
import { leadTime, roleLabel } from './brief.ts'
import { weeksKept } from './release-strip.ts'
import { windowsOf } from './status-page.ts'

/** What the first screen of an environment says of it. */
export interface AtGlance {
  notices: { text: string; spans: string }
  /** Days on which a release may go out, from the edition's on; absent where none is known. */
  release?: readonly string[]
  /** Windows of upgrades, the soonest first. */
  windows: ReturnType<typeof windowsOf>
  leadTime: { text: string; href?: string }
  /** Whoever runs it, with who they are and how they are reached; absent where nobody is named. */
  duty?: { role: string; who: string; reach: string; duty: Duty }
  /** What differs first, as Markdown. */
  differs: string[]
}

/** As many differences as are taken in at a glance. */
const mostDiffers = 5
/** As many windows as an edition is likely to outlive. */
const mostWindows = 6

/** An environment at a glance, as of a day. */
export function atGlance(
  playbook: Playbook,
  { id, data, ...rest }: Entry<'environment'>,
  asOf: string,
): AtGlance {
  const open = openNotices(playbook, asOf, id)
  const begun = open.filter((notice) => hasBegun(notice, asOf)).length
  const legal = releaseWeeks(data, asOf, weeksKept)
    .flatMap(({ days }) => days)
    .filter(({ day, why }) => why === undefined && day >= asOf)
    .map(({ day }) => day)
  const role = roleOf(playbook, 'run')
  const duty = role === undefined ? undefined : data.team[role]
  const hasOnboarding = playbook.all('onboarding', id).length > 0
  return {
    notices: {
      text: [
        begun > 0 ? `${begun} open` : 'none open',
        ...(open.length > begun ? [`${open.length - begun} announced`] : []),
      ].join(', '),
      spans: open.map((notice) => `${notice.data.from}/${notice.data.until ?? ''}`).join(' '),
    },
    ...(legal.length > 0 ? { release: legal } : {}),
    windows: windowsOf(open, { id, data, ...rest }, asOf).slice(0, mostWindows),
    leadTime: {
      text: leadTime(playbook, id),
      ...(hasOnboarding ? { href: environmentAddress(id, 'onboarding') } : {}),
    },
    ...(role === undefined || duty === undefined
      ? {}
      : {
          duty: {
            role: roleLabel(playbook, role),
            who: duty.people.map(({ name }) => name).join(', '),
            reach: duty.phone ?? duty.channel,
            duty,
          },
        }),
    differs: data.differs.slice(0, mostDiffers).map(({ what }) => what),
  }
}
