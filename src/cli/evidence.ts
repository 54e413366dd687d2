import { readdirSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { compare, type Problem } from '../domain/playbook/problem.ts'
import type { ReleaseEvidence } from '../domain/ready/evidence.ts'
import { type FolderIndex, forgotten, indexed } from '../domain/ready/indexed.ts'
import { readEvidence } from '../formats/read/evidence/read.ts'
import { inputProblem } from '../formats/read/input-rules.ts'
import { acceptXml, maxBytes, startOf } from '../formats/read/source.ts'
import { readKept } from '../workspace/read-release.ts'
import { UsageError } from './exit.ts'
import { readInput } from './inputs.ts'

/** Files in one folder of evidence that are looked at. A pipeline leaves some dozens. */
const most = 2_000

const endings = /\.(?:xml|json|sarif|info|lcov|ya?ml)$/i

/**
 * Everything in folders of evidence, folders inside them included. A file that cannot be read, or is none of the known
 * forms, is a problem and no evidence; the others still count. Other endings are passed over, and so are links.
 */
export function readEvidenceIn(folders: readonly string[]): {
  evidence: ReleaseEvidence[]
  problems: Problem[]
} {
  const problems: Problem[] = []
  const evidence: ReleaseEvidence[] = []
  const indexes: FolderIndex[] = []
  const files = [...new Set(folders.flatMap(filesIn))]
  for (const file of files) {
    const source = readInput(file, maxBytes, acceptXml)
    problems.push(...source.problems)
    if (!source.value) continue
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
  problems.push(...forgotten(indexes, new Set(files), missing))
  return { evidence: evidence.map((each) => indexed(each, indexes)), problems }
}

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
