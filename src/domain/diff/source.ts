import type { Change, Side } from '../../model/catalog-diff.ts'
import type { Path } from '../../model/walk.ts'
import { buildpackKey } from '../catalog/catalog.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import type { TreePath } from './tree.ts'

/**
 * Where an author wrote what stands at a path of a catalog: the value itself, or the nearest thing around it.
 * Undefined where the playbook says nothing of it, as where an environment is silent about a service.
 */
export function sourceOf(playbook: Playbook, path: TreePath): Position | undefined {
  const [root, id = '', area, key, ...rest] = path
  if (root === 'services') return inService(playbook.get('service', id), area, key)
  if (root !== 'environments') return playbook.site?.at(['roleLabels', id])
  const environment = playbook.get('environment', id)
  if (area === undefined || key === undefined) return environment?.at(inEnvironment(area ?? ''))
  const data = environment?.data
  switch (area) {
    case 'services':
      return inAvailability(playbook.get('availability', key, id), rest)
    case 'roadmap':
      return playbook.get('roadmap', key, id)?.at(rest)
    case 'expectations':
      return playbook.all('onboarding', id)[0]?.at(['expectations', key, ...rest])
    case 'stacks':
    case 'domains':
      return inList(
        environment,
        ['foundations', area],
        data?.foundations[area].map((i) => i.name),
        key,
        rest,
      )
    case 'buildpacks':
      return inList(
        environment,
        ['foundations', area],
        data?.foundations.buildpacks.map(buildpackKey),
        key,
        rest,
      )
    case 'controls':
      return inList(
        environment,
        ['posture', area],
        data?.posture.controls.map((i) => i.control),
        key,
        rest,
      )
    case 'access':
      return inList(
        environment,
        ['access'],
        data?.access.map((i) => i.what),
        key,
        rest,
      )
    default:
      return environment?.at([...inEnvironment(area), key, ...rest])
  }
}

/** Fields at the top of a catalog's environment that authors write under `foundations`. */
function inEnvironment(area: string): Path {
  if (area === '') return []
  return ['region', 'zones', 'platform', 'features'].includes(area) ? ['foundations', area] : [area]
}

function inService(
  service: Entry<'service'> | undefined,
  field: string | undefined,
  key: string | undefined,
) {
  if (field !== 'alternatives' || key === undefined) return service?.at(field === undefined ? [] : [field])
  return inList(
    service,
    [field],
    service?.data.alternatives.map((a) => a.service),
    key,
    [],
  )
}

function inAvailability(entry: Entry<'availability'> | undefined, path: TreePath): Position | undefined {
  const [field, plan, ...rest] = path
  if (field !== 'plans' || plan === undefined) return entry?.at(path)
  return inList(
    entry,
    ['plans'],
    entry?.data.plans.map((p) => p.name),
    plan,
    rest,
  )
}

/** A place in a list that is a map by name in the catalog. */
function inList(
  entry: Entry<'availability' | 'environment' | 'service'> | undefined,
  list: Path,
  names: readonly string[] = [],
  name: string,
  rest: TreePath,
): Position | undefined {
  const i = names.indexOf(name)
  return entry?.at(i < 0 ? list : [...list, i, ...rest])
}

/** Where one side of a change was written; without lines where these could give away what is withheld. */
export type Locate = (path: TreePath) => Side['at']

/** Changes with the places of both sides. */
export function placed(changes: readonly Change[], before: Locate, after: Locate): Change[] {
  const at = (side: Side, locate: Locate): Side => {
    const place = locate(side.path)
    return place ? { ...side, at: place } : side
  }
  return changes.map((change) => ({
    ...change,
    ...(change.before ? { before: at(change.before, before) } : {}),
    ...(change.after ? { after: at(change.after, after) } : {}),
  }))
}

/** A place inside a catalog file, as a JSON pointer. */
export const pointerIn =
  (file: string): Locate =>
  (path) => ({
    file: `${file}#${path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`,
  })
