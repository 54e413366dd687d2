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
  const tellsIn = ({ file }: Position) => namesIn(file).some(tells)
  const quotes = ({ at, message, fix = '', related = [] }: Problem) =>
    [at, ...related.map((r) => r.at)].some((place) => isCovered(place) || tellsIn(place)) ||
    [message, fix, ...related.map((r) => r.note)].some(tells)
  return problems.flatMap((problem) => {
    if (!quotes(problem)) return [problem]
    if (problem.severity !== 'error') return []
    const { code, severity, at } = problem
    const message = `${code}, in words that ${network.id} may not hold`
    const fix = 'fieldbook check without --network says what it is'
    return [{ code, severity, at: tellsIn(at) ? network.at() : at, message, fix }]
  })
}

/** The names in a path that authors gave: of an environment, of an entry of its own. Folders of layers were given by whoever asks. */
function namesIn(path: string): string[] {
  const [, inside = path] = /(?:^|\/)((?:environments|content|public)\/.*)$/.exec(path) ?? []
  const [top, ...names] = inside.split('/')
  if (top === 'environments') return names.slice(0, names.length > 1 ? 1 : 0).concat(entryIn(names))
  return top === 'public' ? names : entryIn(names)
}

const entryIn = (names: readonly string[]) =>
  names.filter((name) => /\.mdx$/i.test(name)).map((name) => name.slice(0, -'.mdx'.length))

/** The replacements that a network may be told of. */
export function toldReplacements(replaced: readonly Replacement[], teller: () => Teller): Replacement[] {
  if (replaced.length === 0) return []
  const { tells, isCovered } = teller()
  return replaced.filter(
    ({ entry, at }) => !isCovered(at) && !namesIn(at.file).some(tells) && !tells(entry.id),
  )
}
