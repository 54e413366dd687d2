import { schemeOf } from '../domain/marking/effective.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import type { Position, Problem } from '../domain/playbook/problem.ts'
import type { Replacement } from '../domain/text/replacements.ts'
import { needlesOf } from '../publish/proof/needles.ts'
import { type CoveredLines, type RawFile, rawParts } from '../publish/proof/raw/raw-parts.ts'
import { part } from '../publish/proof/sources.ts'
import { wordsOf } from '../publish/proof/words.ts'

/** What of a workspace may be said where a network reads: nothing that stands in what it may not hold, or quotes it. */
export interface Teller {
  /** Whether a text says something withheld. */
  tells: (text: string) => boolean
  /** Whether a place is in something withheld. */
  isCovered: (at: Position) => boolean
}

/** What a network may hold of a workspace, by both readings of its markings. */
export function tellerFor(whole: Playbook, network: Entry<'network'>, files: readonly RawFile[]): Teller {
  const raw = rawParts(files, network.data, schemeOf(whole))
  const needles = needlesOf([part(whole, network.data), raw], '')
  const covered = Map.groupBy(raw.covered, ({ file }) => file)
  const isIn =
    ({ line }: Position) =>
    (lines: CoveredLines) =>
      lines.from <= line && line <= lines.to
  return {
    tells: (text) => !needles.in(wordsOf(text)).next().done,
    isCovered: (at) => covered.get(at.file)?.some(isIn(at)) ?? false,
  }
}

/**
 * The problems of a workspace as a network may be told them. Of an error in what is withheld, or with words of it,
 * the code is left, and the place if that does not tell either: it keeps everything from being published, so somebody
 * has to know. A warning there is for those who may read it, and is left out.
 */
export function toldProblems(
  problems: readonly Problem[],
  network: Entry<'network'>,
  teller: () => Teller,
): Problem[] {
  if (problems.length === 0) return []
  const { tells, isCovered } = teller()
  const quotes = ({ at, message, fix = '', related = [] }: Problem) =>
    [at, ...related.map((r) => r.at)].some((place) => isCovered(place) || tells(place.file)) ||
    [message, fix, ...related.map((r) => r.note)].some(tells)
  return problems.flatMap((problem) => {
    if (!quotes(problem)) return [problem]
    if (problem.severity !== 'error') return []
    const { code, severity, at } = problem
    const message = `${code}, in words that ${network.id} may not hold`
    const fix = 'fieldbook check without --network says what it is'
    return [{ code, severity, at: tells(at.file) ? network.at() : at, message, fix }]
  })
}

/** The replacements that a network may be told of. */
export function toldReplacements(replaced: readonly Replacement[], teller: () => Teller): Replacement[] {
  if (replaced.length === 0) return []
  const { tells, isCovered } = teller()
  return replaced.filter(({ entry, at }) => !isCovered(at) && !tells(at.file) && !tells(entry.id))
}
