import type { Findings } from '../../../domain/ready/evidence.ts'
import { type Gravity, gravities } from '../../../model/readiness.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse } from '../source.ts'
import { at, child, items, scalarText, type Tree, truthOf } from '../tree.ts'
import { aboutRelease } from './about.ts'

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
  const form = scalarText(child(tree, 'version')) ?? ''
  if (!/^2\.1\.\d+$/.test(form)) {
    const message = `this is SARIF ${form.slice(0, 20)}, and 2.1.0 is read`
    return refuse(inputProblem('input-value', tree.at, message, 'write it as SARIF 2.1.0'))
  }
  const open: Record<Gravity, number> = { critical: 0, high: 0, medium: 0, low: 0 }
  let suppressed = 0
  let first: Findings['first']
  const moments: (string | undefined)[] = []
  for (const run of runs) {
    for (const invocation of items(child(run, 'invocations'))) {
      const ill = illness(invocation)
      if (ill !== undefined) return refuse(inputProblem('input-value', invocation.at, ill, 'run it again'))
      moments.push(scalarText(child(invocation, 'endTimeUtc', 'startTimeUtc')))
    }
    if (child(run, 'results')?.kind !== 'list') {
      const message = 'a run without `results` has not looked for anything'
      return refuse(inputProblem('input-value', run.at, message, 'run the scan again'))
    }
    if (at(run, 'externalPropertyFileReferences', 'results')) {
      const message = 'its results lie in other files, which nobody gave'
      return refuse(inputProblem('input-value', run.at, message, 'write the report into one file'))
    }
    const rules = rulesOf(run)
    for (const result of items(child(run, 'results'))) {
      if (isAccepted(result)) suppressed += 1
      if (!isOpen(result)) continue
      const gravity = gravityOf(result, rules)
      if (gravity === undefined) continue
      open[gravity] += 1
      const rule = scalarText(child(result, 'ruleId')) ?? 'a rule without a name'
      if (!first || gravities.indexOf(gravity) < gravities.indexOf(first.gravity))
        first = { rule, gravity, at: result.at }
    }
  }
  const properties = (key: string) => runs.map((run) => scalarText(at(run, 'properties', key)))
  const revisions = runs.flatMap((run) => items(child(run, 'versionControlProvenance')))
  const tool = scalarText(at(runs[0], 'tool', 'driver', 'name')) ?? 'a scanner without a name'
  return {
    value: {
      kind: 'findings',
      file,
      at: tree.at,
      tool,
      open,
      ...given('first', first),
      suppressed,
      ...aboutRelease({
        app: properties('app'),
        version: properties('version'),
        commit: [...properties('commit'), ...revisions.map((each) => scalarText(child(each, 'revisionId')))],
        branch: revisions.map((each) => scalarText(child(each, 'branch'))),
        // Others of a run are parts of the first, as submodules are.
        repository: runs.map((run) =>
          scalarText(child(items(child(run, 'versionControlProvenance'))[0], 'repositoryUri')),
        ),
        moments,
      }),
    },
    problems: [],
  }
}

/** Why a run cannot have looked at everything; undefined where nothing says so. */
function illness(invocation: Tree): string | undefined {
  if (truthOf(child(invocation, 'executionSuccessful')) === false)
    return 'the scan says that it did not end well'
  const told = [
    ...items(child(invocation, 'toolExecutionNotifications')),
    ...items(child(invocation, 'toolConfigurationNotifications')),
  ]
  return told.some((each) => scalarText(child(each, 'level')) === 'error')
    ? 'the scan tells an error of its own, so it has not looked at everything'
    : undefined
}

/** Rules by id, and those of the driver and of each extension by their index. */
interface Rules {
  byId: ReadonlyMap<string, Tree>
  /** Levels that an invocation set instead of those of the rules. */
  levels: ReadonlyMap<Tree, string>
  driver: readonly Tree[]
  extensions: readonly (readonly Tree[])[]
}

