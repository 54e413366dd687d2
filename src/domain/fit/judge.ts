import { present } from '../present.ts'
import type { Position } from '../problem.ts'
import type { App, Instance, Manifest } from './app.ts'
import { judgeProcesses, judgeTogether } from './capacity.ts'
import { type Asked, type Condition, conditionsOf, expectationsOf } from './conditions.ts'
import { type FitPlaybook, Target } from './playbook.ts'
import { judgeRoutes } from './routes.ts'
import { judgeServices } from './services.ts'
import { judgeStaging } from './staging.ts'
import { type Finding, type Verdict, worst } from './verdict.ts'
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
  asOf?: string
  org?: string
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
  asked: Asked[]
  leadTime: number
}

export interface FitInput {
  manifest: Manifest
  instances?: readonly Instance[]
  /** The organisation that the apps belong to. */
  org?: string
  environments: readonly string[]
}

/** Whether the apps of a manifest fit into environments. Pure: the same here, in a pipeline and on a page. */
export function judge(
  { manifest, instances = [], org, environments }: FitInput,
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
    ...present({ asOf, org }),
    unresolved: manifest.unresolved,
    environments: environments.map((id) => judgeEnvironment(manifest, known, new Target(playbook, id, org))),
  }
}

function judgeEnvironment(
  manifest: Manifest,
  instances: ReadonlyMap<string, Instance>,
  target: Target,
): EnvironmentFit {
  const apps = manifest.apps.map((app) => judgeApp(app, instances, target))
  const start = manifest.apps[0]?.at ?? { file: manifest.file, line: 1, col: 1 }
  const together = judgeTogether(manifest.apps, instances, start, target)
  const verdict = worst([...apps, ...together].map((part) => part.verdict))
  return { environment: target.id, name: target.environment.name, verdict, apps, together }
}

function judgeApp(app: App, instances: ReadonlyMap<string, Instance>, target: Target): AppFit {
  const findings = [
    ...judgeServices(app, instances, target),
    ...judgeStaging(app, target),
    ...judgeProcesses(app, target),
    ...judgeRoutes(app, target),
    ...judgeAttributes(app, target),
  ]
  const conditions = conditionsOf(app, instances, target)
  const verdict = worst(findings.map((finding) => finding.verdict))
  const name = app.name.missing ? app.name.written : app.name.value
  return { app: name, at: app.at, verdict, findings, conditions, ...expectationsOf(conditions, target) }
}

/** Attributes on their way out, and attributes that are a variable without a value. */
function judgeAttributes({ deprecated, pending }: App, target: Target): Finding[] {
  const base = { kind: 'attribute' as const, playbook: target.at() }
  return [
    ...deprecated.map(({ attribute, use, at }): Finding => {
      const says = `deprecated by Cloud Foundry; write \`${use}\``
      return { ...base, subject: attribute, verdict: 'limited', says, at }
    }),
    ...pending.map(({ attribute, missing, at }): Finding => {
      const says = `it waits for ${names(missing)}`
      return { ...base, subject: attribute, verdict: 'unknown', says, at, give: giveVariables(missing) }
    }),
  ]
}
