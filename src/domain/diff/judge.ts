import type { Status } from '../../model/availability.ts'
import type { ChangeKind, ChangeSeverity } from '../../model/catalog-diff.ts'
import type { Environment } from '../../model/environment.ts'
import type { Buildpack, Features, FeatureValue, Stack } from '../../model/foundations.ts'
import { lookUp } from '../base/look-up.ts'
import { compareVersions, sameMajor } from '../base/version.ts'
import { compareQuantities } from './quantity.ts'
import type { JsonTree, TreePath } from './tree.ts'

/** What two catalogs say at one path, and for a path inside an availability, the status of the service then. */
export interface Facts {
  path: TreePath
  before?: JsonTree | undefined
  after?: JsonTree | undefined
  was?: Status | undefined
  is?: Status | undefined
}

export interface ChangeVerdict {
  kind: ChangeKind
  severity: ChangeSeverity
}

const verdict = (kind: ChangeKind, severity: ChangeSeverity = 'informational'): ChangeVerdict => ({
  kind,
  severity,
})

/** A rule for one kind of place: `*` is any key. The first that fits decides. */
type JudgeRule = readonly [pattern: string, judge: (facts: Facts) => ChangeVerdict]

const usable = (status: Status | undefined) =>
  status === 'available' || status === 'limited' || status === 'deprecated'

/** Kind and severity for what comes, goes, or changes in place. */
const comesOrGoes =
  (added: ChangeVerdict, removed: ChangeVerdict, changed: ChangeVerdict = added) =>
  ({ before, after }: Facts) =>
    before === undefined ? added : after === undefined ? removed : changed

const always = (kind: ChangeKind) => () => verdict(kind)

/** Judges a value on a scale: less of it breaks, more of it is a gain. */
const scale =
  (ranks: Readonly<Record<string, number>>, more: ChangeKind, less: ChangeKind = more) =>
  ({ before, after }: Facts) => {
    const rank = (value: JsonTree | undefined) => lookUp(ranks, String(value ?? null)) ?? -1
    return rank(after) < rank(before) ? verdict(less, 'breaking') : verdict(more, 'additive')
  }

function judgeStatus({ was, is }: Facts): ChangeVerdict {
  if (usable(was) && (!usable(is) || is === 'deprecated')) return verdict('status', 'breaking')
  const better = (!usable(was) && usable(is)) || was === 'deprecated' || is === 'available'
  return verdict('status', better && is !== 'deprecated' ? 'additive' : 'informational')
}

function judgeOffering({ before, after, was, is }: Facts): ChangeVerdict {
  if (before === undefined) return verdict('offering-added', usable(is) ? 'additive' : 'informational')
  if (after === undefined) return verdict('offering-removed', usable(was) ? 'breaking' : 'informational')
  return verdict('described')
}

/** Another major version breaks, in either direction. */
const judgeVersion =
  (matters: (facts: Facts) => boolean) =>
  (facts: Facts): ChangeVerdict => {
    const { before, after } = facts
    if (typeof before !== 'string' || typeof after !== 'string') return verdict('version')
    const direction = compareVersions(before, after)
    const kind = direction < 0 ? 'version-up' : direction > 0 ? 'version-down' : 'version'
    return verdict(kind, matters(facts) && !sameMajor(before, after) ? 'breaking' : 'informational')
  }

const inUse = ({ was, is }: Facts) => usable(was) && usable(is)

const judgePlan = ({ before, was, is }: Facts): ChangeVerdict =>
  before === undefined
    ? verdict('plan-added', usable(is) ? 'additive' : 'informational')
    : verdict('plan-removed', usable(was) && usable(is) ? 'breaking' : 'informational')

/** A plan's visibility: every organisation, or those of a list. */
function judgeOrgs(facts: Facts): ChangeVerdict {
  const list = (value: JsonTree | undefined) =>
    Array.isArray(value) ? (value as readonly JsonTree[]) : undefined
  const [before, after] = [list(facts.before), list(facts.after)]
  const loses = after !== undefined && (before === undefined || before.some((org) => !after.includes(org)))
  return whileUsed(facts, verdict('plan-changed', loses ? 'breaking' : 'additive'))
}

/** Changes to a service that nobody can use do not concern developers yet. */
const whileUsed = (facts: Facts, { kind, severity }: ChangeVerdict) =>
  verdict(kind, inUse(facts) ? severity : 'informational')

function judgePlanLimit(facts: Facts): ChangeVerdict {
  const { before, after } = facts
  const order =
    typeof before === 'string' && typeof after === 'string' ? compareQuantities(before, after) : undefined
  if (order === undefined || order === 0) return verdict('limit')
  const lowered = order > 0
  return whileUsed(
    facts,
    lowered ? verdict('limit-lowered', 'breaking') : verdict('limit-raised', 'additive'),
  )
}

/** An absent quota is unlimited. */
function judgeQuota({ before, after }: Facts): ChangeVerdict {
  const amount = (value: JsonTree | undefined) =>
    value === undefined ? Number.POSITIVE_INFINITY : Number(value)
  return amount(after) < amount(before)
    ? verdict('quota-lowered', 'breaking')
    : verdict('quota-raised', 'additive')
}

function judgeLeadTime({ before, after }: Facts): ChangeVerdict {
  return Number(after ?? 0) > Number(before ?? 0)
    ? verdict('lead-time-longer')
    : verdict('lead-time-shorter', 'additive')
}

