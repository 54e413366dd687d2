import type { LiveOffering, LivePlan } from '../../domain/live/catalog.ts'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { aboutOf } from './offering-about.ts'
import { at, child, items, scalarText, type Tree, truthOf } from './tree.ts'

/**
 * The offerings of an Open Service Broker catalog, versions 2.13 to 2.17 (spec.md, "Catalog Management").
 * `free` is true and `bindable` inherited unless said. Everything not named here is dropped: images,
 * schemas, vendor fields, and `dashboard_client`, which holds a secret.
 */
export function readOsb(services: Tree, broker: string | undefined, problems: Problem[]): LiveOffering[] {
  return items(services).flatMap((service) => {
    const name = scalarText(child(service, 'name'))
    if (name === undefined) return unnamed('service', service.at, problems)
    const bindable = truthOf(child(service, 'bindable')) ?? true
    const listed = child(service, 'plans')
    const plans = items(listed).flatMap((plan): LivePlan[] => {
      const planName = scalarText(child(plan, 'name'))
      if (planName === undefined) return unnamed('plan', plan.at, problems)
      return [
        {
          name: planName,
          at: plan.at,
          free: truthOf(child(plan, 'free')) ?? true,
          bindable: truthOf(child(plan, 'bindable')) ?? bindable,
          ...given('description', scalarText(child(plan, 'description'))),
          ...given('version', scalarText(at(plan, 'maintenance_info', 'version'))),
        },
      ]
    })
    const offering: LiveOffering = {
      name,
      at: service.at,
      ...(listed?.kind === 'list' ? { plans } : {}),
      ...given('broker', broker),
      ...given('description', scalarText(child(service, 'description'))),
      ...given('about', aboutOf(service)),
      ...given('version', commonVersion(plans)),
    }
    return [offering]
  })
}

function unnamed(what: string, place: Position, problems: Problem[]): [] {
  const message = `a ${what} without a name`
  problems.push(inputProblem('input-value', place, message, 'every service and plan has one'))
  return []
}

/** The version that all plans carry, if it is one. */
export function commonVersion(plans: readonly LivePlan[]): string | undefined {
  const versions = new Set(plans.map((plan) => plan.version))
  return versions.size === 1 ? [...versions][0] : undefined
}

/** An object with the key, or without it where there is no value. */
export const given = <K extends string, V>(
  key: K,
  value: V | undefined,
): { [P in K]?: Exclude<V, undefined> } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: Exclude<V, undefined> }
