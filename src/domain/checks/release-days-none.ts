import { releaseDays } from '../calendar/release-days.ts'
import { addDays } from '../onboarding/working-days.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'release-days-none',
  severity: 'warning',
  title: 'A month in which an environment releases on no day',
  why: 'Windows, freezes and days for releases together may leave none, and nobody sees that until a release waits.',
  wrong:
    'releases: {days: [WE], …}\napart: [{what: release, from: upgrade-window, hours: 24}]   # each Wednesday',
  right: 'releases: {days: [TU, TH], …}',
} as const

export const releaseDaysNone: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('environment')) {
      const { calendar } = entry.data
      if (!calendar?.releases) continue
      const first = `${addDays(`${asOf.slice(0, 7)}-28`, 7).slice(0, 7)}-01`
      const year = addDays(first, 364)
      const until =
        calendar.knownUntil !== undefined && calendar.knownUntil < year ? calendar.knownUntil : year
      const months = new Map<string, { all: number; legal: number }>()
      for (const { day, why } of releaseDays(entry.data, first, until)) {
        const month = months.get(day.slice(0, 7)) ?? { all: 0, legal: 0 }
        months.set(day.slice(0, 7), { all: month.all + 1, legal: month.legal + (why === undefined ? 1 : 0) })
      }
      // A month of which the calendar knows a part only is no month yet.
      const none = [...months]
        .filter(([, { all, legal }]) => all >= 28 && legal === 0)
        .map(([month]) => month)
      if (none.length === 0) continue
      const message = `nothing can be released in ${none.slice(0, 3).join(', ')}${none.length > 3 ? ` and ${none.length - 3} more` : ''}`
      const fix =
        'allow more days, move a window, or shorten a freeze; if it is meant, say so in a freeze of the whole month'
      yield finding(rule, entry.at(['calendar', 'releases'], 'key'), message, fix)
    }
  },
}
