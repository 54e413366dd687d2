import { present } from '../base/present.ts'
import { isCloudFoundry, platformWords } from '../playbook/platform.ts'
import type { Position } from '../playbook/problem.ts'
import { judgeAddresses } from './addresses.ts'
import type { App, Instance, Manifest } from './app.ts'
import { judgeProcesses, judgeTogether } from './capacity.ts'
import { type AskedOfApp, type Condition, conditionsOf, expectationsOf } from './conditions.ts'
import { type FitPlaybook, FitTarget } from './playbook.ts'
import { judgeFile, judgeApp as judgeRemarks, remarksOf } from './remarks.ts'
import { judgeRoutes } from './routes.ts'
import type { Remark } from './rules/rule.ts'
import { withoutSecrets } from './secrets.ts'
import { judgeServices } from './services.ts'
import { judgeStaging } from './staging.ts'
import { type Finding, type Verdict, worst } from './verdict.ts'
import { judgeVersions } from './versions.ts'
import { giveVariables, names } from './waiting.ts'

/** A manifest held against environments. Plain data: what the JSON report prints. */
export interface FitReport {
  kind: 'fieldbook-fit'
  version: 1
  /** The highest marking of anything in the playbook it was judged by. */
  marking?: string
  caution?: string
  network?: string
  manifest: string
  /** What the file is, where it is no app manifest. */
  from?: 'mta' | 'score' | 'record'
  asOf?: string
  org?: string
  /** What cf and Cloud Controller refuse, drop or read in another way, whatever the environment. */
  platform: Remark[]
  /** Variables without a value. What depends on them is `unknown`; everything else is judged. */
  unresolved: Manifest['unresolved']
  environments: EnvironmentFit[]
}

export interface EnvironmentFit {
  environment: string
  name: string
  verdict: Verdict
  apps: AppFit[]
  /** All apps of the manifest together, against the quota of one organisation. */
  together: Finding[]
}

export interface AppFit {
  app: string
  at: Position
  verdict: Verdict
  findings: Finding[]
  conditions: Condition[]
  /** What onboarding asks of it here; lead time in working days along the longest chain. */
  asked: AskedOfApp[]
  leadTime: number
}

export interface FitInput {
  manifest: Manifest
  instances?: readonly Instance[]
  /** The organisation that the apps belong to. */
  org?: string
  environments: readonly string[]
  /** The moment for which it is judged; the end of the playbook's day where nothing is said. */
  moment?: string
}

/** Whether the apps of a manifest fit into environments. Pure: the same here, in a pipeline and on a page. */
export function judge(
  { manifest, instances = [], org, environments, moment }: FitInput,
  playbook: FitPlaybook,
): FitReport {
  const known = new Map(instances.map((instance) => [instance.name, instance]))
  const { asOf, marking, network } = playbook.catalog
  const { caution } = playbook
  return {
    kind: 'fieldbook-fit',
    version: 1,
    ...present({ marking, caution, network }),
    manifest: manifest.file,
    ...present({ from: manifest.from, asOf, org }),
    platform: remarksOf(manifest),
    unresolved: manifest.unresolved,
    environments: environments.map((id) =>
      judgeEnvironment(manifest, known, new FitTarget(playbook, id, org, moment)),
    ),
  }
}

function judgeEnvironment(
  manifest: Manifest,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
): EnvironmentFit {
  const apps = manifest.apps.map((app) => judgeApp(app, instances, target, manifest.from))
  const start = manifest.apps[0]?.at ?? { file: manifest.file, line: 1, col: 1 }
  const all = isCloudFoundry(target.environment.platform)
    ? [...judgeFile(manifest, target), ...judgeTogether(manifest, instances, start, target)]
    : []
  const together = all.map(cleaned)
  const verdict = worst([...apps, ...together].map((part) => part.verdict))
  return { environment: target.id, name: target.environment.name, verdict, apps, together }
}

function judgeApp(
  app: App,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
  from: Manifest['from'],
): AppFit {
  const offered = [...judgeServices(app, instances, target), ...judgeVersions(app, instances, target)]
  const isPushed = isCloudFoundry(target.environment.platform)
  const findings = (
    isPushed
      ? [
          ...judgeRemarks(app, target),
          ...offered,
          ...judgeStaging(app, target),
          ...judgeProcesses(app, target, from),
          ...judgeRoutes(app, target),
          ...judgeAddresses(app, target),
          ...judgePending(app, target),
        ]
      : [elsewhere(app, target), ...offered]
  ).map(cleaned)
  const conditions = conditionsOf(app, instances, target)
  const verdict = worst(findings.map((finding) => finding.verdict))
  const name = withoutSecrets(app.name.missing ? app.name.written : app.name.value)
  return { app: name, at: app.at, verdict, findings, conditions, ...expectationsOf(conditions, target) }
}

/** What a manifest asks of Cloud Foundry says nothing of another platform. What it is bound to can be looked for there. */
function elsewhere({ at }: App, target: FitTarget): Finding {
  const { name, platform } = target.environment
  const says =
    `${name} runs ${platform.product}, which is ${platformWords[platform.kind ?? 'cloud-foundry']}: ` +
    'services and their versions are judged, and nothing of what is pushed to Cloud Foundry'
  const give = 'ask the team of the environment how an application comes there'
  return { kind: 'manifest', subject: 'platform', verdict: 'unknown', says, at, playbook: target.at(), give }
}

/** Whatever a finding is about comes from the manifest, and an address in it may carry a credential. */
const cleaned = (finding: Finding): Finding => ({
  ...finding,
  subject: withoutSecrets(finding.subject),
  says: withoutSecrets(finding.says),
  ...(finding.options ? { options: finding.options.map(withoutSecrets) } : {}),
})

/** Attributes that are a variable without a value. */
function judgePending({ pending }: App, target: FitTarget): Finding[] {
  return pending.map(({ attribute, missing, at }): Finding => {
    const says = `it waits for ${names(missing)}`
    const base = { kind: 'attribute' as const, playbook: target.at() }
    return { ...base, subject: attribute, verdict: 'unknown', says, at, give: giveVariables(missing) }
  })
}
