import { lookUp } from '../base/look-up.ts'
import { scheduleOf } from '../onboarding/schedule.ts'
import type { Position } from '../playbook/problem.ts'
import { insideOf } from './addresses.ts'
import type { App, Instance } from './app.ts'
import type { Citation, FitTarget } from './playbook.ts'

/** Whether an app brings what makes more expectations apply; `ask` where a manifest cannot say. */
export interface Condition {
  id: string
  label: string
  holds: 'yes' | 'ask'
  /** What shows it; the question of the playbook (Markdown) where it has to be asked. */
  because: string
  at?: Position
}

/** What onboarding asks of this app, with the days it takes. */
export interface AskedOfApp {
  id: string
  title: string
  /** What the role is called here. */
  owner: string
  /** Working days it takes, and how many working days before the release it must start. */
  leadTime: number
  startBefore: number
  /** Conditions that make it apply; none where it always does. */
  because: string[]
  at: Citation
}

interface Sign {
  because: string
  at: Position
}

type Instances = ReadonlyMap<string, Instance>

/** The conditions of site.yaml that hold for an app. A condition that is not known here is always asked. */
export function conditionsOf(app: App, instances: Instances, target: FitTarget): Condition[] {
  const shown: Record<string, Sign | undefined> = {
    'docker-image': app.docker && { because: 'the manifest names an image', at: app.docker.at },
    'custom-buildpack': customBuildpack(app, target),
    'user-provided-service': userProvided(app, instances),
    'third-party-integration': outside(app, target),
    'batch-work': batch(app, instances, target),
    'cross-domain': bound(app, instances, target, 'cross-domain-transfer'),
  }
  return Object.entries(target.conditions).flatMap(([id, { label, question }]): Condition[] => {
    const sign = lookUp(shown, id)
    if (sign) return [{ id, label, holds: 'yes', ...sign }]
    return isDecided(id, app) ? [] : [{ id, label, holds: 'ask', because: question }]
  })
}

/** Whether the manifest shows everything there is to a condition, so that its absence needs no question. */
const isDecided = (id: string, { buildpacks, pending }: App) =>
  (id === 'docker-image' && !pending.some((p) => p.attribute === 'docker')) ||
  (id === 'custom-buildpack' && !buildpacks?.missing && !buildpacks?.value?.some((name) => name.missing))

function customBuildpack(app: App, target: FitTarget): Sign | undefined {
  const known = new Set(Object.values(target.environment.buildpacks).map((b) => b.name))
  const found = (app.buildpacks?.value ?? []).find(
    (name) => name.value !== undefined && !known.has(name.value),
  )
  return found && { because: 'a buildpack that the platform does not list', at: found.at }
}

function instancesOf(app: App, instances: Instances) {
  return (app.services?.value ?? []).flatMap(({ name, at }) => {
    const instance = name.value === undefined ? undefined : instances.get(name.value)
    return instance ? [{ instance, at }] : []
  })
}

function userProvided(app: App, instances: Instances): Sign | undefined {
  const found = instancesOf(app, instances).find(({ instance }) => instance.kind === 'user-provided')
  return found && { because: `binds ${found.instance.name}, which is user-provided`, at: found.at }
}

/** An environment variable that names a host on none of the environment's domains, nor on the app's own routes. */
function outside(app: App, target: FitTarget): Sign | undefined {
  const found = app.addresses.find(({ host }) => insideOf(host, app, target) === undefined)
  return (
    found && { because: `${found.variable} names ${found.host}, which is not the platform’s`, at: found.at }
  )
}

function batch(app: App, instances: Instances, target: FitTarget): Sign | undefined {
  const process = app.processes.find((p) => /^(?:cron|clock|scheduler?|batch|job|task)s?$/i.test(p.type))
  if (process) return { because: `a process of type ${process.type}`, at: process.at }
  return bound(app, instances, target, 'task-scheduler')
}

/** An instance of this service, by its id or by what the environment's marketplace calls it. */
function bound(app: App, instances: Instances, target: FitTarget, service: string): Sign | undefined {
  const live = lookUp(target.environment.services, service)?.live?.offering
  const found = instancesOf(app, instances).find(
    ({ instance }) =>
      instance.kind === 'managed' && (instance.offering === service || instance.offering === live),
  )
  return found && { because: `binds ${found.instance.name}`, at: found.at }
}

/** What onboarding asks of an app with these conditions, in the order to be done, and how long it all takes. */
export function expectationsOf(
  conditions: readonly Condition[],
  target: FitTarget,
): { asked: AskedOfApp[]; leadTime: number } {
  const holding = new Set(conditions.filter((c) => c.holds === 'yes').map((c) => c.id))
  const schedule = scheduleOf(target.environment.expectations, holding)
  const asked = schedule.items.map(
    ({ id, expectation, startBefore }): AskedOfApp => ({
      id,
      title: expectation.title,
      owner: lookUp(target.catalog.roles, expectation.owner) ?? expectation.owner,
      leadTime: expectation.leadTime,
      startBefore,
      because: expectation.when === 'always' ? [] : expectation.when.filter((c) => holding.has(c)),
      at: target.at('expectations', id),
    }),
  )
  return { asked, leadTime: schedule.length }
}
