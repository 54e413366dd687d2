import type { Hours } from '../../model/calendar.ts'
import type { CatalogEnvironment } from '../../model/catalog.ts'
import type { Change, Side } from '../../model/catalog-diff.ts'
import { lookUp } from '../base/look-up.ts'
import { dailyWords } from '../calendar/rule-words.ts'
import { canonical } from './tree.ts'

/** A change in words, as plain text and Markdown of the playbook mixed: reporters decide how to print it. */
export interface Worded {
  /** Where it is; absent for what all environments share. */
  environment: string | undefined
  /** The thing that changed: `postgres`, `stack cflinuxfs4`, `quota totalRoutes`. */
  subject: string
  /** Which part of it: `version`, `plan ha`, `plan ha, memory`; empty for the whole. */
  part: string
  /** Undefined where there was, or is, nothing. */
  before: string | undefined
  after: string | undefined
}

/** What one item of an area of an environment is called; null for an area that is a single thing. */
const nouns: Record<keyof CatalogEnvironment, string | null> = {
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
  // A service goes by its own name.
  services: null,
  marking: null,
  name: null,
  short: null,
  status: null,
  handles: null,
  impactLevel: null,
  promotesFrom: null,
  request: null,
  differs: null,
  region: null,
  zones: null,
  platform: null,
  evidence: null,
  own: 'field',
}

/** Says figures with a unit in words; undefined of anything else. Pages that compare in the browser do without. */
type SayFigures = (value: object) => string | undefined

/** Says a change in words; the order of its parts is that of a table. */
export function changeInWords({ kind, before, after }: Change, figures?: SayFigures): Worded {
  const path = (after ?? before)?.path ?? []
  const [subject, part] = place(path)
  const environment = path[0] === 'environments' ? path[1] : undefined
  if (kind === 'service-renamed' || kind === 'offering-moved') {
    return { environment, subject, part: 'id', before: before?.path.at(-1), after: after?.path.at(-1) }
  }
  // Lists of who sees a plan are shown whole: only the removed part would read as if it were the list.
  const { field, ...sides } =
    path.at(-1) === 'orgs'
      ? { field: '', before: sayValue(before?.value, figures), after: sayValue(after?.value, figures) }
      : narrowed(before?.value, after?.value, figures)
  return { environment, subject, part: [part, field].filter(Boolean).join(', '), ...sides }
}

/** Leaves out changes that follow from others: the offerings of a renamed service are renamed too. */
export function telling(changes: readonly Change[]): Change[] {
  const ends = ({ before, after }: Change) => [before?.path.at(-1), after?.path.at(-1)].join(' ')
  const renamed = new Set(changes.filter((change) => change.kind === 'service-renamed').map(ends))
  return changes.filter((change) => change.kind !== 'offering-moved' || !renamed.has(ends(change)))
}

type Value = Side['value']
type Json = Exclude<Value, undefined>
type WordSides = { field: string; before: string | undefined; after: string | undefined }

/** Leaves out what two lists or two maps have in common, since it says nothing about the change. */
function narrowed(before: Value, after: Value, figures?: SayFigures): WordSides {
  if (Array.isArray(before) && Array.isArray(after))
    return { field: '', before: sayOwn(before, after, figures), after: sayOwn(after, before, figures) }
  if (!isMap(before) || !isMap(after))
    return { field: '', before: sayValue(before, figures), after: sayValue(after, figures) }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonical(before[key]) !== canonical(after[key]),
  )
  const [key = ''] = keys
  if (keys.length === 1) {
    const { field, ...sides } = narrowed(before[key], after[key], figures)
    return { field: [key, field].filter(Boolean).join(', '), ...sides }
  }
  const say = (map: { [key: string]: Json }, other: { [key: string]: Json }) =>
    keys.map((name) => `${name}: ${sayOwn(map[name], other[name], figures) ?? '–'}`).join('; ')
  return { field: '', before: say(before, after), after: say(after, before) }
}

/** Of a list what the other list does not have; anything else whole. */
function sayOwn(value: Value, other: Value, figures?: SayFigures): string | undefined {
  if (!Array.isArray(value) || !Array.isArray(other)) return sayValue(value, figures)
  const known = new Set(other.map(canonical))
  const rest = value.filter((item) => !known.has(canonical(item)))
  return rest.length === 0 ? undefined : sayValue(rest, figures)
}

const isMap = (value: Value): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function place(path: readonly string[]): [subject: string, part: string] {
  const [root, id = '', area, key, ...rest] = path
  if (root !== 'environments') return [id, [area, key, ...rest].filter(Boolean).join(', ')]
  if (area === undefined) return [`environment ${id}`, '']
  if (area === 'services') return [key ?? '', servicePart(rest)]
  const noun = lookUp<string | null>(nouns, area)
  if (noun === undefined || noun === null || key === undefined)
    return [[area, key].filter(Boolean).join(' '), rest.join(', ')]
  return [`${noun} ${key}`, rest.join(', ')]
}

function servicePart([field, name, ...rest]: readonly string[]): string {
  if (field !== 'plans' || name === undefined) return [field, name, ...rest].filter(Boolean).join(', ')
  return [`plan ${name}`, ...rest.filter((part) => part !== 'limits')].join(', ')
}

// Told by its fields: its schema would bring a whole library into the browser.
const isHours = (value: object): value is Hours => Object.keys(value).sort().join() === 'days,from,until'

/** A value as one line; for a map its fields, without markings and empty values. */
export function sayValue(value: Side['value'], figures?: SayFigures): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  if (isHours(value)) return dailyWords(value)
  const figure = figures?.(value)
  if (figure !== undefined) return figure
  const parts = Array.isArray(value)
    ? value.map((each) => sayValue(each, figures))
    : Object.entries(value).flatMap(([key, v]) => (key === 'marking' ? [] : (sayPart(key, v) ?? [])))
  const said = parts.filter((part) => part !== undefined && part !== '')
  return said.length > 0 ? said.join('; ') : 'yes'
}

/** Maps inside a map, and flags, are shown by their names alone. */
function sayPart(key: string, value: Side['value']): string | undefined {
  if (typeof value === 'boolean') return value ? key : `not ${key}`
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return sayValue(value)
  const names = Object.keys(value).join(', ')
  return names === '' ? undefined : `${key}: ${names}`
}
