import type { CatalogEnvironment } from '../../model/catalog.ts'
import type { Decision, Signal } from '../../model/environment.ts'
import type { Intake } from '../../model/intake.ts'
import { environmentIn, lookUp } from '../base/look-up.ts'
import { present } from '../base/present.ts'
import type { PlanCalendar } from '../calendar/plan-calendar.ts'
import type { FitTarget } from '../fit/playbook.ts'
import { offeringsOf } from '../fit/services.ts'
import type { Address } from '../pages/address.ts'

/** What an answer to a record needs of an environment beyond its catalog: plain data, as pages get it too. */
export interface EnvironmentBrief {
  /** What it is for; Markdown. */
  intent: string
  calendar: PlanCalendar
  cadence: BriefCadence[]
  paths: BriefPath[]
}

/** Something that comes again there, in words, and its next day. */
export interface BriefCadence {
  name: string
  kind: 'meeting' | 'upgrade-window' | 'review'
  when: string
  next?: string
  what: string
}

/** A triage path that holds there. */
export interface BriefPath {
  id: string
  title: string
  symptom: string
  severity: string
  services: string[]
  address: Address
}

export type Briefs = Readonly<Record<string, EnvironmentBrief>>

/** What a team is told of its target, whatever it brings. */
export interface Brief {
  /** What each environment of the way is for, the target last. */
  way: { id: string; name: string; short: string; intent?: string }[]
  /** How each of them differs from the one before, and why. */
  differs: { environment: string; what: string; why: string }[]
  /** How the services that are wanted differ there, and what to do until then. */
  services: { service: string; from: string; what: string; why: string; until: string }[]
  /** How to ask for what is not given by itself. */
  request: Decision
  /** Where each signal of the app is, and who may see it. */
  feedback: {
    signal: Signal
    where: string
    who: string
    retention?: string
    delay?: string
    note?: string
  }[]
  /** The triage paths of the services that are wanted. */
  paths: BriefPath[]
  cadence: BriefCadence[]
  contacts: { role: string; channel: string; phone?: string; hours: string; otherwise?: string }[]
}

const signals: readonly Signal[] = ['logs', 'metrics', 'traces', 'dashboards', 'events']

/** What a team is told of its target: made of the catalog, and of what `briefs` say. */
export function briefFor(
  { services: wanted = [] }: Intake,
  target: FitTarget,
  way: readonly string[],
  briefs: Briefs,
): Brief {
  const { environment, catalog } = target
  const here = lookUp(briefs, target.id)
  const named = new Set(wanted.flatMap(({ service }) => offeringsOf({ offering: service }, target)))
  return {
    way: way.map((id) => {
      const { name, short } = environmentIn(catalog, id)
      return { id, name, short, ...present({ intent: lookUp(briefs, id)?.intent }) }
    }),
    differs: way.flatMap((id) => {
      const { name, differs } = environmentIn(catalog, id)
      return differs.map(({ what, why }) => ({ environment: name, what, why }))
    }),
    services: [...named].flatMap((id) => {
      const difference = lookUp(environment.services, id)?.difference
      if (!difference) return []
      const { from, what, why, until } = difference
      const before = lookUp(catalog.environments, from)?.name ?? from
      return [{ service: lookUp(catalog.services, id)?.name ?? id, from: before, what, why, until }]
    }),
    request: target.request(),
    feedback: signals.flatMap((signal) => feedbackOf(environment, signal)),
    paths: (here?.paths ?? []).filter(({ services }) => services.some((id) => named.has(id))),
    cadence: here?.cadence ?? [],
    contacts: Object.entries(environment.team).map(([role, { channel, phone, hours, otherwise }]) => ({
      role: lookUp(catalog.roles, role) ?? role,
      channel,
      hours,
      ...present({ phone, otherwise }),
    })),
  }
}

function feedbackOf({ feedback }: CatalogEnvironment, signal: Signal): Brief['feedback'] {
  const found = feedback[signal]
  if (!found) return []
  const { where, who, retention, delay, note } = found
  return [{ signal, where, who, ...present({ retention, delay, note }) }]
}
