import { environmentIn, lookUp } from '../../../domain/base/look-up.ts'
import { stepsTo } from '../../../domain/catalog/promotion.ts'
import { type FitPlaybook, FitTarget } from '../../../domain/fit/playbook.ts'
import { offeringsOf } from '../../../domain/fit/services.ts'
import { compare } from '../../../domain/playbook/problem.ts'
import { shapes, statusLabels, tones } from '../../views/status.ts'
import { make, statusMark } from '../parts/dom.ts'
import { drawMarked } from '../parts/portions.ts'
import { hrefOf } from '../parts/prose.ts'
import { offer } from './form.ts'
import { fieldsIn } from './rows.ts'

/** Every service of the playbook, for the choices of the form. */
export function serviceOptions({ catalog }: FitPlaybook): HTMLOptionElement[] {
  return Object.entries(catalog.services)
    .sort(([, a], [, b]) => compare(a.name, b.name))
    .map(([id, { name }]) => new Option(name, id))
}

/**
 * Brings a row of a service up to date: its plans are those of the environments that the record goes through, and beside
 * it stands what each of them says of the service.
 */
export function drawServiceRow(row: HTMLElement, targets: readonly string[], playbook: FitPlaybook): void {
  const [service, plan] = ['service', 'plan'].map((name) =>
    fieldsIn(row).find(({ dataset }) => dataset['field'] === name),
  ) as [HTMLSelectElement?, HTMLSelectElement?]
  if (!service || !plan) return
  const { catalog } = playbook
  const known = targets.filter((id) => lookUp(catalog.environments, id))
  const way = [...new Set(known.flatMap((id) => [...stepsTo(catalog, id).map(({ from }) => from), id]))]
  const said = way.map((id) => {
    const [offering] = offeringsOf({ offering: service.value }, new FitTarget(playbook, id))
    const environment = environmentIn(catalog, id)
    return { id, name: environment.name, offer: lookUp(environment.services, offering) }
  })
  const chosen = plan.value
  const plans = [...new Set(said.flatMap(({ offer }) => Object.keys(offer?.plans ?? {})))]
  plan.replaceChildren(new Option('–', ''), ...plans.map((name) => new Option(name, name)))
  offer(plan, chosen)
  plan.value = chosen
  row.querySelector('.ws-status')?.remove()
  if (service.value === '' || said.length === 0) return
  const draw = () =>
    make(
      'ul',
      { class: 'ws-status', 'aria-label': 'What the environments say of it' },
      ...said.map(({ id, name, offer }) => {
        const is = offer?.status ?? 'unknown'
        const link = make('a', { href: hrefOf(`/environments/${id}/services#${service.value}`) }, name)
        const plansThere = Object.keys(offer?.plans ?? {})
        const lacks = plan.value !== '' && offer !== undefined && !plansThere.includes(plan.value)
        return make(
          'li',
          {},
          link,
          ' ',
          statusMark(statusLabels[is], { tone: tones[is], shape: shapes[is] }),
          offer?.version === undefined ? false : ` ${offer.version}`,
          lacks && make('span', { class: 'dim' }, `, no plan ${plan.value}`),
        )
      }),
    )
  row.querySelector('.ws-fields')?.append(drawMarked(said, undefined, draw))
}
