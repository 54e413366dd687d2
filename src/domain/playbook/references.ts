import type { Ref } from '../../model/fields.ts'
import { type Kind, typeOf } from '../../model/registry.ts'
import { oncePer } from '../base/once.ts'
import { type Component, componentsIn } from '../text/components.ts'
import { tagsOf } from '../text/tags.ts'
import { bodyOf } from '../text/texts.ts'
import { isListName, namedIn } from './lists.ts'
import type { Entry, Playbook } from './playbook.ts'
import type { Position } from './problem.ts'
import { valuesOf } from './values.ts'

/** A place where one entry names another thing by its id. */
export interface Reference {
  entry: Entry
  kind: Ref
  id: string
  /** Where the reference is: the entry's own id (that of an availability names its service), a field or key, or a component. */
  via: 'id' | 'field' | 'component'
  /** The environments to look for it in, for kinds that belong to one. */
  environments: readonly string[]
  at: () => Position
}

/** Every reference of an entry: fields and keys that the model says are one, and components in its text. */
export const referencesOf = (entry: Entry, playbook: Playbook): readonly Reference[] =>
  referencesWith(componentsIn(playbook))(entry)

const referencesWith = oncePer((components: ReadonlyMap<string, Component>) =>
  oncePer((entry: Entry): readonly Reference[] => [...references(entry, components)]),
)

function* references(entry: Entry, components: ReadonlyMap<string, Component>): Generator<Reference> {
  const environments = scopeOf(entry)
  // The key of an entry in services.yaml is the service it speaks of.
  if (entry.kind === 'availability')
    yield { entry, kind: 'service', id: entry.id, via: 'id', environments, at: () => entry.at() }
  for (const { path, value, meta, isKey } of valuesOf(entry)) {
    if (!meta.ref || typeof value !== 'string') continue
    const at = () => entry.at(path, isKey ? 'key' : 'value')
    yield { entry, kind: meta.ref, id: value, via: 'field', environments, at }
  }
  for (const text of bodyOf(entry)) {
    for (const { name, attributes } of tagsOf(text)) {
      // What a component names is looked for in the environment that it names beside it.
      const beside = attributes.find((a) => a.name === 'environment')?.value
      const where = beside === undefined ? environments : [beside]
      for (const { name: attribute, value, at } of attributes) {
        const kind = components.get(name ?? '')?.attributes[attribute ?? '']?.ref
        if (kind && value !== undefined)
          yield { entry, kind, id: value, via: 'component', environments: where, at: () => at }
      }
    }
  }
}

/**
 * The environments whose things an entry may name; those that a lesson is `alsoFor` are among them, and the record of a
 * release names what those expect that it is meant for.
 */
export function scopeOf(entry: Entry): string[] {
  if (entry.kind === 'candidate') return (entry as Entry<'candidate'>).data.environments
  if (entry.environment === undefined) return []
  const others = entry.kind === 'lesson' ? (entry as Entry<'lesson'>).data.alsoFor : []
  return [entry.environment, ...others]
}

/** The ids that a reference of this kind may have where it stands, in the order they are written. */
export function idsFor(
  playbook: Playbook,
  { entry, kind, environments }: Pick<Reference, 'entry' | 'kind' | 'environments'>,
): string[] {
  switch (kind) {
    case 'expectation':
      if (entry.kind === 'onboarding') return Object.keys((entry as Entry<'onboarding'>).data.expectations)
      return environments
        .flatMap((id) => playbook.all('onboarding', id))
        .flatMap(({ data }) => Object.keys(data.expectations))
    case 'condition':
      return Object.keys(playbook.site?.data.conditions ?? {})
    case 'category':
    case 'topic':
    case 'area':
      return [...namedIn(playbook, kind).keys()]
    default: {
      const here = (e: Entry) => e.environment === undefined || environments.includes(e.environment)
      const all = isLocal(kind) ? playbook.all(kind).filter(here) : playbook.all(kind)
      return [...new Set(all.map(({ id }) => id))]
    }
  }
}

/** Whether what a reference names is there. */
export function resolves(playbook: Playbook, reference: Reference): boolean {
  const { kind, id, environments } = reference
  if (kind === 'expectation' || kind === 'condition' || isListName(kind))
    return idsFor(playbook, reference).includes(id)
  // What is shared, such as a triage path in content/, is in reach of every environment.
  return [undefined, ...(isLocal(kind) ? environments : [])].some((e) => playbook.get(kind, id, e))
}

/** Kinds whose ids mean something within an environment only. */
export const isLocal = (kind: Ref): kind is Extract<Ref, Kind> =>
  kind !== 'expectation' &&
  kind !== 'condition' &&
  !isListName(kind) &&
  kind !== 'environment' &&
  typeOf(kind).files.some((file) => file.includes('<env>'))
