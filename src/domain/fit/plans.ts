import type { CatalogAvailability } from '../../model/catalog.ts'
import { lookUp } from '../base/look-up.ts'
import { suggest } from '../base/nearest.ts'
import type { FitTarget } from './playbook.ts'
import type { Verdict } from './verdict.ts'
import { by } from './ways.ts'

/** What the plan of an instance adds to the verdict on its service. */
export interface PlanAspect {
  verdict: Verdict
  text: string
  note?: string
  options?: string[]
  give?: string
}

/** Whether the plan is there, for this organisation, to be bound, and within what the quota pays. */
export function judgePlan(
  offer: CatalogAvailability,
  name: string | undefined,
  target: FitTarget,
): PlanAspect {
  const plans = Object.entries(offer.plans)
  const open = plans.filter(
    ([, p]) => p.bindable && (!p.orgs || (target.org !== undefined && p.orgs.includes(target.org))),
  )
  const options = open.map(([plan]) => plan)
  if (name === undefined) {
    if (open.length === plans.length) return { verdict: 'fits', text: 'the plan is not given' }
    const text = 'not every plan is open to you'
    return { verdict: 'unknown', text, options, give: 'the plan of the instance' }
  }
  const plan = lookUp(offer.plans, name)
  if (!plan) {
    if (plans.length === 0) {
      const text = `the playbook lists no plans, so "${name}" cannot be compared`
      return { verdict: 'unknown', text, give: 'an answer from the environment’s team' }
    }
    const known = plans.map(([p]) => p)
    return { verdict: 'no', text: `no plan "${name}"; ${suggest(name, known, 'plans are')}`, options }
  }
  const note = plan.note === undefined ? {} : { note: plan.note }
  if (plan.orgs && target.org === undefined) {
    const text = `plan ${name} is for some organisations only`
    return { verdict: 'unknown', text, give: `the organisation, ${by.organisation}`, ...note }
  }
  if (plan.orgs && !plan.orgs.includes(target.org ?? ''))
    return { verdict: 'no', text: `plan ${name} is not open to ${target.org}`, options, ...note }
  if (!plan.bindable)
    return { verdict: 'no', text: `plan ${name} cannot be bound to an app`, options, ...note }
  if (!plan.free && target.environment.quotas.paidServicesAllowed === false)
    return {
      verdict: 'no',
      text: `plan ${name} is paid, and the quota allows no paid services`,
      options,
      ...note,
    }
  return { verdict: 'fits', text: `plan ${name}`, ...note }
}
