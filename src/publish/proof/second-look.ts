import { stringsOf } from '../../domain/base/strings.ts'
import type { Doubt } from '../../domain/checks/check.ts'
import { schemeOf } from '../../domain/marking/effective.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { needlesOf } from './needles.ts'
import { ownWords } from './own-words.ts'
import { type RawFile, rawParts } from './raw/raw-parts.ts'
import { wordsOf } from './words.ts'

/**
 * What the reading of the raw files withholds from a network and its release lets go: the places for which the proof of
 * a finished site would refuse it, told before one is built. Where the files withhold nothing, `released` is not asked for. `files`
 * are those of the layers that `whole` was read from,
 * `said` gives the words of the generator.
 */
export function secondLook(
  whole: Playbook,
  released: () => Playbook,
  network: Entry<'network'>,
  files: readonly RawFile[],
  said: () => readonly string[] = () => wordsOf(ownWords()),
): Doubt[] {
  const needles = needlesOf([rawParts(files, network.data, schemeOf(whole))], '')
  if (needles.byRun.size === 0) return []
  const found = new Set<string>()
  for (const text of saidIn(released())) for (const run of needles.in(wordsOf(text))) found.add(run)
  if (found.size === 0) return []
  // Few words of a release are looked for; only then are those of the generator read.
  const own = new Set(needles.in(said()))
  const places = new Map<string, Doubt>()
  for (const run of found) {
    const at = own.has(run) ? undefined : needles.byRun.get(run)?.()
    if (at) places.set(`${at.file}:${at.line}`, { at, network: network.id })
  }
  return [...places.values()]
}

/** Everything that pages, index and data can be made of. */
function* saidIn({ entries, files }: Playbook): Generator<string> {
  for (const { id, data, body } of entries) {
    yield id
    for (const { text } of stringsOf(data)) yield text
    if (body) yield body.text
  }
  for (const { path } of files) yield path
}
