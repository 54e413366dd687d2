import type { Scheme } from '../../model/scheme.ts'
import { type Entry, Playbook, type PublicFile } from '../playbook/playbook.ts'
import { Markings } from './effective.ts'
import type { MarkingReading } from './marking.ts'

/**
 * A playbook in which nothing that a network may not hold stands in place of something of an earlier layer:
 * what a high layer replaces is still there for those who may not read the replacement.
 */
export function uncover(
  playbook: Playbook,
  holds: (marking: MarkingReading, scheme: Scheme) => boolean,
): Playbook {
  let current = playbook
  // By how much depends on them: the scheme reads all markings, the site gives its own to what has none.
  for (const which of [isScheme, isSite, isEnvironment, () => true]) {
    for (;;) {
      const markings = new Markings(current)
      const held = (entry: Entry) => holds(markings.of(entry), markings.scheme)
      const entries = current.entries.map((entry) =>
        entry.replaced && which(entry) && !held(entry) ? entry.replaced : entry,
      )
      if (entries.every((entry, i) => entry === current.entries[i])) break
      current = new Playbook(entries, current.files)
    }
  }
  const markings = new Markings(current)
  const held = (file: PublicFile) => holds(markings.ofLayer(file.layer), markings.scheme)
  const files = current.files.map((file) => {
    let kept = file
    while (kept.replaced && !held(kept)) kept = kept.replaced
    return kept
  })
  return new Playbook(current.entries, files)
}

const isScheme = ({ kind }: Entry) => kind === 'scheme'
const isSite = ({ kind }: Entry) => kind === 'site'
const isEnvironment = ({ kind }: Entry) => kind === 'environment'
