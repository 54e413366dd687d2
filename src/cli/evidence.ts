import { readdirSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { present } from '../domain/base/present.ts'
import { compare, type Problem } from '../domain/playbook/problem.ts'
import type { ReleaseEvidence } from '../domain/ready/evidence.ts'
import { type FolderIndex, forgotten, indexed } from '../domain/ready/indexed.ts'
import type { Seen } from '../domain/ready/line.ts'
import { readEvidence } from '../formats/read/evidence/read.ts'
import { inputProblem } from '../formats/read/input-rules.ts'
import { acceptXml, maxBytes, startOf } from '../formats/read/source.ts'
import { readKept } from '../workspace/read-release.ts'
import { UsageError } from './exit.ts'
import { readInput } from './inputs.ts'

/** Files in one folder of evidence that are looked at. A pipeline leaves some dozens. */
const most = 2_000

const endings = /\.(?:xml|json|sarif|info|lcov|ya?ml)$/i

/** What folders of evidence came to. */
interface GivenEvidence {
  evidence: ReleaseEvidence[]
  /** SHA-256 of each file that was read, by its name. */
  digests: ReadonlyMap<string, string>
  problems: Problem[]
  /** Files that may be evidence of anything, since they could not be read. */
  unread: Seen[]
}

/** An empty report hides nothing, and a file of another kind is none. */
const harmless: readonly string[] = ['input-empty', 'input-kind']

/**
 * Everything in folders of evidence, folders inside them included. A file that cannot be read, or is none of the known
 * forms, is a problem and no evidence; the others still count. Other endings are passed over, and so are links.
 */
export function readEvidenceIn(folders: readonly string[]): GivenEvidence {
  const problems: Problem[] = []
  const evidence: ReleaseEvidence[] = []
  const indexes: FolderIndex[] = []
  const digests = new Map<string, string>()
  const files = [...new Set(folders.flatMap(filesIn))]
  for (const file of files) {
    const source = readInput(file, maxBytes, acceptXml)
    problems.push(...source.problems.map(forReports))
    if (!source.value) continue
    digests.set(file, `sha256:${source.value.digest}`)
    const kept = readKept(source.value)
    if (kept?.problems) problems.push(...kept.problems)
    else if (kept && 'index' in kept.value)
      indexes.push({
        index: kept.value.index,
        file,
        folder: file.slice(0, Math.max(0, file.lastIndexOf('/'))),
      })
    else if (kept) {
      if ('evidence' in kept.value) evidence.push(kept.value.evidence)
    } else {
      const reading = readEvidence(source.value)
      problems.push(...reading.problems)
      if (reading.value) evidence.push(reading.value)
    }
  }
  const missing = (file: string, message: string) =>
    inputProblem('input-value', startOf(file), message, 'give the file, or take it out of the index')
  const unread = problems
    .filter(({ code, severity }) => severity === 'error' && !harmless.includes(code))
    .filter(({ at }, i, all) => all.findIndex((other) => other.at.file === at.file) === i)
    .map(({ message, at }) => ({ says: message, at }))
  problems.push(...forgotten(indexes, new Set(files), missing))
  return { evidence: evidence.map((each) => indexed(each, indexes)), digests, problems, unread }
}

/** What to do about reports; the fixes of exports would send people elsewhere. */
const fixes: Record<string, string> = {
  'input-size': 'give the report of this release alone, without code and without results that passed',
  'input-empty': 'run the tool again, and give what it writes',
}

const forReports = (problem: Problem): Problem => ({
  ...problem,
  ...present({ fix: fixes[problem.code] ?? problem.fix }),
})

function filesIn(folder: string): string[] {
  const path = posix.normalize(folder.replaceAll('\\', '/')).replace(/(.)\/$/, '$1')
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new UsageError(`--evidence ${folder}: there is no such folder`)
  if (stat.isFile()) return [path]
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
    .sort(compare)
  if (found.length > most)
    throw new UsageError(`--evidence ${folder}: more than ${most} files; give the folder of one release`)
  return found
}
