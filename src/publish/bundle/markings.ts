import { z } from 'zod'
import { Markings } from '../../domain/marking/effective.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { wholeMarking } from '../../domain/marking/parts.ts'
import { printBanner } from '../../domain/marking/print.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import type { Files } from './manifest.ts'

/** The marking of a released playbook as a whole: the join of its entries with all that is in them. */
export function markingOfWhole(playbook: Playbook): string {
  const markings = new Markings(playbook)
  const readings = playbook.entries.map((entry) => wholeMarking(entry, markings, parseProse))
  const whole = joinAll(readings, markings.scheme) ?? 'unreadable'
  // A release with a marking that cannot be read is a problem of `check`, and is not built.
  if (whole === 'unreadable') throw new Error('a released entry has a marking that cannot be read')
  return printBanner(whole, markings.scheme)
}

const releaseListSchema = z.object({ pages: z.array(z.object({ page: z.string(), marking: z.string() })) })

/** The marking of each page, from the site's own list; what is not in it is marked as the whole. */
export function markingsOfPages(site: Files): Map<string, string> {
  const list = releaseListSchema.parse(JSON.parse(Buffer.from(site.get('release.json') ?? '{}').toString()))
  return new Map(
    list.pages.filter(({ marking }) => marking !== '').map(({ page, marking }) => [page, marking]),
  )
}
