import { isDown, sortOf } from '../../../domain/search/fitness.ts'
import type { SearchManifest } from '../../../domain/search/format.ts'
import type { Sort } from '../../../domain/search/kinds.ts'
import type { Hit } from '../../../domain/search/rank.ts'

/** What is asked for most often, in this order; of each one thing, in every environment that has it. */
const often: readonly Sort[] = ['contact', 'calendar', 'quota']

/** What an empty search shows: what is down now, and what is asked for most, before anybody has typed it. */
export function invited(manifest: SearchManifest): { down: Hit[]; often: Hit[] } {
  const { documents } = manifest
  const all = documents.hash.map((_, document) => document)
  return {
    down: all.filter((document) => isDown(manifest, document)).map((document) => hitOf([document])),
    often: often.flatMap((sort) => {
      const first = mostPlaces(
        manifest,
        all.filter((document) => sortOf(manifest, document) === sort),
      )
      return first.length > 0 ? [hitOf(first)] : []
    }),
  }
}

/** Of what is in most environments what goes by the most names: that is what people ask for in many words. */
function mostPlaces({ documents }: SearchManifest, all: readonly number[]): number[] {
  const byEntry = new Map<number, number[]>()
  for (const document of all) {
    const entry = documents.entry[document] ?? -1
    byEntry.set(entry, [...(byEntry.get(entry) ?? []), document])
  }
  const called = ([first = -1]: number[]) => documents.names[first] ?? 0
  return [...byEntry.values()].reduce((best, group) => {
    const more = group.length - best.length || called(group) - called(best)
    return more > 0 ? group : best
  }, [])
}

const hitOf = (documents: number[]): Hit => ({
  document: documents[0] ?? 0,
  documents,
  score: 0,
  missing: [],
})
