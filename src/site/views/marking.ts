import { Markings } from '../../domain/marking/effective.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { describe, printMark } from '../../domain/marking/print.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'

const made = new WeakMap<Playbook, Markings>()

function markingsOf(playbook: Playbook): Markings {
  const markings = made.get(playbook) ?? new Markings(playbook)
  made.set(playbook, markings)
  return markings
}

/**
 * The banner of a page that shows these entries: the join of everything in them, of the site's own marking, and
 * of the environments, whose names stand beside every page.
 */
export function pageMarking(playbook: Playbook, ...shown: readonly Entry[]): string {
  const markings = markingsOf(playbook)
  const readings = [
    ...playbook.all('site').map((site) => markings.of(site)),
    ...playbook.all('environment').map((environment) => markings.of(environment)),
    ...shown.map((entry) => (entry.banner === undefined ? markings.of(entry) : markings.read(entry.banner))),
  ]
  return describe(joinAll(readings, markings.scheme) ?? 'unreadable', markings.scheme)
}

/** The banner of a page on which more entries show than its own: notices above it. */
export function raised(playbook: Playbook, banner: string, more: readonly Entry[]): string {
  const markings = markingsOf(playbook)
  const both = [markings.read(banner), markings.read(pageMarking(playbook, ...more))]
  return describe(joinAll(both, markings.scheme) ?? 'unreadable', markings.scheme)
}

/** A page's banner as a portion mark, for what scripts draw on it; none where the site shows no such marks. */
export function pagePortion(playbook: Playbook, banner: string): string | undefined {
  if (playbook.site?.data.portions !== 'shown') return undefined
  const markings = markingsOf(playbook)
  return printMark(markings.read(banner), markings.scheme)
}
