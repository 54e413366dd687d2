import { changeInWords } from '../../domain/diff/words.ts'
import { nothingCompared } from '../../domain/live/coverage.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import type { PipelineFinding } from '../../formats/print/pipeline.ts'
import { visible, visibleIn } from '../../formats/visible.ts'
import type { Change, ChangeSeverity, Side } from '../../model/catalog-diff.ts'
import type { OpenedDrift } from '../live-catalog.ts'
import { brief } from './drift.ts'
import { type BarePipelineReport, pathIn, pathOfInput } from './pipeline.ts'

type Place = (side: Side | undefined) => Position | undefined

const levels: Readonly<Record<ChangeSeverity, PipelineFinding['level']>> = {
  breaking: 'error',
  additive: 'warning',
  informational: 'note',
}

/** What `drift` found: each difference where the playbook says it, or else where the export does. */
export function driftFindings({
  drift,
  environment,
  held,
  inputs,
  workspace,
}: OpenedDrift): BarePipelineReport {
  const { diff: found, coverage, incomplete } = drift
  const diff = visibleIn(found)
  const documented: Place = (side) => placeOf(side, (file) => pathIn(workspace.roots, file))
  const there: Place = (side) => placeOf(side, pathOfInput)
  const start = { file: pathOfInput(inputs[0]?.file ?? ''), line: 1, col: 1 }
  const suite = `${environment}: playbook and platform`
  const findings = diff.changes.map((change) => findingOf(change, suite, documented, there, start))
  if (coverage.compared === 0) findings.push(open(suite, start, nothingCompared(coverage)))
  else if (incomplete) findings.push(open(suite, start, 'pages of the export are missing'))
  return {
    verb: 'drift',
    banner: visible(bannerOf({ marking: diff.marking, caution: held.caution })),
    findings,
    passed: findings.length > 0 ? [] : [{ suite, message: `${coverage.compared} compared, nothing differs` }],
    rules: [],
  }
}

function findingOf(
  change: Change,
  suite: string,
  documented: Place,
  there: Place,
  start: Position,
): BarePipelineReport['findings'][number] {
  const { subject, part } = changeInWords(change)
  const { before, after } = brief(change)
  const said = [
    `documented ${before ? plain(before) : 'nothing'}`,
    `there ${after ? plain(after) : 'nothing'}`,
  ].join(', ')
  const own = documented(change.before)
  const live = there(change.after)
  return {
    code: `drift-${change.kind}`,
    level: levels[change.severity],
    outcome: 'failure',
    suite,
    message: visible(`${[subject, part].filter(Boolean).join(', ')}: ${said}`),
    at: own ?? live ?? start,
    related: own && live ? [{ at: live, note: 'the export says so here' }] : [],
  }
}

/** What cannot be told from the export. */
const open = (suite: string, at: Position, message: string): BarePipelineReport['findings'][number] => ({
  code: 'drift-incomplete',
  level: 'warning',
  outcome: 'error',
  suite,
  message: visible(message),
  at,
  related: [],
})

function placeOf(side: Side | undefined, path: (file: string) => string): Position | undefined {
  if (side?.at === undefined) return undefined
  const { file, line = 1, col = 1 } = side.at
  return { file: path(file), line, col }
}
