import type { Catalog } from '../../model/catalog.ts'
import type { Intake } from '../../model/intake.ts'
import type { Area } from '../../model/onboarding.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import type { MapShape } from '../../model/shape.ts'
import { lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import { stepsTo } from '../catalog/promotion.ts'
import type { FitReport } from '../fit/judge.ts'
import { type Citation, type FitPlaybook, FitTarget } from '../fit/playbook.ts'
import { offeringsOf } from '../fit/services.ts'
import type { Finding, Subject } from '../fit/verdict.ts'
import { compare } from '../playbook/problem.ts'
import { parseTarget } from '../roadmap/target.ts'
import { type Brief, type Briefs, briefFor } from './brief.ts'
import type { Handling } from './handling.ts'
import { type AimedRecord, judgeRecord } from './judge-record.ts'
import { type OpenPoint, openPoints } from './open-points.ts'
import { askBy, type Due, type OnboardingPlan, planFor } from './plan.ts'

/** What a team is told of one target at the end of an onboarding meeting. Plain data: what the JSON report prints. */
export interface IntakeAnswer {
  kind: 'fieldbook-intake'
  version: 2
  /** The highest marking of the record and of what the playbook says to it. */
  marking?: string
  caution?: string
  network?: string
  asOf?: string
  file: string
  team: string
  recorded: string
  capability?: string
  missionOwner?: string
  environment: { id: string; name: string }
  live?: string
  /** Each environment of the way, the target last. What onboarding asks stands in the plan. */
  fit: FitReport
  /** What the record leaves open, and what was left to be found out at the meeting. */
  open: OpenPoint[]
  questions: { ask: string; who: string; by?: string; late?: true }[]
  plan: OnboardingPlan
  requests: Requested[]
  /** What changes here before the day of the release, or bears on a service that is wanted. */
  coming: Coming[]
  brief: Brief
}

/** Something to be asked for, with the last day to ask. */
export interface Requested extends Due {
  subjects: string[]
  channel: string
  approver: string
  leadTime: number
}

export interface Coming extends Pick<RoadmapItem, 'title' | 'kind' | 'status' | 'confidence' | 'impact'> {
  id: string
  target: string
  /** Whether it comes before the day of the release for sure, perhaps, or not. */
  when?: 'before' | 'around' | 'after'
  at: Citation
}

export interface Sources {
  playbook: FitPlaybook
  briefs: Briefs
  handling: Handling
  /** Of records: what they are asked. */
  shape: MapShape
}

/** The environments on the way to one, itself the last. */
export const wayTo = (catalog: Catalog, id: string): string[] => [
  ...stepsTo(catalog, id).map((step) => step.from),
  id,
]

/** Everything that a record asks of one target, answered from the playbook. Its environment has to be one of the catalog. */
export function answerIntake(
  given: AimedRecord,
  { playbook, briefs, handling, shape }: Sources,
): IntakeAnswer {
  const { record, file } = given
  const { environment: id, live } = given.target
  const target = new FitTarget(playbook, id, record.org)
  const { asOf } = target
  const frame = { live, asOf, calendar: lookUp(briefs, id)?.calendar ?? { closed: [] } }
  const way = wayTo(playbook.catalog, id)
  const fit = judgeRecord(given, playbook, way, handling)
  const { holding, asking } = conditionsIn(given, fit, playbook.conditions)
  const here = fit.environments.at(-1)
  const findings = [...(here?.apps.flatMap((app) => app.findings) ?? []), ...(here?.together ?? [])]
  const { marking, caution, network } = fit
  const plan = planFor(target, holding, frame)
  return {
    kind: 'fieldbook-intake',
    version: 2,
    ...present({ marking, caution, network, asOf }),
    file,
    team: record.team,
    recorded: record.recorded,
    ...present({ capability: record.capability, missionOwner: record.missionOwner }),
    environment: { id, name: target.environment.name },
    ...present({ live }),
    fit: withoutAsked(fit),
    open: [...openPoints(record, shape), ...asking],
    questions: record.questions.filter(isOpen).map(({ ask, who, by }) => ({
      ask,
      who,
      ...(by === undefined ? {} : { by, ...(target.isPast(by) ? { late: true as const } : {}) }),
    })),
    plan,
    requests: requestsOf(given, findings, target).map(({ area, ...request }) => ({
      ...request,
      ...askBy(request.leadTime, area, plan, frame),
    })),
    coming: comingTo(given, target),
    brief: briefFor(record, target, way, briefs),
  }
}

/** What was found out by now is asked no more. */
const isOpen = ({ answer }: Intake['questions'][number]) => answer === undefined

/** Whether a team can go on as it stands: it fits, everything is answered, and nothing is late. */
export function isReady({ fit, open, plan, requests, questions }: IntakeAnswer): boolean {
  const verdict = fit.environments.at(-1)?.verdict
  return (
    (verdict === 'fits' || verdict === 'limited') &&
    open.length === 0 &&
    plan.closedOn === undefined &&
    ![...plan.items, ...requests, ...questions].some(({ late }) => late !== undefined)
  )
}

/** Conditions that a point of the record decides, so that its silence is a no. */
const decidedBy: Record<string, 'apps' | 'integrations'> = {
  'docker-image': 'apps',
  'custom-buildpack': 'apps',
  'third-party-integration': 'integrations',
  'user-provided-service': 'integrations',
}

/** Conditions that hold: shown by the record, or said in it. Those that nothing answers are asked. */
function conditionsIn(
  { record }: AimedRecord,
  { environments }: FitReport,
  known: FitPlaybook['conditions'],
) {
  const found = environments.at(-1)?.apps.flatMap(({ conditions }) => conditions) ?? []
  const holding = new Set(found.filter(({ holds }) => holds === 'yes').map(({ id }) => id))
  // A buildpack that the meeting spoke of counts, whether or not an app names it yet.
  if ((record.customBuildpacks ?? []).length > 0 && Object.hasOwn(known, 'custom-buildpack'))
    holding.add('custom-buildpack')
  for (const [id, holds] of Object.entries(record.conditions)) if (holds) holding.add(id)
  const asking = new Map<string, OpenPoint>()
  for (const { id, because } of found) {
    const point = lookUp(decidedBy, id)
    const isAnswered = id in record.conditions || (point !== undefined && record[point] !== undefined)
    if (!holding.has(id) && !isAnswered) asking.set(id, { point: `conditions.${id}`, asks: because })
  }
  return { holding, asking: [...asking.values()] }
}

/** The plan says what is asked, once and for all apps. */
const withoutAsked = (fit: FitReport): FitReport => ({
  ...fit,
  environments: fit.environments.map((environment) => ({
    ...environment,
    apps: environment.apps.map((app) => ({ ...app, conditions: [], asked: [], leadTime: 0 })),
  })),
})

/** What is to be asked for: what a finding says so of, and services that are given on request. */
/** Which of the things that onboarding asks for a request belongs to. */
const areaOf: Record<Subject, Area> = {
  service: 'services',
  stack: 'buildpacks',
  buildpack: 'buildpacks',
  docker: 'buildpacks',
  cnb: 'buildpacks',
  process: 'capacity',
  sidecar: 'capacity',
  quota: 'capacity',
  route: 'manifest',
  attribute: 'manifest',
  manifest: 'manifest',
  version: 'services',
  integration: 'integrations',
  data: 'data',
}

function requestsOf({ record }: AimedRecord, findings: readonly Finding[], target: FitTarget) {
  const wanted = (record.services ?? []).flatMap(({ service }) => {
    const offer = lookUp(target.environment.services, offeringsOf({ offering: service }, target)[0])
    return offer?.request
      ? [{ subject: service, area: areaOf.service, request: target.request(offer.request) }]
      : []
  })
  const said = findings.flatMap(({ kind, subject, request }) =>
    request ? [{ subject, area: areaOf[kind], request }] : [],
  )
  const all = new Map<string, Requested & { area: Area }>()
  for (const { subject, area, request } of [...said, ...wanted]) {
    const key = JSON.stringify([area, request])
    const one = all.get(key) ?? { subjects: [], area, ...request }
    if (!one.subjects.includes(subject)) one.subjects.push(subject)
    all.set(key, one)
  }
  return [...all.values()].sort((a, b) => b.leadTime - a.leadTime)
}

function comingTo({ record, target: { live } }: AimedRecord, target: FitTarget): Coming[] {
  const named = new Set(
    (record.services ?? []).flatMap(({ service }) => offeringsOf({ offering: service }, target)),
  )
  const items = Object.entries(target.environment.roadmap).flatMap(([id, item]) => {
    if (!target.pending(id)) return []
    const { first, last, label } = parseTarget(item.target, target.catalog)
    const when = live === undefined ? undefined : last < live ? 'before' : first > live ? 'after' : 'around'
    const isNamed = item.service !== undefined && named.has(item.service)
    const isOfAll = item.service === undefined && when !== 'after'
    if (!isNamed && !isOfAll) return []
    const { title, kind, status, confidence, impact } = item
    const coming: Coming = {
      id,
      title,
      kind,
      target: label,
      status,
      confidence,
      impact,
      ...(when ? { when } : {}),
      at: target.at('roadmap', id),
    }
    return [{ coming, first }]
  })
  return items.sort((a, b) => compare(a.first, b.first)).map(({ coming }) => coming)
}
