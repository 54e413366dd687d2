import { markingsOf } from '../marking/effective.ts'
import { joinAll, type MarkingReading } from '../marking/marking.ts'
import { describe } from '../marking/print.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { PageOf } from './page.ts'

/**
 * The banner of a page: the join of the site's own marking, of the environments, whose names stand beside every page,
 * of all that is in what it shows whole, of what it names, and of all that is in what was chosen to stand on it. What
 * it chooses must be among what its description says it chooses from.
 */
export function pageMarking(playbook: Playbook, page: PageOf, chosen: readonly Entry[] = []): string {
  const markings = markingsOf(playbook)
  const whole = (entry: Entry): MarkingReading =>
    entry.banner === undefined ? markings.of(entry) : markings.read(entry.banner)
  const own = [
    ...page.named.map((entry) => markings.of(entry)),
    ...[...page.whole, ...page.quoted.map(({ entry }) => entry), ...page.drawn, ...chosen].map(whole),
  ]
  return describe(joinAll([...frame(playbook), ...own], markings.scheme) ?? 'unreadable', markings.scheme)
}

/** The banner of a page that shows nothing but its frame. */
export const frameMarking = (playbook: Playbook): string =>
  describe(joinAll(frame(playbook), markingsOf(playbook).scheme) ?? 'unreadable', markingsOf(playbook).scheme)

const frame = (playbook: Playbook): MarkingReading[] =>
  [...playbook.all('site'), ...playbook.all('environment')].map((entry) => markingsOf(playbook).of(entry))
