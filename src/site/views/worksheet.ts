import { worksheetParts } from '../../domain/pages/worksheet.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { duties } from '../../domain/playbook/tasks.ts'
import { intakeShape } from '../../model/intake.ts'
import type { Field, MapShape, ValueShape } from '../../model/shape.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

/** One field of the form: a point of the record that is written as one thing. */
export interface FieldView {
  /** Its place in the record, or in its row: `repository.where`. */
  path: string
  label: string
  /** The question, where the label is not all of it. */
  hint?: string
  control: FieldControl
  options?: { value: string; text: string }[]
  isRequired: boolean
  /** How wide it is, in twelfths of the form. */
  wide: boolean
}

/** How a field is answered. `service` and `plan` are filled from the catalog by the page's script. */
export type FieldControl =
  | 'text'
  | 'long'
  | 'number'
  | 'whole'
  | 'day'
  | 'choice'
  | 'flag'
  | 'words'
  | 'service'
  | 'plan'
  | 'marking'

/** A point of the record: fields, or rows of them. */
export interface PointView {
  path: string
  title: string
  hint?: string
  fields: FieldView[]
  /** It is a list: the fields are those of one row, called by this. */
  row?: string
  /** A list that may be answered with "none". */
  mayBeNone: boolean
}

export interface WorksheetPart {
  id: string
  points: PointView[]
}

/** What points and fields are called; of the others the key is spelt out. */
const labels: Readonly<Record<string, string>> = {
  team: 'Team',
  missionOwner: 'Owner',
  capability: 'Capability',
  recorded: 'Day of the meeting',
  marking: 'Marking of this record',
  org: 'Organisation',
  targets: 'Target environments',
  'targets.live': 'First release',
  dates: 'Other days that bind the team',
  apps: 'What runs',
  'apps.memoryMb': 'Memory, MB',
  'apps.diskMb': 'Disk, MB',
  'apps.logBytesPerSecond': 'Log, bytes a second',
  'apps.image': 'Container image',
  customBuildpacks: 'Buildpacks of its own',
  'customBuildpacks.from': 'Comes from',
  'customBuildpacks.mends': 'Mended by',
  services: 'Services of the platform',
  'services.version': 'Oldest version that will do',
  'services.keys': 'Service keys',
  ownServices: 'User-provided services',
  'ownServices.holds': 'Keys in it',
  load: 'Load',
  'load.usersAtOnce': 'Users at once',
  'load.requestsPerSecond': 'Requests a second',
  'load.dataGb': 'Data, GB',
  'load.growthGbPerMonth': 'Growth, GB a month',
  'data.handles': 'Marking of the data',
  integrations: 'Integrations',
  'integrations.address': 'Endpoint',
  'integrations.carries': 'Marking of what it carries',
  'integrations.userProvided': 'Bound as a user-provided service',
  maturity: 'IA maturity',
  tests: 'Test harness',
  'tests.api': 'API',
  'tests.gui': 'GUI',
  'tests.ia': 'IA controls',
  'operation.called': 'Called at 03:00',
  conditions: 'What else it brings',
  'questions.ask': 'Question',
  people: 'Who was there, and signs',
}

/** What one row of a list is called. */
const rows: Readonly<Record<string, string>> = {
  targets: 'target',
  dates: 'day',
  apps: 'app',
  customBuildpacks: 'buildpack',
  services: 'service',
  ownServices: 'user-provided service',
  integrations: 'integration',
  questions: 'question',
  people: 'person',
}

const long = new Set(['capability', 'questions.ask', 'questions.answer'])

/** The form, part by part, for a playbook: its environments and conditions stand in it. */
export function worksheetForm(playbook: Playbook): WorksheetPart[] {
  return worksheetParts.map(({ id, points }) => ({
    id,
    points: pointsOf(points, playbook),
  }))
}

function pointsOf(keys: readonly string[], playbook: Playbook): PointView[] {
  const found: PointView[] = []
  for (const key of keys) {
    const shape = intakeShape.fields[key]
    if (!shape) throw new RangeError(`records have no ${key}`)
    if (isSimple(shape)) {
      // What stands alone shares a point with what stands beside it.
      const last = found.at(-1)
      const point = last?.path === '' ? last : { path: '', title: '', fields: [], mayBeNone: false }
      point.fields.push(fieldOf(key, '', shape, playbook))
      if (point !== last) found.push(point)
    } else found.push(pointOf(key, shape, playbook))
  }
  return found
}

const isSimple = ({ is }: ValueShape) => is !== 'map' && is !== 'list' && is !== 'names'

