import { readdirSync, realpathSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { present } from '../domain/base/present.ts'
import { compare, type Problem } from '../domain/playbook/problem.ts'
import type { ReleaseEvidence } from '../domain/ready/evidence.ts'
import { type FolderIndex, forgotten, indexed } from '../domain/ready/indexed.ts'
import type { Seen } from '../domain/ready/line.ts'
import { readEvidence } from '../formats/read/evidence/read.ts'
import { inputProblem } from '../formats/read/input-rules.ts'
import { acceptXml, maxBytes, refuse, startOf } from '../formats/read/source.ts'
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
 * forms, is a problem and no evidence; the others still count. Other endings are passed over. Links are not followed, and
 * told: what they lead to could speak against the release.
 */
export function readEvidenceIn(folders: readonly string[]): GivenEvidence {
  const problems: Problem[] = []
  const evidence: ReleaseEvidence[] = []
  const indexes: FolderIndex[] = []
  const digests = new Map<string, string>()
  const listed = folders.map(filesIn)
  const files = onlyOnce(listed.flatMap(({ files: found }) => found))
  problems.push(...listed.flatMap(({ links }) => links.map(linkProblem)))
  for (const file of files) {
    const source = readOne(file)
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

/** A folder that is given twice, under whatever name, is read once. */
function onlyOnce(files: readonly string[]): string[] {
  const known = new Map(files.toReversed().map((file) => [realpathSync(file), file]))
  return files
    .filter((file) => known.get(realpathSync(file)) === file)
    .filter((file, i, all) => all.indexOf(file) === i)
}

const linkProblem = (file: string): Problem =>
  inputProblem(
    'input-value',
    startOf(file),
    'this is a link, and links are not followed',
    'give what it leads to',
  )

/** A file that may not be read is evidence that could not be read, like any other. */
function readOne(file: string): ReturnType<typeof readInput> {
  try {
    return readInput(file, maxBytes, acceptXml)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const message = error.message.replace(`${file}: `, '')
    return refuse(
      inputProblem('input-value', startOf(file), message, 'let it be read, or take it out of the folder'),
    )
  }
}

function filesIn(folder: string): { files: string[]; links: string[] } {
  const path = posix.normalize(folder.replaceAll('\\', '/')).replace(/(.)\/$/, '$1')
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new UsageError(`--evidence ${folder}: there is no such folder`)
  if (stat.isFile()) return { files: [path], links: [] }
  const found: string[] = []
  const links: string[] = []
  // Folder by folder: a walk of Node's own follows links to folders.
  for (const open = [path]; ; ) {
    const within = open.pop()
    if (within === undefined || found.length > most) break
    for (const entry of readdirSync(within, { withFileTypes: true })) {
      const name = posix.join(within, entry.name)
      if (entry.isSymbolicLink()) links.push(name)
      else if (entry.isDirectory()) open.push(name)
      else if (entry.isFile() && endings.test(entry.name)) found.push(name)
    }
  }
  if (found.length > most)
    throw new UsageError(`--evidence ${folder}: more than ${most} files; give the folder of one release`)
  return { files: found.sort(compare), links: links.sort(compare) }
}
