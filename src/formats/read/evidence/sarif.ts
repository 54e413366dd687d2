import type { Findings } from '../../../domain/ready/evidence.ts'
import { type Gravity, gravities } from '../../../model/readiness.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse } from '../source.ts'
import { at, child, items, scalarText, type Tree, truthOf } from '../tree.ts'
import { dayIn } from './day.ts'

/**
 * SARIF 2.1.0. Severity is a rule's `security-severity` (9, 7 and 4 are the limits that code scanners use), else the
 * level of the result. Accepted suppressions and results that are absent do not count. A run that did not end well is
 * refused: what it did not look at, it did not find.
 */
export function readSarif(tree: Tree, file: string): Reading<Findings> {
  const runs = items(child(tree, 'runs'))
  if (runs.length === 0) {
    const message = 'a SARIF file without a run shows nothing'
    return refuse(inputProblem('input-empty', tree.at, message, 'run the scan, and give its report'))
  }
  const open: Record<Gravity, number> = { critical: 0, high: 0, medium: 0, low: 0 }
  let first: Findings['first']
  const days: string[] = []
  const properties = new Map<string, string>()
  for (const run of runs) {
    for (const invocation of items(child(run, 'invocations'))) {
      if (truthOf(child(invocation, 'executionSuccessful')) === false) {
        const message = 'the scan says that it did not end well'
        return refuse(inputProblem('input-value', invocation.at, message, 'run it again'))
      }
      const day = dayIn(scalarText(child(invocation, 'endTimeUtc', 'startTimeUtc')))
      if (day !== undefined) days.push(day)
    }
    if (child(run, 'results')?.kind !== 'list') {
      const message = 'a run without `results` has not looked for anything'
      return refuse(inputProblem('input-value', run.at, message, 'run the scan again'))
    }
    const rules = rulesOf(run)
    for (const result of items(child(run, 'results'))) {
      if (!isOpen(result)) continue
      const gravity = gravityOf(result, rules)
      if (gravity === undefined) continue
      open[gravity] += 1
      const rule = scalarText(child(result, 'ruleId')) ?? 'a rule without a name'
      if (!first || gravities.indexOf(gravity) < gravities.indexOf(first.gravity))
        first = { rule, gravity, at: result.at }
    }
    for (const key of ['app', 'version'])
      for (const value of [scalarText(at(run, 'properties', key))]) if (value) properties.set(key, value)
  }
  const tool = scalarText(at(runs[0], 'tool', 'driver', 'name')) ?? 'a scanner without a name'
  return {
    value: {
      kind: 'findings',
      file,
      at: tree.at,
      tool,
      open,
      ...given('first', first),
      ...given('app', properties.get('app')),
      ...given('version', properties.get('version')),
      ...given('day', days.sort()[0]),
    },
    problems: [],
  }
}

function rulesOf(run: Tree): Map<string, Tree> {
  const components = [at(run, 'tool', 'driver'), ...items(at(run, 'tool', 'extensions'))]
  const rules = components.flatMap((component) => items(child(component, 'rules')))
  return new Map(rules.map((rule) => [scalarText(child(rule, 'id')) ?? '', rule]))
}

/** Suppressed for good, gone, or not of a kind that asks for anything. */
function isOpen(result: Tree): boolean {
  if (scalarText(child(result, 'baselineState')) === 'absent') return false
  const kind = scalarText(child(result, 'kind')) ?? 'fail'
  if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational') return false
  const suppressions = items(child(result, 'suppressions'))
  const isAccepted = (each: Tree) => (scalarText(child(each, 'status')) ?? 'accepted') === 'accepted'
  return suppressions.length === 0 || !suppressions.every(isAccepted)
}

function gravityOf(result: Tree, rules: ReadonlyMap<string, Tree>): Gravity | undefined {
  const rule = rules.get(scalarText(child(result, 'ruleId')) ?? scalarText(at(result, 'rule', 'id')) ?? '')
  const written = [result, rule].map((of) => scalarText(at(of, 'properties', 'security-severity')))
  const score = Number(written.find((value) => value !== undefined) ?? Number.NaN)
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  if (score > 0) return 'low'
  const level =
    scalarText(child(result, 'level')) ?? scalarText(at(rule, 'defaultConfiguration', 'level')) ?? 'warning'
  if (level === 'error') return 'high'
  if (level === 'warning') return 'medium'
  return level === 'note' ? 'low' : undefined
}
