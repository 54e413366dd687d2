import type { Catalog } from '../../model/catalog.ts'
import { Markings } from '../marking/effective.ts'
import { describe } from '../marking/print.ts'
import { disturbs, isPast } from '../notices/notices.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import type { FitNotice } from './now.ts'
import type { FitPlaybook } from './playbook.ts'

// Apart from what judges: it reads markings, whose schemas would bring a whole library to the page.

/** What fit needs of a released playbook: nothing that tells of the rest. Pages are given this. */
export const fitData = (playbook: Playbook, catalog: Catalog): FitPlaybook => ({
  catalog,
  conditions: playbook.site?.data.conditions ?? {},
  notices: fitNotices(playbook, catalog.asOf),
  ...(playbook.configuration?.data.timeZone === undefined
    ? {}
    : { timeZone: playbook.configuration.data.timeZone }),
  ...(playbook.site?.data.caution === undefined ? {} : { caution: playbook.site.data.caution }),
})

/** What takes services away in a playbook and is not over by a day. */
export function fitNotices(playbook: Playbook, asOf: string | undefined): FitNotice[] {
  const markings = new Markings(playbook)
  const found = playbook.all('notice').flatMap((entry) => {
    const { id, environment = '', data } = entry
    const { title, kind, from, until, services } = data
    if (!disturbs(entry) || services.length === 0 || (asOf !== undefined && isPast(entry, asOf))) return []
    const marking = describe(markings.of(entry), markings.scheme)
    const end = until === undefined ? {} : { until }
    return [{ id, environment, marking, title, kind, from, ...end, services }]
  })
  return found.sort(
    (a, b) => compare(a.environment, b.environment) || compare(a.from, b.from) || compare(a.id, b.id),
  )
}
