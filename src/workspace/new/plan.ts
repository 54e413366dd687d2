import { freeDay, hoursApart } from '../../domain/calendar/planned-day.ts'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { roleOf } from '../../domain/playbook/tasks.ts'
import { isToDo } from '../../domain/text/to-do.ts'
import { contentTypes } from '../../model/registry.ts'
import { type PlannedFile, prefixOf } from '../planned.ts'
import { YamlEdit } from '../yaml-edit.ts'
import { platformKindOf } from './environment-start.ts'
import { likeEnvironment } from './like-environment.ts'
import { kindStartOf, type NewKind, type StartFacts } from './starts.ts'
import { withToDos } from './to-do.ts'

/** What is to be begun. */
export interface NewRequest
  extends Pick<
      StartFacts,
      'id' | 'environment' | 'title' | 'day' | 'differsFrom' | 'promotesFrom' | 'platform'
    >,
    Partial<Pick<StartFacts, 'handles'>> {
  kind: NewKind
  isOffered?: boolean
  /** The folder of the layer that holds what is true of all environments, where there are several layers. */
  base?: string
  /** The environment whose answers an environment begins with. */
  like?: string
}

/** Days from the day it is written to the one that a start names for what comes. */
const ahead = 42

/**
 * The files that begin an entry. `read` gives the text of a file of the workspace, undefined where there is none.
 * A file that is a map of entries gets one more at its end; every other is new.
 */
export function planNew(
  playbook: Playbook,
  wanted: NewRequest,
  read: (path: string) => string | undefined,
): PlannedFile[] {
  if (wanted.kind === 'environment') return planEnvironment(playbook, wanted, read)
  if (wanted.kind !== 'availability') return planOne(playbook, wanted, read)
  return alongPath(playbook, wanted).flatMap((one) => planOne(playbook, one, read))
}

/**
 * The availabilities that belong together: the one that is wanted, with its difference where the environment
 * before does not offer it, and that it is not offered in those after it that say nothing yet.
 */
function alongPath(playbook: Playbook, wanted: NewRequest): NewRequest[] {
  const { id, environment = '' } = wanted
  const from = playbook.get('environment', environment)?.data.promotesFrom
  const isNews = from !== undefined && playbook.get('availability', id, from)?.data.status !== 'available'
  const after = (before: string, differsFrom?: string): NewRequest[] =>
    playbook.environments
      .filter((e) => e.data.promotesFrom === before && !playbook.get('availability', id, e.id))
      .flatMap((e) => [
        { ...wanted, environment: e.id, isOffered: false, ...(differsFrom ? { differsFrom } : {}) },
        ...after(e.id),
      ])
  return [{ ...wanted, ...(isNews ? { differsFrom: from } : {}) }, ...after(environment, environment)]
}

/** Some weeks ahead, on a day that the calendar of the environment has nothing against. */
function laterDay(playbook: Playbook, { day, environment }: Pick<NewRequest, 'day' | 'environment'>): string {
  const later = addDays(day, ahead)
  const home = environment === undefined ? undefined : playbook.get('environment', environment)?.data
  return home ? freeDay(home, later, hoursApart(home, 'exercise')) : later
}

function planOne(
  playbook: Playbook,
  { kind, base = '', isOffered = true, ...wanted }: NewRequest & Pick<StartFacts, 'nearby'>,
  read: (path: string) => string | undefined,
): PlannedFile[] {
  const given: StartFacts = {
    ...wanted,
    isOffered,
    later: laterDay(playbook, wanted),
    roles: rolesIn(playbook, wanted.environment),
    environments: playbook.environments.map(({ id }) => id),
    handles: wanted.handles ?? usualMarking(playbook),
    audience: audienceIn(playbook),
    runs: roleOf(playbook, 'run'),
    ...hoursIn(playbook),
  }
  // In the layer that describes its environment: another would tell of what it does not know.
  const layer = given.environment && playbook.get('environment', given.environment)
  const path = (layer ? prefixOf(layer.id, playbook) : base) + pathFor(kind, given)
  const start = kindStartOf(kind)
  if (!start) throw new Error(`nobody has said how a ${kind} begins`)
  const value = { ...start.value(given) } as Record<string, unknown>
  const before = read(path)
  const file = (after: string): PlannedFile =>
    before === undefined ? { path, after } : { path, before, after }
  const open = start.open?.(given)
  if (contentTypes[kind].form === 'map' && open) {
    const paths = new Map([...open].map(([at, what]) => [[given.id, ...at], what]))
    const begun = before === undefined || before.trim() === '' ? '' : `${before.trimEnd()}\n`
    return [file(begun + withToDos({ [given.id]: value }, paths))]
  }
  if (contentTypes[kind].form === 'map') {
    const edit = new YamlEdit(before ?? '')
    edit.addEntry(given.id, value, `${given.title}: still to be written.`)
    return [file(edit.result)]
  }
  const yaml = withToDos(value, open)
  return [file(contentTypes[kind].form === 'mdx' ? `---\n${yaml}---\n\n${start.body}\n` : yaml)]
}

