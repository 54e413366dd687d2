import { catalogOf } from '../../domain/catalog/catalog.ts'
import { fitNotices } from '../../domain/fit/fit-data.ts'
import type { FitNotice } from '../../domain/fit/now.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { type DataCut, editsBetween } from '../../domain/portions/cuts.ts'
import type { Catalog } from '../../model/catalog.ts'
import { ladder } from '../../workspace/ladder.ts'

/** What scripts draw from. */
export type DrawnFrom = { catalog: Catalog; conditions: object; notices: readonly FitNotice[] }

/**
 * How what scripts draw from looks to those who may read less of it, marking by marking: by drawing from that too,
 * a script finds out how each part of what it draws is marked. None where the site shows no portion marks.
 */
export function catalogCuts(playbook: Playbook, whole: DrawnFrom): DataCut[] | undefined {
  if (playbook.site?.data.portions !== 'shown') return undefined
  const { network, asOf, revision, marking } = whole.catalog
  return ladder(playbook).map(({ playbook: held, ...rung }) => {
    // Of the same network and day, and nothing is drawn from the marking of the whole.
    const said = Object.entries({ network, asOf, revision, marking }).filter(
      ([, value]) => value !== undefined,
    )
    const catalog = { ...catalogOf(held), ...Object.fromEntries(said) }
    const notices = fitNotices(held, asOf)
    const conditions = held.site?.data.conditions ?? {}
    return { ...rung, edits: editsBetween(whole, { catalog, conditions, notices }) }
  })
}
