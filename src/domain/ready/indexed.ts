import type { EvidenceIndex } from '../../model/release-record.ts'
import { present } from '../base/present.ts'
import type { Problem } from '../playbook/problem.ts'
import type { ReleaseEvidence } from './evidence.ts'
import { lineName } from './release-line.ts'

/** The index of a folder of evidence, with the folder as file names have it. */
export interface FolderIndex {
  index: EvidenceIndex
  folder: string
  file: string
}

/**
 * ReleaseEvidence with what an index says of it. It fills in only what a file does not say; a file that says something else
 * is evidence of neither. `unit/` names a folder with everything below it.
 */
export function indexed(evidence: ReleaseEvidence, indexes: readonly FolderIndex[]): ReleaseEvidence {
  const found = indexes.flatMap(({ index, folder }) =>
    Object.entries(index.files)
      .filter(([path]) => covers(joined(folder, path), evidence.file))
      .map(([path, said]) => ({ index, said, isFolder: path.endsWith('/') })),
  )
  // A file that is named itself counts more than the folder that it lies in.
  const own = found.some(({ isFolder }) => !isFolder) ? found.filter(({ isFolder }) => !isFolder) : found
  const [first, ...others] = own
  if (!first) return evidence
  const { index, said } = first
  const apart = others.some((other) => !isSame(other, first))
    ? 'two entries of `evidence.yaml` say different things of it'
    : denied(evidence, index)
  const filled = {
    ...evidence,
    app: evidence.app ?? index.app,
    version: evidence.version ?? index.version,
    ...present({
      commit: evidence.commit ?? index.commit,
      branch: evidence.branch ?? index.branch,
      repository: evidence.repository ?? index.repository,
      apart: evidence.apart ?? apart,
    }),
    ...present({ day: evidence.day ?? said.day, ranIn: evidence.ranIn ?? said.environment }),
  }
  const { tests } = said
  if (filled.kind !== 'tests' || tests === undefined) return filled
  return { ...filled, suites: filled.suites.map((suite) => ({ ...suite, of: suite.of ?? tests })) }
}

/** A file that says of itself something else than the index is taken for neither. */
function denied(evidence: ReleaseEvidence, index: EvidenceIndex): string | undefined {
  const { app, version, commit } = evidence
  if (app !== undefined && app !== index.app) return `it is of ${app}, and the index says ${index.app}`
  if (version !== undefined && version !== index.version)
    return `it is of ${version}, and the index says ${index.version}`
  if (commit !== undefined && index.commit !== undefined && commit !== index.commit)
    return `it is of commit ${commit.slice(0, 12)}, and the index says ${index.commit.slice(0, 12)}`
  for (const key of ['branch', 'repository'] as const) {
    const [own, said] = [evidence[key], index[key]]
    if (own !== undefined && said !== undefined && lineName[key](own) !== lineName[key](said))
      return `it is of ${key} ${own}, and the index says ${said}`
  }
  return undefined
}

type Named = { index: EvidenceIndex; said: EvidenceIndex['files'][string] }

const isSame = (a: Named, b: Named) =>
  a.index.app === b.index.app &&
  a.index.version === b.index.version &&
  a.index.commit === b.index.commit &&
  a.index.branch === b.index.branch &&
  a.index.repository === b.index.repository &&
  a.said.day === b.said.day &&
  a.said.environment === b.said.environment &&
  a.said.tests === b.said.tests

/** `unit/` names everything below it. */
const covers = (path: string, file: string) => (path.endsWith('/') ? file.startsWith(path) : path === file)

/** What an index names and nobody gave: a file that was forgotten is told, since its line will be unknown. */
export function forgotten(
  indexes: readonly FolderIndex[],
  files: ReadonlySet<string>,
  problem: (file: string, message: string) => Problem,
): Problem[] {
  return indexes.flatMap(({ index, folder, file }) =>
    Object.keys(index.files)
      .filter((path) => ![...files].some((given) => covers(joined(folder, path), given)))
      .map((path) => problem(file, `it names ${path}, which is not there`)),
  )
}

const joined = (folder: string, path: string) => (folder === '' ? path : `${folder}/${path}`)
