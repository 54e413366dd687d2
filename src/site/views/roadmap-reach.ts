import { wayOf } from '../../domain/pages/roadmap.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import type { Status } from '../../model/availability.ts'
import type { RoadmapRow } from './roadmap.ts'

/** What is promised in one environment, and what is there today. */
export interface ReachCell {
  environment: string
  name: string
  /** What is still to come, the nearest first. */
  promises: RoadmapRow[]
  /** The last one that came. */
  came?: RoadmapRow
  /** Of a service: its state today. */
  today?: { status: Status | 'unknown'; version?: string }
}

/** A service, or a change of the platform by its title, with when it reaches each environment. */
export interface ReachRow {
  title: string
  href?: string
  cells: ReachCell[]
}

/**
 * When does it reach which environment: everything with a date to come somewhere, services first. What is no
 * service and concerns one environment only has no way to go.
 */
export function reachRows(playbook: Playbook, rows: readonly RoadmapRow[]): ReachRow[] {
  const keyOf = ({ data }: RoadmapRow) => wayOf(data)
  const isToCome = ({ data }: RoadmapRow) => isOpen(data)
  const keys = [...new Set(rows.filter(isToCome).map(keyOf))]
  return keys
    .map((key): ReachRow => {
      const service = playbook.get('service', key)
      const concerned = rows.filter((row) => keyOf(row) === key)
      return {
        title: service?.data.name ?? concerned[0]?.data.title ?? key,
        ...(service ? { href: `/services/${key}` } : {}),
        cells: playbook.environments.map(({ id, data }) => {
          const here = concerned.filter((row) => row.environment === id)
          const came = here.findLast((row) => row.data.status === 'delivered')
          const today = service && playbook.get('availability', key, id)?.data
          return {
            environment: id,
            name: data.name,
            promises: here.filter(isToCome),
            ...(came ? { came } : {}),
            ...(service
              ? {
                  today: {
                    status: today?.status ?? 'unknown',
                    ...(today?.version ? { version: today.version } : {}),
                  },
                }
              : {}),
          }
        }),
      }
    })
    .filter(({ href, cells }) => href || cells.filter((c) => c.came || c.promises.length > 0).length > 1)
    .sort((a, b) => Number(!a.href) - Number(!b.href) || compare(a.title, b.title))
}
