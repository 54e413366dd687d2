import type { Intake } from '../../model/intake.ts'
import { environmentIn } from '../base/look-up.ts'
import { type EnvironmentFit, type FitReport, judge } from '../fit/judge.ts'
import { type FitPlaybook, FitTarget } from '../fit/playbook.ts'
import { type Finding, worst } from '../fit/verdict.ts'
import { asApps, type RecordPlaces } from './as-app.ts'
import type { Handling } from './handling.ts'

/** A record, and where it was read. */
export interface GivenRecord {
  record: Intake
  file: string
  at: RecordPlaces
}

/**
 * A record held against the environments of its way, by the judge of manifests. Beyond what a manifest can say, it says
 * what its data is marked; data is judged where the apps are going, since what is before that gets test data.
 */
export function judgeRecord(
  { record, file, at }: GivenRecord,
  playbook: FitPlaybook,
  way: readonly string[],
  handling: Handling,
): FitReport {
  const org = record.org === undefined ? {} : { org: record.org }
  const report = judge({ ...asApps(record, file, at), ...org, environments: way }, playbook)
  const environments = report.environments.map(answered(record)).map((fit): EnvironmentFit => {
    const target = new FitTarget(playbook, fit.environment, record.org)
    const more = [
      ...(fit.environment === record.target.environment ? data(record, at, target, handling) : []),
    ]
    const together = [...fit.together, ...more]
    return { ...fit, together, verdict: worst([fit.verdict, ...more.map((f) => f.verdict)]) }
  })
  return { ...report, environments }
}

/** Of apps that nobody has spoken of yet only what they bind is judged: the rest would be guessed. */
const answered =
  ({ apps }: Intake) =>
  (fit: EnvironmentFit): EnvironmentFit => {
    if (apps !== undefined) return fit
    const judged = fit.apps.map((app) => ({ ...app, findings: app.findings.filter(isBinding) }))
    const verdict = worst(judged.flatMap((app) => app.findings.map((f) => f.verdict)))
    return { ...fit, apps: judged.map((app) => ({ ...app, verdict })), together: [], verdict }
  }
const isBinding = ({ kind }: Finding) => kind === 'service' || kind === 'version' || kind === 'integration'

function data(record: Intake, at: RecordPlaces, target: FitTarget, handling: Handling): Finding[] {
  const marking = record.data?.handles
  if (marking === undefined) return []
  const { handles } = target.environment
  const base = {
    kind: 'data' as const,
    subject: record.data?.stored ?? 'data',
    at: at(['data', 'handles']),
    playbook: target.at('handles'),
  }
  const verdict = handling(handles, marking)
  if (verdict === 'yes')
    return [{ ...base, verdict: 'fits', says: `${marking}, in an environment for ${handles}` }]
  if (verdict === 'ask') {
    const says = `${marking}, and not everybody in ${target.environment.name} (${handles}) may read it`
    return [{ ...base, verdict: 'unknown', says, give: 'who reads there, from the security officer' }]
  }
  const options = Object.keys(target.catalog.environments)
    .map((id) => environmentIn(target.catalog, id))
    .filter((environment) => handling(environment.handles, marking) !== 'no')
    .map(({ name }) => name)
  const says = `${marking}, and ${target.environment.name} handles ${handles}`
  return [{ ...base, verdict: 'no', says, options }]
}
