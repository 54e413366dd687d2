import type { FitReport } from '../../domain/fit/judge.ts'
import type { Citation } from '../../domain/fit/playbook.ts'
import { allPlatformRules } from '../../domain/fit/rules/registry.ts'
import { type Finding, type Verdict, verdictWords } from '../../domain/fit/verdict.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import { advice } from '../../formats/print/fit-markdown.ts'
import { paragraph, plain, print, report } from '../../formats/print/markdown-report.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import type { PipelineFinding } from '../../formats/print/pipeline.ts'
import { visible, visibleIn } from '../../formats/visible.ts'
import { type BarePipelineReport, pathIn, pathOfInput } from './pipeline.ts'

type Weight = Pick<PipelineFinding, 'level' | 'outcome'>

const weights: Readonly<Record<Exclude<Verdict, 'fits'>, Weight>> = {
  refused: { level: 'error', outcome: 'failure' },
  no: { level: 'error', outcome: 'failure' },
  'not-yet': { level: 'error', outcome: 'failure' },
  unknown: { level: 'warning', outcome: 'error' },
  limited: { level: 'note', outcome: 'passed' },
}

/** What `fit` found: whatever does not simply fit, at its place in the manifest, with the place of the playbook it rests on. */
export function fitFindings(fit: FitReport, roots: readonly string[]): BarePipelineReport {
  const findings: BarePipelineReport['findings'][number][] = []
  const passed: { suite: string; message: string }[] = []
  for (const { name, apps, together } of fit.environments) {
    const suites = [
      ...apps.map((app) => ({ suite: `${app.app} in ${name}`, found: app.findings })),
      { suite: `all apps together in ${name}`, found: together },
    ]
    for (const { suite, found } of suites)
      for (const finding of found) {
        if (finding.verdict !== 'fits') findings.push(findingOf(finding, finding.verdict, suite, roots))
        else passed.push({ suite, message: visible(`${finding.kind} ${finding.subject}: ${finding.says}`) })
      }
  }
  const nothing = findings.length + passed.length === 0
  return {
    verb: 'fit',
    banner: bannerOf(visibleIn(fit)),
    findings,
    passed: nothing ? [{ suite: fit.manifest, message: 'nothing to be judged' }] : passed,
    rules: allPlatformRules,
  }
}

function findingOf(
  finding: Finding,
  verdict: Exclude<Verdict, 'fits'>,
  suite: string,
  roots: readonly string[],
): BarePipelineReport['findings'][number] {
  const { code, kind, subject, says, at, playbook } = finding
  const fix = advice(visibleIn(finding))
    .map((content) => plain(print(report(paragraph(content)))).trim())
    .join('; ')
  return {
    code: code ?? `fit-${kind}`,
    ...weights[verdict],
    suite,
    message: visible(`${suite}, ${kind} ${subject}: ${verdictWords[verdict]}: ${says}`),
    ...(fix === '' ? {} : { fix }),
    at: { ...at, file: pathOfInput(at.file) },
    related: cited(playbook, roots),
  }
}

/** Of what was released no line is told, and its page is no file. */
function cited({ file, line, col }: Citation, roots: readonly string[]): { at: Position; note: string }[] {
  if (file === undefined || line === undefined) return []
  return [{ at: { file: pathIn(roots, file), line, col: col ?? 1 }, note: 'the playbook says so here' }]
}