/** An environment, its onboarding, and the role of those who run it where nobody has described one yet. */
function planEnvironment(
  playbook: Playbook,
  { like, ...wanted }: NewRequest,
  read: (path: string) => string | undefined,
): PlannedFile[] {
  const { id, title, day, base = '' } = wanted
  const other = like === undefined ? undefined : playbook.get('environment', like)
  const text = other && read(other.file)
  const near = other ?? playbook.environments[0]
  const alike = { ...(near && { platform: platformKindOf(near.data) }), ...wanted }
  const known = near && platformKindOf(near.data) === alike.platform ? { nearby: near.data.foundations } : {}
  const planned = planOne(playbook, { ...alike, ...known }, read)
  const own =
    like === undefined || text === undefined
      ? planned
      : planned.map((file) => ({ ...file, after: likeEnvironment({ text, like, id, title, day }) }))
  const onboarding = { kind: 'onboarding', id: 'onboarding', title: `Onboarding to ${title}` } as const
  const roles = rolesIn(playbook, undefined).filter((role) => !playbook.get('role', role))
  return [
    ...own,
    ...planOne(playbook, { ...onboarding, environment: id, day, base }, read),
    ...roles.flatMap((role) =>
      planOne(playbook, { kind: 'role', id: role, title: roleTitle, day, base }, read),
    ),
  ]
}

const roleTitle = 'Platform reliability engineer'

/** What the workspace marks all with that says nothing of its own; the lowest level where it does not say so. */
export const usualMarking = ({ site, scheme }: Playbook): string =>
  site?.data.marking ?? (scheme?.data ?? usScheme).levels[0]?.banner ?? ''

/** Who reads on the networks there are, or the owner of the scheme; nobody where it knows no nations. */
function audienceIn(playbook: Playbook): readonly string[] {
  const { owner } = playbook.scheme?.data ?? usScheme
  if (owner === undefined) return []
  return playbook.all('network')[0]?.data.audience ?? [owner]
}

/** When people answer, where it is the same in every environment. */
function hoursIn(playbook: Playbook): Pick<StartFacts, 'hours'> {
  const said = playbook.environments.flatMap(({ data }) => Object.values(data.team).map(({ hours }) => hours))
  const [hours, ...others] = new Set(said)
  return hours === undefined || others.length > 0 || isToDo(hours) ? {} : { hours }
}

/** Where an entry of a kind lies: in its environment's folder, if it is given and the kind has such a place. */
function pathFor(kind: NewKind, { id, environment }: Pick<StartFacts, 'id' | 'environment'>): string {
  const own = kind === 'environment' ? id : environment
  const places: readonly string[] = contentTypes[kind].files
  const place = places.find((path) => path.includes('<env>') === (own !== undefined)) ?? places[0] ?? ''
  return (
    place
      .replace('<env>', own ?? '')
      // A guide lies in the folder of its topic; nothing else has to lie in one.
      .replace('**/', kind === 'guide' ? 'running/' : '')
      .replace('<id>', id)
  )
}

/** Whether entries of a kind lie in an environment's folder: always, never, or as one likes. */
export function belongsIn(kind: NewKind): 'environment' | 'shared' | 'either' {
  if (kind === 'environment') return 'shared'
  const within: readonly boolean[] = contentTypes[kind].files.map((path) => path.includes('<env>'))
  return within.every(Boolean) ? 'environment' : within.some(Boolean) ? 'either' : 'shared'
}

/** The roles in the team of an environment, or in every team; where there is none, that of those who run it. */
function rolesIn(playbook: Playbook, environment: string | undefined): [string, ...string[]] {
  const one = environment === undefined ? undefined : playbook.get('environment', environment)
  const teams = (one ? [one] : playbook.environments).map(({ data }) => Object.keys(data.team))
  const [first, ...rest] = (teams[0] ?? []).filter((role) => teams.every((team) => team.includes(role)))
  return first === undefined
    ? [roleOf(playbook, 'run') ?? playbook.all('role')[0]?.id ?? 'pre']
    : [first, ...rest]
}
