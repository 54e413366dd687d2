import { triageSchema } from '../../model/triage.ts'
import { oncePer } from '../base/once.ts'
import { rehearsalsOf } from '../exercises/coverage.ts'
import { concernsPath } from '../notices/notices.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { kind, placesOf } from './described.ts'
import { addressOf } from './entry-address.ts'
import { foundAs, type Home, inPlace, inside, surrounding } from './environment.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'
import { mentioned } from './mentions.ts'
import type { Anchor, Listed } from './page.ts'
import { allOf, besides, pathsOfId } from './select.ts'

type Path = Entry<'triage'>

/** Severities, the worst first. */
export const severities = triageSchema.shape.severity.options
const severityTitles: Record<(typeof severities)[number], string> = {
  outage: 'Users cannot work',
  degraded: 'Users can work, badly',
  blocked: 'You cannot release or configure',
  nuisance: 'It can wait',
}

/** The triage paths of an environment, the worst first. */
export function pathGroups(playbook: Playbook, environment: string) {
  const paths = playbook.triage(environment)
  return severities
    .map((severity) => ({ severity, paths: paths.filter((p) => p.data.severity === severity) }))
    .filter((group) => group.paths.length > 0)
}

/** What one sees in an environment, and the path to take. */
export const paths = kind<Home>('paths', {
  ...inside('triage', 'Triage'),
  title: ({ data }) => `Triage in ${data.name}`,
  list: true,
  search: () =>
    foundAs('triage', { kind: 'Triage', names: ['symptoms', 'troubleshooting', 'errors', 'broken'] }),
  parts: ({ id }, playbook) =>
    pathGroups(playbook, id).map(({ severity }) => ({
      id: `severity:${severity}`,
      title: severityTitles[severity],
    })),
  places: ({ id }, playbook) => placesOf(playbook.triage(id)),
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    const all = playbook.triage(id)
    return {
      ...around,
      whole: [...around.whole, ...all],
      chosen: [...around.chosen, ...noticesOf(playbook, id, all)],
    }
  },
})

/** What has to be known on any of these paths. */
const noticesOf = (playbook: Playbook, environment: string, paths: readonly Path[]) =>
  playbook.all('notice', environment).filter((notice) => paths.some((path) => concernsPath(notice, path)))

