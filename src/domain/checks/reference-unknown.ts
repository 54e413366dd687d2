import type { Ref } from '../../model/fields.ts'
import { contentTypes, type Kind } from '../../model/registry.ts'
import { suggest } from '../base/nearest.ts'
import { isKindOff } from '../pages/switched-off.ts'
import { isListName, keyOfList } from '../playbook/lists.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { idsFor, isLocal, type Reference, referencesOf, resolves } from '../playbook/references.ts'
import { type Check, type CheckContext, finding, isUnread } from './check.ts'

const rule = {
  code: 'reference-unknown',
  severity: 'error',
  title: 'A reference to something that does not exist',
  why: 'Pages, links and release decisions follow references; one that leads nowhere loses what it was to say.',
  wrong: 'alternative: postgress',
  right: 'alternative: postgres',
} as const

export const referenceUnknown: Check = {
  rule,
  *run(playbook, context) {
    for (const entry of playbook.entries) {
      for (const reference of referencesOf(entry, playbook)) {
        if (resolves(playbook, reference) || mayBeThere(playbook, reference, context)) continue
        const { kind, id, environments } = reference
        // Where its kind is switched off, nothing of what it names is shown, and nothing is missing.
        if (isKindOff(playbook, kind === 'expectation' ? 'onboarding' : kind)) continue
        const fix = elsewhere(playbook, reference) ?? fixFor(reference, idsFor(playbook, reference))
        const where = isLocal(kind) && environments.length > 0 ? ` in ${environments.join(' or ')}` : ''
        yield finding(rule, reference.at(), `there is no ${nameOf(kind)} "${id}"${where}`, fix)
      }
    }
  },
}

/** The nearest id; where none is near, also where to write the one that is missing. */
function fixFor({ kind, id, environments }: Reference, ids: readonly string[]): string {
  const meant = suggest(id, ids, `${plural(kind)} here are`)
  if (meant.startsWith('did you mean') || kind === 'expectation') return meant
  if (kind === 'condition') return `${meant}; or add it to \`conditions\` in content/site.yaml`
  if (isListName(kind)) return `${meant}; or add it to \`${keyOfList(kind)}\` in fieldbook.config.yaml`
  const [file = ''] = contentTypes[kind].files
  const place = file
    .replace('**', '<topic>')
    .replace('<id>', id)
    .replace('<env>', environments[0] ?? id)
  return ids.length === 0 ? `begin it in ${place}` : `${meant}; or add it in ${place}`
}

const nameOf = (kind: Ref): string =>
  kind === 'expectation' || kind === 'condition' || isListName(kind) ? kind : contentTypes[kind].label

const plural = (kind: Ref): string =>
  kind === 'triage' ? 'triage paths' : `${nameOf(kind).replace(/y$/, 'ie')}s`

/** What it names may stand in a file that could not be read, or that is missing altogether. */
function mayBeThere(
  playbook: Playbook,
  { kind, id, environments }: Reference,
  context: CheckContext,
): boolean {
  if (kind === 'expectation') return false
  if (kind === 'condition') return playbook.site === undefined
  if (isListName(kind)) return isUnread(context, 'configuration', 'configuration')
  if (!isLocal(kind) || environments.length === 0) return isUnread(context, kind, id)
  return environments.some((environment) => isUnread(context, kind, id, environment))
}

/** A word to those who name a thing of another environment. */
function elsewhere(playbook: Playbook, { entry, kind, id, environments }: Reference): string | undefined {
  if (!isLocal(kind) || environments.length === 0) return undefined
  const homes = playbook.all(kind as Kind).filter((e) => e.id === id && e.environment !== undefined)
  if (homes.length === 0) return undefined
  const names = homes.map((e) => e.environment).join(', ')
  // A lesson may speak of what those have to whom it is told.
  const also = entry.kind === 'lesson' ? `add ${names} to \`alsoFor\`, ` : ''
  return `${names} has one; ${also}name one of ${environments[0]}, or add it there`
}
