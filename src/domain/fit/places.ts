import type { Catalog } from '../../model/catalog.ts'
import { once } from '../base/once.ts'
import { sourceOf } from '../diff/source.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { fitData } from './fit-data.ts'
import { type FitPlaybook, placeKey } from './playbook.ts'

const areas = [
  'services',
  'stacks',
  'buildpacks',
  'domains',
  'features',
  'quotas',
  'roadmap',
  'expectations',
] as const

/** What fit needs of a playbook for people who have its files, with the lines that findings cite. */
export function fitPlaybook(
  playbook: Playbook,
  catalog: Catalog,
): FitPlaybook & Required<Pick<FitPlaybook, 'places'>> {
  const places: Record<string, Position> = {}
  // Few of them are cited, and to find a line is dear: each is looked up when it is asked for.
  const put = (path: readonly string[]) => {
    const get = once(() => sourceOf(playbook, ['environments', ...path]))
    Object.defineProperty(places, placeKey(path), { enumerable: true, get })
  }
  for (const [id, environment] of Object.entries(catalog.environments)) {
    put([id])
    for (const area of areas) {
      put([id, area])
      for (const key of Object.keys(environment[area])) put([id, area, key])
    }
    for (const [service, { plans }] of Object.entries(environment.services))
      for (const plan of Object.keys(plans)) put([id, 'services', service, 'plans', plan])
  }
  return { ...fitData(playbook, catalog), places }
}