const flag = { false: 0, true: 1 }
const environmentStatuses: Record<Environment['status'], number> = {
  closing: 0,
  building: 1,
  limited: 2,
  open: 3,
}
const stackStates: Record<Stack['state'], number> = { disabled: 0, restricted: 1, deprecated: 2, active: 3 }
const buildpackStates: Record<Buildpack['state'], number> = { deprecated: 0, locked: 1, available: 2 }
const features: { [F in keyof Features]: Record<FeatureValue<F>, number> } = {
  docker: flag,
  cnb: flag,
  ssh: { never: 0, 'on-request': 1, developers: 2 },
  egress: { none: 0, 'by-destination': 1, open: 2 },
}

const sharedRules: readonly JudgeRule[] = [
  ['services/*', comesOrGoes(verdict('service-added', 'additive'), verdict('service-removed', 'breaking'))],
  ['services/*/marking', always('marking')],
  ['services/*/**', always('service-described')],
  [
    'environments/*',
    comesOrGoes(verdict('environment-added', 'additive'), verdict('environment-removed', 'breaking')),
  ],
]

/** Of one environment; a pattern goes on from there. */
const environmentRules: readonly JudgeRule[] = [
  ['status', scale(environmentStatuses, 'environment-status')],

  ['services/*', judgeOffering],
  ['services/*/status', judgeStatus],
  ['services/*/version', judgeVersion(inUse)],
  ['services/*/plans/*', judgePlan],
  ['services/*/plans/*/free', (f) => whileUsed(f, scale(flag, 'plan-changed')(f))],
  ['services/*/plans/*/bindable', (f) => whileUsed(f, scale(flag, 'plan-changed')(f))],
  ['services/*/plans/*/orgs', judgeOrgs],
  ['services/*/plans/*/limits/*', judgePlanLimit],
  ['services/*/plans/*/marking', always('marking')],
  ['services/*/plans/**', always('plan-changed')],
  ['services/*/limits', always('limit')],
  ['services/*/live', (f) => whileUsed(f, verdict('live-identity', 'breaking'))],
  ['services/*/until', always('end-date')],
  ['services/*/support', always('end-date')],
  ['services/*/difference', always('reason')],
  ['services/*/alternative', always('alternative')],
  ['services/*/roadmap', always('roadmap')],
  ['services/*/request', always('request')],
  ['services/*/marking', always('marking')],

  ['stacks/*', comesOrGoes(verdict('stack-added', 'additive'), verdict('stack-removed', 'breaking'))],
  ['stacks/*/state', scale(stackStates, 'stack-state')],
  ['stacks/*/until', always('end-date')],
  [
    'buildpacks/*',
    comesOrGoes(verdict('buildpack-added', 'additive'), verdict('buildpack-removed', 'breaking')),
  ],
  ['buildpacks/*/version', judgeVersion(() => true)],
  ['buildpacks/*/state', scale(buildpackStates, 'buildpack-state')],
  ['buildpacks/*/until', always('end-date')],
  [
    'domains/*',
    comesOrGoes(
      verdict('domain-added', 'additive'),
      verdict('domain-removed', 'breaking'),
      verdict('described'),
    ),
  ],
  ['platform/version', judgeVersion(() => false)],
  ['platform/capi', judgeVersion(() => false)],
  ...Object.entries(features).map(
    ([id, ranks]): JudgeRule => [`features/${id}`, scale(ranks, 'feature-gained', 'feature-lost')],
  ),
  ['quotas/*', judgeQuota],

  ['expectations/*', comesOrGoes(verdict('expectation-added'), verdict('expectation-removed', 'additive'))],
  ['expectations/*/leadTime', judgeLeadTime],
  ['expectations/**', always('expectation')],
  ['request', always('request')],
  ['request/**', always('request')],
  ['controls/*', always('control')],
  ['access/*', always('access')],
  [
    'feedback/*',
    comesOrGoes(verdict('feedback-added', 'additive'), verdict('feedback-removed'), verdict('feedback')),
  ],
  ['team/*', always('team')],
  ['fielding/*', always('release-practice')],
  ['automation/*', always('automation')],
  ['roadmap/*', always('roadmap')],
  ['differs', always('reason')],
  ['marking', always('marking')],
]

const pathOf = (pattern: string): string[] => ['environments', '*', ...pattern.split('/')]

/** Maps that are compared as a whole: a reason, a way to ask, who answers. */
const wholes = [
  'services/*/live',
  'services/*/difference',
  'services/*/support',
  'services/*/request',
  'request',
  'controls/*',
  'access/*',
  'feedback/*',
  'team/*',
  'fielding/*',
  'automation/*',
  'domains/*',
  'roadmap/*',
].map((pattern) => pathOf(pattern))

const split = [
  ...sharedRules.map(([pattern, judge]) => [pattern.split('/'), judge] as const),
  ...environmentRules.map(([pattern, judge]) => [pathOf(pattern), judge] as const),
]

function fits(pattern: readonly string[], path: TreePath): boolean {
  const open = pattern.at(-1) === '**'
  if (open ? path.length < pattern.length : path.length !== pattern.length) return false
  return pattern.every((part, i) => part === '*' || part === '**' || part === path[i])
}

/** What a change at a place of the catalog is called, and how much it concerns a developer. */
export function judgeChange(facts: Facts): ChangeVerdict {
  return split.find(([pattern]) => fits(pattern, facts.path))?.[1](facts) ?? verdict('described')
}

/** Whether the map at `path` is compared as a whole. */
export const isWhole = (path: TreePath): boolean => wholes.some((pattern) => fits(pattern, path))
