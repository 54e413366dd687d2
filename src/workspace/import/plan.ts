import type { Drift } from '../../domain/live/drift.ts'
import { compare } from '../../domain/playbook/problem.ts'
import type { CatalogAvailability } from '../../model/catalog.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { Buildpack, Stack } from '../../model/environment.ts'
import type { PlannedFile } from '../planned.ts'
import { YamlEdit } from '../yaml-edit.ts'
import { scaffoldService } from './scaffold.ts'

/** Where an import finds and puts things; paths are whatever `read` understands. */
export interface Homes {
  /** The file that holds a service's availability, or is to. */
  availability: (service: string) => string
  environment: string
  /** The page that a service needs; undefined where it is described already. */
  page: (service: string) => string | undefined
  /** The text of a file, undefined where there is none. */
  read: (path: string) => string | undefined
}

type Offer = CatalogAvailability
type Place = readonly (string | number)[]

/**
 * What an import would write: facts of the platform (versions, plans, stacks, buildpacks) are taken over; what
 * is new gets a scaffold that `check` asks to be explained; what is gone, and every status, is flagged in a
 * comment and left to people. Difference, alternative, requests, comments and order stay.
 */
export function planImport({ diff, found, asWhom }: Drift, environment: string, homes: Homes): PlannedFile[] {
  const edits = new Edits(homes.read)
  const flags = new Flags()
  const pages: PlannedFile[] = []
  const foundations = edits.of(homes.environment)
  for (const [area = '', id = ''] of found) {
    if (area === 'services') flags.clear(homes.availability(id), [id])
    else flags.clear(homes.environment, itemPath(area, id, foundations))
  }
  for (const change of diff.changes) {
    const { after } = change
    const [, , area, id = '', field] = (after ?? change.before)?.path ?? []
    if (area === 'services') {
      const file = homes.availability(id)
      for (const text of applyService(change, edits.of(file), asWhom?.org)) flags.add(file, [id], text)
      const path = field === undefined && after ? homes.page(id) : undefined
      const live = (after?.value as Offer | undefined)?.live
      if (path !== undefined) pages.push({ path, after: scaffoldService(id, live, environment) })
    } else if (area === 'stacks' || area === 'buildpacks') {
      const path = itemPath(area, id, foundations)
      for (const text of applyFoundation(change, area, path, foundations))
        flags.add(homes.environment, path, text)
    }
  }
  for (const { file, path, texts } of flags.all) edits.of(file).flag(path, texts)
  return [...edits.changed, ...pages].sort((a, b) => compare(a.path, b.path))
}

/** Applies a change to the file of a service; what is for people to decide comes back as flags. */
function applyService({ before, after }: Change, file: YamlEdit, org: string | undefined): string[] {
  const [, , , id = '', field, plan = '', fact] = (after ?? before)?.path ?? []
  if (field === undefined) {
    if (!after) return ['not in the live marketplace; say what became of it']
    const seen = org === undefined ? '' : `, as org ${org.replace(/\s+/g, ' ')} sees it`
    const comment = `New in the live marketplace${seen}. Say what differs here, and why.`
    file.addEntry(id, written(after.value as Offer), comment)
    return []
  }
  if (field === 'status') return [`documented as ${before?.value}, and in the live marketplace`]
  if (field !== 'plans') {
    const done = after === undefined || file.set([id, field], after.value)
    return done ? [] : [`\`${field}\` is another in the live marketplace`]
  }
  if (!after) return [`plan "${plan}" is not in the live marketplace`]
  const list = [id, 'plans']
  const done =
    fact === undefined
      ? file.append(list, writtenPlan(plan, after.value as Offer['plans'][string]))
      : file.set([...list, file.indexOf(list, { name: plan }), fact], after.value)
  return done ? [] : [`plan "${plan}" is another in the live marketplace`]
}

/** What a person would write: defaults are left out. */
function written({ status, version, live, plans }: Offer): Record<string, unknown> {
  return {
    status,
    ...(version === undefined ? {} : { version }),
    ...(live ? { live } : {}),
    plans: Object.entries(plans).map(([name, plan]) => writtenPlan(name, plan)),
  }
}

const writtenPlan = (name: string, { free, bindable, orgs }: Offer['plans'][string]) => ({
  name,
  ...(free ? {} : { free }),
  ...(bindable ? {} : { bindable }),
  ...(orgs ? { orgs } : {}),
})

function applyFoundation(
  { before, after }: Change,
  area: 'stacks' | 'buildpacks',
  path: Place,
  file: YamlEdit,
): string[] {
  const [, , , key = '', field] = (after ?? before)?.path ?? []
  const { name, stack } = partsOf(area, key)
  const what = area === 'stacks' ? `stack ${name}` : `buildpack ${name} on ${stack}`
  if (!after) return [`${what} is not on the live platform`]
  const fresh = () =>
    area === 'stacks' ? { name, state: (after.value as Stack).state } : writtenPack(after.value as Buildpack)
  const done =
    field === undefined
      ? file.append(['foundations', area], fresh())
      : file.set([...path, field], after.value)
  return done ? [] : [`${what} is another on the live platform`]
}

const writtenPack = ({ name, stack, version, lifecycle, state }: Buildpack) => ({
  name,
  stack,
  version,
  ...(lifecycle === 'buildpack' ? {} : { lifecycle }),
  ...(state === 'available' ? {} : { state }),
})

/** The key of a stack is its name, that of a buildpack its name, stack and lifecycle. */
function partsOf(area: string, key: string): { name: string; stack?: string; lifecycle?: string } {
  if (area === 'stacks') return { name: key }
  const [name = '', stack = '', lifecycle = ''] = key.split('/').map(decodeURIComponent)
  return { name, stack, lifecycle }
}

/** Where a stack or buildpack stands in environment.yaml. The lifecycle of a classic buildpack is left out as a rule. */
function itemPath(area: string, key: string, file: YamlEdit): Place {
  const list = ['foundations', area]
  const { lifecycle, ...rest } = partsOf(area, key)
  const exact = file.indexOf(list, lifecycle === undefined ? rest : { ...rest, lifecycle })
  return [...list, exact < 0 && lifecycle === 'buildpack' ? file.indexOf(list, rest) : exact]
}

/** One editor for each file that is touched. */
class Edits {
  readonly #read: Homes['read']
  readonly #files = new Map<string, { before: string | undefined; edit: YamlEdit }>()

  constructor(read: Homes['read']) {
    this.#read = read
  }

  of(path: string): YamlEdit {
    const known = this.#files.get(path)
    if (known) return known.edit
    const before = this.#read(path)
    const edit = new YamlEdit(before ?? '')
    this.#files.set(path, { before, edit })
    return edit
  }

  get changed(): PlannedFile[] {
    return [...this.#files].flatMap(([path, { before, edit }]): PlannedFile[] => {
      const after = edit.result
      if (after === (before ?? '')) return []
      return [before === undefined ? { path, after } : { path, before, after }]
    })
  }
}

/** Flags by what they stand above; what was found again loses those of an earlier import. */
class Flags {
  readonly #flags = new Map<string, { file: string; path: Place; texts: string[] }>()

  clear(file: string, path: Place) {
    this.#flags.set(JSON.stringify([file, path]), { file, path, texts: [] })
  }

  add(file: string, path: Place, text: string) {
    const key = JSON.stringify([file, path])
    const flag = this.#flags.get(key) ?? { file, path, texts: [] }
    flag.texts.push(text)
    this.#flags.set(key, flag)
  }

  get all() {
    return [...this.#flags.values()]
  }
}
