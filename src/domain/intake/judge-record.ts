import type { Intake } from '../../model/intake.ts'
import { environmentIn, lookUp } from '../catalog/look-up.ts'
import { compareVersions } from '../catalog/version.ts'
import { type EnvironmentFit, type FitReport, judge } from '../fit/judge.ts'
import { type FitPlaybook, Target } from '../fit/playbook.ts'
import { offeringsOf } from '../fit/services.ts'
import { type Finding, worst } from '../fit/verdict.ts'
import { asApps, type Places } from './as-app.ts'
import type { Handling } from './handling.ts'

/** A record, and where it was read. */
export interface Given {
  record: Intake
  file: string
  at: Places
}

/**
 * A record held against the environments of its way. Beyond what a manifest can say, it says which version will
 * do, what it connects to, and what its data is marked; data is judged where the apps are going, since what is
 * before that gets test data.
 */
export function judgeRecord(
  { record, file, at }: Given,
  playbook: FitPlaybook,
  way: readonly string[],
  handling: Handling,
): FitReport {
  const org = record.org === undefined ? {} : { org: record.org }
  const report = judge({ ...asApps(record, file, at), ...org, environments: way }, playbook)
  const environments = report.environments.map(answered(record)).map((fit): EnvironmentFit => {
    const target = new Target(playbook, fit.environment, record.org)
    const more = [
      ...versions(record, at, target),
      ...integrations(record, at, target),
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
const isBinding = ({ kind }: Finding) => kind === 'service'

/** A version that is older than the oldest that will do. */
function versions({ services = [] }: Intake, at: Places, target: Target): Finding[] {
  return services.flatMap(({ service, version: wanted }, i): Finding[] => {
    if (wanted === undefined) return []
    const [id, ...more] = offeringsOf({ offering: service }, target)
    const offer = more.length > 0 ? undefined : lookUp(target.environment.services, id)
    if (id === undefined || offer?.version === undefined || offer.status === 'unavailable') return []
    if (compareVersions(offer.version, wanted) >= 0) return []
    const roadmap = target.pending(offer.roadmap)
    return [
      {
        kind: 'version',
        subject: service,
        verdict: roadmap ? 'not-yet' : 'no',
        says: `${offer.version} here, and ${wanted} is the oldest that will do`,
        at: at(['services', i, 'version']),
        playbook: target.at('services', id),
        ...(offer.difference ? { why: offer.difference.why, until: offer.difference.until } : {}),
        ...(roadmap ? { roadmap } : { request: target.request(offer.request) }),
      },
    ]
  })
}

/** A connection out, by what the environment lets out. Who calls in comes by a route, as everybody does. */
function integrations({ integrations = [] }: Intake, at: Places, target: Target): Finding[] {
  const { egress } = target.environment.features
  return integrations.flatMap(({ name, direction }, i): Finding[] => {
    if (direction === 'in') return []
    const base = {
      kind: 'integration' as const,
      subject: name,
      at: at(['integrations', i]),
      playbook: target.at('features', 'egress'),
    }
    if (egress === 'open') return [{ ...base, verdict: 'fits', says: 'routes out are open' }]
    const request = target.request()
    return egress === 'none'
      ? [{ ...base, verdict: 'no', says: 'there is no route out', request }]
      : [{ ...base, verdict: 'limited', says: 'each destination is allowed by itself', request }]
  })
}

function data(record: Intake, at: Places, target: Target, handling: Handling): Finding[] {
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
