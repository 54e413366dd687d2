import { gravities, type ReadinessLine } from '../../model/readiness.ts'
import { present } from '../base/present.ts'
import { countOf, listOf } from '../base/words.ts'
import { acceptEvidence, nothing } from './accepted.ts'
import type { ReadyContext } from './context.ts'
import type { TestSuite } from './evidence.ts'
import type { Judged, Seen } from './line.ts'
import { worstOf } from './line.ts'

/** Of each kind of test that is asked for, at least one report, with something run and nothing failed. */
export function byTests(line: ReadinessLine, context: ReadyContext): Judged {
  const kinds = line.kinds ?? []
  const { good, aside } = acceptEvidence('tests', line, context)
  const seen: Seen[] = []
  const missing: string[] = []
  const failing: string[] = []
  const all = good.flatMap((report) => report.suites)
  for (const kind of kinds) {
    const suites = all.filter((suite) => kindOf(suite) === kind)
    const ran = suites.reduce((sum, { tests, skipped }) => sum + tests - skipped, 0)
    const failed = suites.filter((suite) => suite.failed > 0)
    if (failed.length > 0) failing.push(kind)
    else if (ran === 0) missing.push(kind)
    for (const suite of suites) {
      const { first, tests, failed: count, skipped } = suite
      const rest = skipped > 0 ? `, ${skipped} skipped` : ''
      if (count === 0) seen.push({ says: `${kind}: ${tests - skipped} passed${rest}`, at: suite.at })
      else
        seen.push({
          says: `${kind}: ${count} of ${tests} failed, first ${first?.name ?? ''}`,
          at: first?.at ?? suite.at,
        })
    }
  }
  const unread = all.filter((suite) => kindOf(suite) === undefined)
  for (const suite of unread)
    seen.push({
      says: `${suite.failed > 0 ? `${suite.failed} failed of ${suite.tests}` : 'not counted'}: it does not say which kind of test it is`,
      at: suite.first?.at ?? suite.at,
    })
  if (failing.length > 0)
    return { verdict: 'no-go', says: `${listOf(failing)} tests fail`, seen: [...seen, ...aside] }
  if (missing.length > 0) {
    const what = `report of ${listOf(missing)} tests`
    const give = 'give JUnit XML of this version with --evidence; a suite, a file or the index says its kind'
    return nothing(what, [...seen, ...aside], give)
  }
  // It could be of a kind that is asked for.
  if (unread.some(({ failed }) => failed > 0)) {
    const give = 'say the kind of each suite, by its name, by a property or in the index'
    return {
      verdict: 'unknown',
      says: 'a test fails of which nobody says the kind',
      seen: [...seen, ...aside],
      give,
    }
  }
  return { verdict: 'go', says: `${listOf(kinds)} tests pass`, seen: [...seen, ...aside] }
}

const kindOf = ({ of, soundsLike }: TestSuite) => of ?? soundsLike

/** Each report of coverage reaches the figure. */
export function byCoverage(line: ReadinessLine, context: ReadyContext): Judged {
  const { atLeast = 0 } = line
  const { good, aside } = acceptEvidence('coverage', line, context)
  if (good.length === 0)
    return nothing('report of coverage', aside, 'give LCOV or Cobertura of this version with --evidence')
  const seen = good.map(({ covered, lines, at }) => ({
    // Rounded down: 79.96 % is not 80 %.
    share: Math.floor((covered * 1000) / lines) / 10,
    says: `${covered} of ${countOf(lines, 'line')}`,
    at,
  }))
  const least = Math.min(...seen.map(({ share }) => share))
  return {
    verdict: good.every(({ covered, lines }) => covered * 100 >= atLeast * lines) ? 'go' : 'no-go',
    says: `${least} % of lines are covered, ${atLeast} % are asked for`,
    seen: [...seen.map(({ says, at }) => ({ says, at })), ...aside],
  }
}

/** All scans together leave no more open than is allowed. */
export function byFindings(line: ReadinessLine, context: ReadyContext): Judged {
  const { good, aside } = acceptEvidence('findings', line, context)
  if (good.length === 0)
    return nothing('report of a scan', aside, 'give SARIF of this version with --evidence')
  const limits = gravities.flatMap((gravity) => {
    const most = line.atMost?.[gravity]
    if (most === undefined) return []
    const open = good.reduce((sum, scan) => sum + scan.open[gravity], 0)
    return [{ gravity, most, open }]
  })
  const over = limits.filter(({ open, most }) => open > most)
  const words = limits.map(({ gravity, open, most }) => `${open} ${gravity} (${most} allowed)`)
  const seen = good.map(({ tool, first, suppressed, at }) => {
    const open = first ? `gravest ${first.rule}, ${first.gravity}` : 'nothing open'
    const rest = suppressed > 0 ? `; ${countOf(suppressed, 'result')} suppressed and not counted` : ''
    return { says: `${tool}: ${open}${rest}`, at: first?.at ?? at }
  })
  return {
    verdict: over.length > 0 ? 'no-go' : 'go',
    says: `open: ${listOf(words)}`,
    seen: [...seen, ...aside],
  }
}