const namesOf = (entry: Path): Listed[] => [
  { text: entry.data.title, kind: 'Symptom', entry },
  ...entry.data.signals.map((text) => ({
    text: text.replace(/`([^`]+)`/g, '$1'),
    kind: 'Symptom',
    see: entry.data.title,
    entry,
  })),
]

/** A path in one environment, its steps filled in with whom to call and where to look there. */
export const path = kind<{ home: Home; path: Path }>('path', {
  of: (playbook) =>
    playbook.environments.flatMap((home) => playbook.triage(home.id).map((path) => ({ home, path }))),
  address: ({ home, path }) => addressOf(path, home.id) ?? '/triage',
  environment: ({ home }) => home.id,
  title: ({ path }) => path.data.title,
  listed: ({ path }, playbook) =>
    path.environment === undefined
      ? []
      : namesOf(path).map((name) => ({ ...name, ...inPlace(playbook, path) })),
  text: ({ path }) => path,
  search: ({ path }, playbook) => ({
    kind: 'Triage',
    roles: rolesOf(playbook, 'build'),
    entry: `triage/${path.id}`,
    names: path.data.signals,
    lines: [path.data.symptom],
  }),
  places: ({ path }) => [
    { id: 'steps', of: 'section' },
    { id: 'walk', of: 'section' },
    { id: 'path', of: 'section' },
    ...Object.keys(path.data.steps).map((id): Anchor => ({ id, of: 'step' })),
  ],
  parts: () => ['text'],
  material: ({ home, path }, playbook) => {
    const around = surrounding(playbook, home.id)
    const text = mentioned(playbook, path)
    const all = pathGroups(playbook, home.id).flatMap((group) => group.paths)
    return {
      ...around,
      whole: [...around.whole, path, ...text.whole],
      quoted: text.quoted,
      named: [
        ...text.named,
        ...allOf(playbook, 'service', path.data.services),
        ...rehearsed(playbook, home.id, path),
        ...besides(all, path),
        // Switching environments keeps the path, where the other has it.
        ...(pathsOfId(playbook).get(path.id) ?? []),
      ],
      chosen: [...around.chosen, ...noticesOf(playbook, home.id, [path])],
    }
  },
})

/** The exercises by which it is known when a path was rehearsed. */
function rehearsed(playbook: Playbook, environment: string, path: Path) {
  const { last, next } = rehearsalsOf(playbook, environment, path.id)
  return [last, next]
}

const address = '/triage'

/** As much as stands on one page: a symptom with its signals takes twelve, and each path to take one. */
const mostSymptoms = 5000

/** Symptoms by how bad they are; none where they stand on one page. */
export const symptomLeaves = oncePer((playbook: Playbook): Leaf<readonly Path[]>[] => {
  const inEach = Map.groupBy(
    playbook.environments.flatMap(({ id }) => playbook.triage(id)),
    ({ id }) => id,
  )
  const weigh = ([path]: readonly Path[]) => 12 + (inEach.get(path?.id ?? '')?.length ?? 0)
  const all = symptomsInOrder(playbook)
  if (all.reduce((sum, paths) => sum + weigh(paths), 0) <= mostSymptoms) return []
  const groups = severities.map((severity) => ({
    id: severity,
    label: severityTitles[severity],
    items: all.filter(([first]) => first?.data.severity === severity),
  }))
  return cutLeaves(groups, mostSymptoms, weigh)
})

/** The paths for each symptom, the one whose words it is told in first; the worst symptoms first, then by title. */
function symptomsInOrder(playbook: Playbook): (readonly Path[])[] {
  const place = new Map(playbook.environments.map(({ id }, i) => [id as string | undefined, i]))
  const rank = ({ environment }: Path) => place.get(environment) ?? -1
  const bySymptom = [...pathsOfId(playbook).values()].map((paths) =>
    paths.toSorted((a, b) => rank(a) - rank(b)),
  )
  return bySymptom.sort(
    ([a], [b]) =>
      severities.indexOf(a?.data.severity ?? 'nuisance') -
        severities.indexOf(b?.data.severity ?? 'nuisance') ||
      compare(a?.data.title ?? '', b?.data.title ?? '') ||
      compare(a?.id ?? '', b?.id ?? ''),
  )
}

const placesOfSymptoms = (all: Iterable<readonly Path[]>): Anchor[] =>
  [...all].flatMap(([entry]) => (entry ? [{ id: entry.id, of: 'triage', entry }] : []))

/** Symptoms that are about as bad, of all environments. */
export const symptomsLeaf = kind<Leaf<readonly Path[]>>('symptoms-leaf', {
  of: symptomLeaves,
  address: ({ id }) => leafAddress(address, id),
  title: ({ label }) => `Symptoms: ${label}`,
  list: true,
  leaf: ({ label, items }) => ({ of: address, label, count: items.length }),
  places: ({ items }) => placesOfSymptoms(items),
  material: ({ items }, playbook) => ({ whole: items.flat(), named: playbook.all('environment') }),
})

/** The symptoms of all environments. */
export const symptoms = kind<null>('symptoms', {
  of: () => [null],
  rail: 'Across environments',
  address: () => address,
  title: () => 'Symptoms',
  // One shared by environments leads to the list, where each has its own page.
  listed: (_, playbook) => [
    { text: 'Symptoms', kind: 'Page' },
    ...playbook
      .all('triage')
      .filter(({ environment }) => environment === undefined)
      .flatMap((entry) => namesOf(entry).map((name) => ({ ...name, at: entry.id }))),
  ],
  list: true,
  search: () => ({ kind: 'Triage' }),
  places: (_, playbook) =>
    symptomLeaves(playbook).length > 0 ? [] : placesOfSymptoms(pathsOfId(playbook).values()),
  material: (_, playbook) =>
    symptomLeaves(playbook).length > 0
      ? { counted: playbook.all('triage') }
      : { whole: playbook.all('triage'), named: playbook.all('environment') },
})