function rulesOf(run: Tree): Rules {
  const driver = items(at(run, 'tool', 'driver', 'rules'))
  const extensions = items(at(run, 'tool', 'extensions')).map((extension) => items(child(extension, 'rules')))
  const all = [...driver, ...extensions.flat()]
  const byId = new Map(all.map((rule) => [scalarText(child(rule, 'id')) ?? '', rule]))
  const levels = new Map<Tree, string>()
  const found = { byId, levels, driver, extensions }
  const overrides = items(child(run, 'invocations')).flatMap((each) =>
    items(child(each, 'ruleConfigurationOverrides')),
  )
  for (const override of overrides) {
    const rule = describedBy(child(override, 'descriptor'), found)
    const level = scalarText(at(override, 'configuration', 'level'))
    if (rule && level !== undefined) levels.set(rule, level)
  }
  return found
}

/**
 * The rule of a result: by its id, of which a part after a slash may be a case of the rule; or by index, which counts
 * in the driver unless the reference names an extension.
 */
function ruleOf(result: Tree, rules: Rules): Tree | undefined {
  const id = scalarText(child(result, 'ruleId')) ?? scalarText(at(result, 'rule', 'id'))
  const index = child(result, 'ruleIndex') ?? at(result, 'rule', 'index')
  return ruleNamed(id, index, at(result, 'rule', 'toolComponent', 'index'), rules)
}

/** The rule that a reference means. */
const describedBy = (reference: Tree | undefined, rules: Rules) =>
  ruleNamed(
    scalarText(child(reference, 'id')),
    child(reference, 'index'),
    at(reference, 'toolComponent', 'index'),
    rules,
  )

function ruleNamed(
  id: string | undefined,
  indexed: Tree | undefined,
  component: Tree | undefined,
  { byId, driver, extensions }: Rules,
): Tree | undefined {
  for (let name = id; name !== undefined && name !== ''; name = name.slice(0, name.lastIndexOf('/'))) {
    const rule = byId.get(name)
    if (rule) return rule
    if (!name.includes('/')) break
  }
  const [index, extension] = [numberIn(indexed), numberIn(component)]
  if (index === undefined) return undefined
  return (extension === undefined ? driver : extensions[extension])?.[index]
}

const numberIn = (tree: Tree | undefined) => {
  const written = Number(scalarText(tree) ?? Number.NaN)
  return Number.isInteger(written) && written >= 0 ? written : undefined
}

/** Suppressed for good, gone, or not of a kind that asks for anything. */
function isOpen(result: Tree): boolean {
  if (scalarText(child(result, 'baselineState')) === 'absent') return false
  const kind = scalarText(child(result, 'kind')) ?? 'fail'
  if (kind === 'pass' || kind === 'notApplicable' || kind === 'informational') return false
  return !isAccepted(result)
}

/** What nobody has said anything about is not accepted; a suppression without a status is, by the standard. */
function isAccepted(result: Tree): boolean {
  const suppressions = items(child(result, 'suppressions'))
  return (
    suppressions.length > 0 &&
    suppressions.every((each) => (scalarText(child(each, 'status')) ?? 'accepted') === 'accepted')
  )
}

function gravityOf(result: Tree, rules: Rules): Gravity | undefined {
  const rule = ruleOf(result, rules)
  const written = [result, rule].map((of) => scalarText(at(of, 'properties', 'security-severity')))
  const score = Number(written.find((value) => value !== undefined) ?? Number.NaN)
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  if (score > 0) return 'low'
  const level =
    scalarText(child(result, 'level')) ??
    (rule && rules.levels.get(rule)) ??
    scalarText(at(rule, 'defaultConfiguration', 'level')) ??
    'warning'
  if (level === 'error') return 'high'
  if (level === 'warning') return 'medium'
  return level === 'note' ? 'low' : undefined
}