/** There is a bill of materials of this release. */
export function byComponents(line: ReadinessLine, context: ReadyContext): Judged {
  const { good, aside } = acceptEvidence('components', line, context)
  if (good.length === 0)
    return nothing('bill of materials', aside, 'give CycloneDX of this version with --evidence')
  const seen = good.map(({ components, at }) => ({ says: countOf(components, 'component'), at }))
  return { verdict: 'go', says: 'a bill of materials of this version', seen: [...seen, ...aside] }
}

/** The latest restore was checked, and quick enough. */
export function byRestore(line: ReadinessLine, context: ReadyContext): Judged {
  const { minutes = 0 } = line
  const { good, aside } = acceptEvidence('restore', line, context)
  const newest = good
    .map(({ day = '' }) => day)
    .toSorted()
    .at(-1)
  // Of several on one day the worst counts: nobody says which came last.
  const [latest] = good
    .filter(({ day = '' }) => day === newest)
    .toSorted((a, b) => Number(a.verified) - Number(b.verified) || b.minutes - a.minutes)
  if (!latest)
    return nothing('record of a restore here', aside, 'restore into a second instance, and give its record')
  const seen = [
    { says: `restored on ${latest.day} in ${countOf(latest.minutes, 'minute')}`, at: latest.at },
    ...aside,
  ]
  if (!latest.verified)
    return { verdict: 'no-go', says: 'nobody found the newest record in what was restored', seen }
  const verdict = latest.minutes <= minutes ? 'go' : 'no-go'
  return { verdict, says: `it took ${countOf(latest.minutes, 'minute')}, ${minutes} are allowed`, seen }
}

/** The last run of the pipeline of each buildpack that the app brings. */
export function byPipelines(line: ReadinessLine, context: ReadyContext): Judged {
  const { manifest, target } = context
  if (!manifest)
    return { verdict: 'unknown', says: 'no manifest that says which buildpacks', give: giveManifest }
  const listed = new Set(Object.values(target.environment.buildpacks).map(({ name }) => name))
  const named = manifest.manifest.apps.flatMap(({ buildpacks }) => buildpacks?.value ?? [])
  if (
    manifest.manifest.apps.some(({ buildpacks }) => buildpacks?.missing) ||
    named.some(({ missing }) => missing)
  )
    return { verdict: 'unknown', says: 'a buildpack is a variable without a value', give: giveManifest }
  const own = [...new Set(named.flatMap(({ value }) => value ?? []))].filter((name) => !listed.has(name))
  if (own.length === 0)
    return {
      verdict: 'go',
      says: 'every buildpack is one of the platform',
      ...present({ at: named[0]?.at ?? manifest.fit.apps[0]?.at }),
    }
  const { good, aside } = acceptEvidence('pipelines', {}, context)
  const judged = own.map((name) =>
    lastRun(
      name,
      line,
      context.asOf,
      good.flatMap(({ runs }) => runs),
    ),
  )
  const verdict = worstOf(judged.map((each) => each.verdict))
  const seen = [...judged.flatMap(({ seen }) => seen ?? []), ...aside]
  const give =
    verdict === 'unknown' ? { give: 'give `pipelines.yaml` of this environment with --evidence' } : {}
  return { verdict, says: judged.map(({ says }) => says).join('; '), seen, ...give }
}

const giveManifest = 'name the manifest, and its variables, in the record'

type Run = { buildpack: string; day: string; result: string; at: NonNullable<Seen['at']> }

function lastRun(name: string, { within }: ReadinessLine, asOf: string, runs: readonly Run[]): Judged {
  const own = runs.filter(({ buildpack, day }) => buildpack === name && day <= asOf)
  const newest = own
    .map(({ day }) => day)
    .toSorted()
    .at(-1)
  const onThatDay = own.filter(({ day }) => day === newest)
  const [last] = onThatDay
  if (!last) return { verdict: 'unknown', says: `no run of the pipeline of ${name}` }
  const seen = onThatDay.map(({ day, result, at }) => ({ says: `${name} on ${day}: ${result}`, at }))
  // Nobody says which of them came last.
  if (onThatDay.some(({ result }) => result !== last.result))
    return { verdict: 'unknown', says: `the runs of ${name} on ${last.day} ended differently`, seen }
  const limit = within === undefined ? undefined : Date.parse(asOf) - within * 86_400_000
  if (limit !== undefined && Date.parse(last.day) < limit)
    return { verdict: 'unknown', says: `the last run of ${name} is of ${last.day}`, seen }
  const verdict = last.result === 'passed' ? 'go' : last.result === 'failed' ? 'no-go' : 'unknown'
  return { verdict, says: `the pipeline of ${name} ${last.result}`, seen }
}
