import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Markings } from '../domain/marking/effective.ts'
import { isAtMost } from '../domain/marking/marking.ts'
import { compare } from '../domain/playbook/problem.ts'
import type { ReleaseEvidence } from '../domain/ready/evidence.ts'
import type { ReadyReport } from '../domain/ready/judge.ts'
import { visible } from '../formats/visible.ts'
import type { JudgedRelease, ReleaseRecord } from '../model/release-record.ts'
import { writePlanned } from '../workspace/planned.ts'
import { YamlEdit } from '../workspace/yaml-edit.ts'
import { flow } from '../workspace/yaml-write.ts'
import { UsageError } from './exit.ts'
import { withFiles } from './files.ts'

interface Kept {
  report: ReadyReport
  evidence: readonly ReleaseEvidence[]
  digests: ReadonlyMap<string, string>
  record: ReleaseRecord
  markings: Markings
}

/**
 * Writes a verdict into the record that it is of: what each line came to, and of the evidence kind, day and digest.
 * Refuses where the verdict is marked higher than the record, since whoever may read the record reads it then.
 */
export async function keepVerdict(release: string, kept: Kept): Promise<void> {
  if (release === '-') throw new UsageError('--keep: a record from standard input is in no file')
  const { report, record, markings } = kept
  const own = markings.read(record.marking)
  const said = markings.read(report.marking ?? record.marking)
  if (own === 'unreadable' || said === 'unreadable' || !isAtMost(said, own, markings.scheme))
    throw new UsageError(
      `--keep: the verdict is ${report.marking}, and the record ${record.marking}; mark the record as high first, or judge with --network`,
    )
  const text = readFileSync(release, 'utf8')
  const edit = new YamlEdit(text)
  edit.remove(['judged'])
  const all = { ...record.judged, [report.environment.id]: judgedOf(kept) }
  const after = `${edit.result.trimEnd()}\n${blockOf(all)}`
  await withFiles(() => writePlanned([{ path: basename(release), before: text, after }], [dirname(release)]))
}

/** Verdicts as YAML: a line for each line, and for each file. */
function blockOf(judged: ReleaseRecord['judged']): string {
  const environments = Object.entries(judged).map(([id, { on, verdict, lines, evidence }]) => [
    `  ${id}:`,
    `    on: ${on}`,
    `    verdict: ${verdict}`,
    '    lines:',
    ...Object.entries(lines).map(([line, said]) => `      ${line}: ${flow(said)}`),
    ...(evidence.length > 0 ? ['    evidence:', ...evidence.map((file) => `      - ${flow(file)}`)] : []),
  ])
  return ['judged:', ...environments.flat(), ''].join('\n')
}

function judgedOf({ report, evidence, digests }: Kept): JudgedRelease {
  const files = evidence.flatMap(({ kind, file, day }) => {
    const digest = digests.get(file)
    return digest === undefined ? [] : [{ kind, ...(day === undefined ? {} : { day }), digest }]
  })
  return {
    on: report.asOf,
    verdict: report.verdict,
    lines: Object.fromEntries(
      report.lines.map(({ id, verdict, says, exception }) => [
        id,
        { verdict, says: visible(says), ...(exception?.holds ? { exception: true as const } : {}) },
      ]),
    ),
    evidence: files.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.digest, b.digest)),
  }
}