function pointOf(key: string, shape: Field, playbook: Playbook): PointView {
  const point = { path: key, title: labelOf(key), ...(shape.asks === undefined ? {} : { hint: shape.asks }) }
  if (shape.is === 'list' && shape.of.is === 'map')
    return {
      ...point,
      fields: fieldsOf(key, '', shape.of, playbook),
      row: rows[key] ?? key,
      mayBeNone: shape.optional === true && shape.otherwise === undefined && !shape.least,
    }
  if (shape.is === 'names') return { ...point, fields: conditionsOf(playbook), mayBeNone: false }
  if (shape.is === 'map')
    return { ...point, fields: fieldsOf(key, `${key}.`, shape, playbook), mayBeNone: false }
  throw new RangeError(`the worksheet has no field for ${key}`)
}

/** The fields of a map; `lead` is what their paths begin with, `of` whose labels they have. */
function fieldsOf(of: string, lead: string, shape: MapShape, playbook: Playbook): FieldView[] {
  return Object.entries(shape.fields).flatMap(([key, field]) =>
    field.is === 'map'
      ? Object.entries(field.fields).map(([inner, each]) => ({
          ...fieldOf(`${of}.${key}.${inner}`, `${lead}${key}.${inner}`, each, playbook),
          label: `${labelOf(`${of}.${key}`)}${inner === 'state' ? '' : `: ${labelOf(inner).toLowerCase()}`}`,
        }))
      : [fieldOf(`${of}.${key}`, `${lead}${key}`, field, playbook)],
  )
}

function fieldOf(name: string, path: string, field: Field, playbook: Playbook): FieldView {
  const control = controlOf(name, field)
  const options = optionsOf(name, field, playbook)
  return {
    path: path === '' ? name : path,
    label: labelOf(name),
    ...(field.asks === undefined ? {} : { hint: field.asks }),
    control,
    ...(options === undefined ? {} : { options }),
    isRequired: field.optional !== true,
    wide: control === 'long' || control === 'words',
  }
}

function controlOf(name: string, field: Field): FieldControl {
  if (name === 'services.service') return 'service'
  if (name === 'services.plan') return 'plan'
  if (name === 'targets.environment') return 'choice'
  switch (field.is) {
    case 'text':
      if (field.marking) return 'marking'
      return field.day ? 'day' : long.has(name) ? 'long' : 'text'
    case 'number':
      return field.whole ? 'whole' : 'number'
    case 'choice':
      return 'choice'
    case 'flag':
      return 'flag'
    case 'list':
      return 'words'
    default:
      throw new RangeError(`the worksheet has no field for ${name}`)
  }
}

const choices: Readonly<Record<string, string>> = {
  out: 'out: it calls',
  in: 'in: it is called',
  none: 'none yet',
  some: 'some',
  green: 'green in a pipeline',
}

function optionsOf(name: string, field: Field, playbook: Playbook): FieldView['options'] {
  if (name === 'targets.environment')
    return playbook.environments.map(({ id, data }) => ({ value: id, text: `${data.name}, ${data.short}` }))
  if (field.is !== 'choice') return undefined
  return field.options.map((value) => ({ value: String(value), text: choices[value] ?? String(value) }))
}

/** What makes more apply, as yes, no, or not answered. */
const conditionsOf = (playbook: Playbook): FieldView[] =>
  Object.entries(playbook.site?.data.conditions ?? {}).map(([id, { label, question }]) => ({
    path: `conditions.${id}`,
    label,
    hint: question,
    control: 'choice',
    options: [
      { value: 'true', text: 'yes' },
      { value: 'false', text: 'no' },
    ],
    isRequired: false,
    wide: false,
  }))

/** What a point or a field is called: by name, or as its key reads. */
function labelOf(name: string): string {
  const known = labels[name]
  if (known !== undefined) return known
  const key = name.slice(name.lastIndexOf('.') + 1)
  const spelt = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return `${spelt.charAt(0).toUpperCase()}${spelt.slice(1)}`
}

/** Title, lead and facts of the page. */
export function worksheetPage(playbook: Playbook): Page {
  return referencePage(playbook, {
    lead: 'The form of the onboarding meeting. Fill in what is known, and see beside it what fits, what is not there yet, what is asked of you and when to start. What you write stays on this machine and is sent to nobody.',
    facts: [
      { label: 'For', text: `${duties(playbook).enable.label} and team, together` },
      { label: 'Gives', text: 'intake.yaml, plan, brief' },
      { label: 'Keeps', text: 'In this browser alone' },
    ],
  })
}
