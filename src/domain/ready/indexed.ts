import type { EvidenceIndex } from '../../model/release-record.ts'
import type { Problem } from '../playbook/problem.ts'
import type { ReleaseEvidence } from './evidence.ts'

/** The index of a folder of evidence, with the folder as file names have it. */
export interface FolderIndex {
  index: EvidenceIndex
  folder: string
  file: string
}

/**
 * Evidence with what an index says of it. It fills in only what a file does not say; a file that says something else
 * keeps its own word, and is then evidence of something else.
 */
export function indexed(evidence: ReleaseEvidence, indexes: readonly FolderIndex[]): ReleaseEvidence {
  const found = indexes.flatMap(({ index, folder }) => {
    const named = Object.entries(index.files).find(([path]) => joined(folder, path) === evidence.file)
    return named ? [{ index, said: named[1] }] : []
  })[0]
  if (!found) return evidence
  const { index, said } = found
  const filled = {
    ...evidence,
    app: evidence.app ?? index.app,
    version: evidence.version ?? index.version,
    ...(evidence.day === undefined && said.day !== undefined ? { day: said.day } : {}),
  }
  const { tests } = said
  if (filled.kind !== 'tests' || tests === undefined) return filled
  return { ...filled, suites: filled.suites.map((suite) => ({ ...suite, of: suite.of ?? tests })) }
}

/** What an index names and nobody gave: a file that was forgotten is told, since its line will be unknown. */
export function forgotten(
  indexes: readonly FolderIndex[],
  files: ReadonlySet<string>,
  problem: (file: string, message: string) => Problem,
): Problem[] {
  return indexes.flatMap(({ index, folder, file }) =>
    Object.keys(index.files)
      .filter((path) => !files.has(joined(folder, path)))
      .map((path) => problem(file, `it names ${path}, which is not there`)),
  )
}

const joined = (folder: string, path: string) => (folder === '' ? path : `${folder}/${path}`)
