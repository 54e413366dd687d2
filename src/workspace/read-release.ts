import type { z } from 'zod'
import { nearest, suggest } from '../domain/base/nearest.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import { parseMarking } from '../domain/marking/parse.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { GivenRelease } from '../domain/ready/context.ts'
import type { ReleaseEvidence } from '../domain/ready/evidence.ts'
import type { Ref } from '../model/fields.ts'
import {
  type EvidenceIndex,
  evidenceIndexSchema,
  pipelinesSchema,
  releaseRecordSchema,
  restoreSchema,
} from '../model/release-record.ts'
import type { Scheme } from '../model/scheme.ts'
import { walk } from '../model/walk.ts'
import { parseWith } from './schema-problems.ts'
import { readYaml } from './yaml.ts'

/** What a record speaks of: the playbook as it is released, the environment it is held against, and the scheme. */
export interface ReleaseReader {
  playbook: Playbook
  environment: string
  scheme: Scheme
}

type Given = { file: string; text: string }
type Outcome<T> = { value: T; problems?: never } | { value?: never; problems: Problem[] }

/**
 * Reads the record of a release (`releaseRecordSchema`) with the place of everything in it. Its marking has to be
 * readable, and its environments, roles, expectations and conditions have to be those of the playbook.
 */
export function readRelease({ file, text }: Given, reader: ReleaseReader): Outcome<GivenRelease> {
  const yaml = readYaml(text, file)
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  const parsed = parseWith(releaseRecordSchema, yaml.value, yaml, [])
  if ('problems' in parsed) return { problems: parsed.problems }
  const record = parsed.data
  const marking = parseMarking(record.marking, reader.scheme)
  const unread = marking.ok
    ? []
    : marking.faults.map(({ offset, message, fix }) =>
        readingProblem('schema-value', yaml.at(['marking'], 'value', offset), message, fix),
      )
  const problems = [...unread, ...references(record, yaml.at, reader)]
  return problems.length > 0
    ? { problems }
    : { value: { record, file, at: (path, part) => yaml.at(path, part) } }
}

function references(
  record: z.infer<typeof releaseRecordSchema>,
  at: ReturnType<typeof readYaml>['at'],
  { playbook, environment }: ReleaseReader,
): Problem[] {
  // Expectations of the other environments it is meant for are not this verdict's matter.
  const expectations = record.environments.flatMap((id) =>
    playbook.all('onboarding', id).flatMap(({ data }) => Object.keys(data.expectations)),
  )
  const environments = playbook.environments.map(({ id }) => id)
  const known: Partial<Record<Ref, readonly string[]>> = {
    environment: environments,
    role: playbook.all('role').map(({ id }) => id),
    condition: Object.keys(playbook.site?.data.conditions ?? {}),
    expectation: expectations,
  }
  const problems = walk(releaseRecordSchema, record).flatMap(({ path, value, meta, isKey }) => {
    const ids = meta.ref && known[meta.ref]
    if (!ids || ids.includes(String(value))) return []
    const fix = suggest(String(value), ids, `${meta.ref}s are`)
    const place = at(path, isKey ? 'key' : 'value')
    return [readingProblem('schema-value', place, `there is no ${meta.ref} "${value}"`, fix)]
  })
  const strange = Object.keys(record.days).filter((each) => !record.environments.includes(each))
  // One that is none was told already.
  for (const id of strange.filter((each) => environments.includes(each))) {
    const message = `a day for ${id}, which this release is not meant for`
    const fix = 'name it under `environments`, or take the day out'
    problems.push(readingProblem('schema-value', at(['days', id], 'key'), message, fix))
  }
  if (!record.environments.includes(environment)) {
    const message = `this release is meant for ${record.environments.join(', ')}, not for ${environment}`
    problems.push(
      readingProblem('schema-value', at(['environments']), message, 'name it there, or ask about another'),
    )
  }
  return problems
}

const keptKinds: readonly string[] = ['restore', 'pipelines', 'evidence']

/** Other tools write `kind` too; only what looks like one of ours is told. */
function misspelt(kind: string, text: string, file: string): Outcome<never> | undefined {
  const meant = nearest(kind.toLowerCase(), keptKinds)
  if (meant === undefined) return undefined
  const at = { file, line: text.slice(0, text.search(/^kind:/m)).split('\n').length, col: 1 }
  const message = `there is no kind of evidence "${kind}"`
  return { problems: [readingProblem('schema-value', at, message, `did you mean "${meant}"?`)] }
}

/** ReleaseEvidence that people keep as YAML, by its `kind`; undefined where the text is none of these. */
export function readKept({
  file,
  text,
}: Given): Outcome<{ evidence: ReleaseEvidence } | { index: EvidenceIndex; file: string }> | undefined {
  const kind = /^kind:[ \t]*["']?([\w-]+)["']?[ \t]*(?:#.*)?\r?$/m.exec(text)?.[1]
  if (kind === undefined) return undefined
  if (!keptKinds.includes(kind)) return misspelt(kind, text, file)
  const yaml = readYaml(text, file)
  if (yaml.problems.length > 0) return { problems: yaml.problems }
  if (kind === 'restore') {
    const parsed = parseWith(restoreSchema, yaml.value, yaml, [])
    if ('problems' in parsed) return parsed
    return { value: { evidence: { ...parsed.data, file, at: yaml.at([]) } } }
  }
  if (kind === 'pipelines') {
    const parsed = parseWith(pipelinesSchema, yaml.value, yaml, [])
    if ('problems' in parsed) return parsed
    const runs = parsed.data.runs.map((run, i) => ({ ...run, at: yaml.at(['runs', i]) }))
    return { value: { evidence: { ...parsed.data, file, at: yaml.at([]), runs } } }
  }
  const parsed = parseWith(evidenceIndexSchema, yaml.value, yaml, [])
  return 'problems' in parsed ? parsed : { value: { index: parsed.data, file } }
}
