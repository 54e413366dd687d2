import { listOf } from '../base/words.ts'
import type { ReadyContext } from './context.ts'
import type { ReleaseEvidence } from './evidence.ts'

/** `main`, without what git writes before it. */
const branchName = (written: string) => written.trim().replace(/^refs\/(?:heads|remotes\/origin)\//, '')

/** `git.example/orders` for every way in which a repository is written. */
const repositoryName = (written: string) =>
  written
    .trim()
    .replace(/^(?:git\+)?[a-z]+:\/\/(?:[^@/]*@)?/i, '')
    .replace(/^[^@/:]+@([^:/]+):/, '$1/')
    .replace(/(?:\.git)?\/*(?:[?#].*)?$/i, '')
    .toLowerCase()

/** Either may be shortened, as git does. */
function isSameCommit(a: string, b: string): boolean {
  const [short, long] = [a.toLowerCase(), b.toLowerCase()].toSorted((x, y) => x.length - y.length)
  return short !== undefined && short.length >= 7 && (long?.startsWith(short) ?? false)
}

/** What parts one line of releases from another of the same name and version, in the form in which it is compared. */
export const lineName = {
  branch: branchName,
  repository: repositoryName,
} as const satisfies Record<string, (written: string) => string>

const same = {
  commit: isSameCommit,
  branch: (a: string, b: string) => branchName(a) === branchName(b),
  repository: (a: string, b: string) => repositoryName(a) === repositoryName(b),
} as const
type LinePart = keyof typeof same
const parts = Object.keys(same) as LinePart[]

const shown = (part: LinePart, value: string) => (part === 'commit' ? value.slice(0, 12) : value)

/** Why evidence is of another line of releases than the record, by commit, branch or repository. */
export function otherLine(
  evidence: ReleaseEvidence,
  { given: { record } }: ReadyContext,
): string | undefined {
  for (const part of parts) {
    const [own, wanted] = [evidence[part], record[part]]
    if (own !== undefined && wanted !== undefined && !same[part](own, wanted))
      return `it is of ${part} ${shown(part, own)}, not of ${shown(part, wanted)}`
  }
  return undefined
}

/**
 * Where the record does not say from which commit, branch or repository the release comes and its evidence names several,
 * nobody can tell which of them is of this release.
 */
export function unsettled({ evidence, given: { record } }: ReadyContext): Partial<Record<LinePart, string>> {
  const found: Partial<Record<LinePart, string>> = {}
  for (const part of parts) {
    if (record[part] !== undefined) continue
    const named: string[] = []
    for (const { app, version, apart, [part]: value } of evidence) {
      if (value === undefined || apart !== undefined || app !== record.app || version !== record.version)
        continue
      if (!named.some((other) => same[part](other, value))) named.push(value)
    }
    if (named.length > 1) {
      const listed = listOf(named.slice(0, 3).map((value) => shown(part, value)))
      found[part] =
        `evidence is of more than one ${part} (${listed}), and the record names none under \`${part}\``
    }
  }
  return found
}

/** Why evidence cannot be counted while that is not settled. */
export const whyUnsettled = (
  evidence: ReleaseEvidence,
  open: Partial<Record<LinePart, string>>,
): string | undefined => parts.flatMap((part) => (evidence[part] === undefined ? [] : (open[part] ?? [])))[0]
