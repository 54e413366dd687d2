import type { Change, Side } from '../../model/catalog-diff.ts'

/** A change in words, as plain text and Markdown of the playbook mixed: reporters decide how to print it. */
export interface Worded {
  /** Where it is; absent for what all environments share. */
  environment: string | undefined
  /** What it is about: `postgres`, `stack cflinuxfs4`, `quota totalRoutes`. */
  subject: string
  /** Which part of it: `version`, `plan ha`, `plan ha, memory`; empty for the whole. */
  part: string
  /** Undefined where there was, or is, nothing. */
  before: string | undefined
  after: string | undefined
}

/** Areas of an environment whose keys are names, by what one of them is called. */
const nouns: Record<string, string> = {
  stacks: 'stack',
  buildpacks: 'buildpack',
  domains: 'domain',
  controls: 'control',
  quotas: 'quota',
  features: 'feature',
  feedback: 'feedback',
  access: 'access',
  expectations: 'expectation',
  team: 'team',
  fielding: 'practice',
  automation: 'automation',
  roadmap: 'roadmap',
}

/** Says a change in words; the order of its parts is that of a table. */
export function wordsOf({ kind, before, after }: Change): Worded {
  const path = (after ?? before)?.path ?? []
  const [subject, part] = place(path)
  const environment = path[0] === 'environments' ? path[1] : undefined
  if (kind === 'service-renamed' || kind === 'offering-moved') {
    return { environment, subject, part: 'id', before: before?.path.at(-1), after: after?.path.at(-1) }
  }
  return { environment, subject, part, before: sayValue(before?.value), after: sayValue(after?.value) }
}

/** Whether changes are of one environment alone, so that naming it with each says nothing. */
export const isOfOne = (changes: readonly Change[]): boolean =>
  new Set(changes.map((change) => wordsOf(change).environment ?? '')).size < 2

function place(path: readonly string[]): [subject: string, part: string] {
  const [root, id = '', area, key, ...rest] = path
  if (root !== 'environments') return [id, [area, key, ...rest].filter(Boolean).join(', ')]
  if (area === undefined) return [`environment ${id}`, '']
  if (area === 'services') return [key ?? '', servicePart(rest)]
  const noun = Object.hasOwn(nouns, area) ? nouns[area] : undefined
  if (noun === undefined || key === undefined) return [[area, key].filter(Boolean).join(' '), rest.join(', ')]
  return [`${noun} ${key}`, rest.join(', ')]
}

function servicePart([field, name, ...rest]: readonly string[]): string {
  if (field !== 'plans' || name === undefined) return [field, name, ...rest].filter(Boolean).join(', ')
  return [`plan ${name}`, ...rest.filter((part) => part !== 'limits')].join(', ')
}

/** A value as one line. Of a whole thing, what is said of it; markings and what is empty are left out. */
export function sayValue(value: Side['value']): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  const parts = Array.isArray(value)
    ? value.map(sayValue)
    : Object.entries(value).flatMap(([key, v]) => (key === 'marking' ? [] : (sayPart(key, v) ?? [])))
  const said = parts.filter((part) => part !== undefined && part !== '')
  return said.length > 0 ? said.join('; ') : 'yes'
}

/** Maps inside a thing are told by their names alone, flags by theirs. */
function sayPart(key: string, value: Side['value']): string | undefined {
  if (typeof value === 'boolean') return value ? key : `not ${key}`
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return sayValue(value)
  const names = Object.keys(value).join(', ')
  return names === '' ? undefined : `${key}: ${names}`
}
