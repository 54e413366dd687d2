import { triageSchema } from '../../model/triage.ts'
import { concernsPath } from '../notices/notices.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { kind, placesOf } from './described.ts'
import { addressOf } from './entry-address.ts'
import { foundAs, type Home, inPlace, inside, surrounding } from './environment.ts'
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
        ...besides(all, path),
        // Switching environments keeps the path, where the other has it.
        ...(pathsOfId(playbook).get(path.id) ?? []),
      ],
      chosen: [...around.chosen, ...noticesOf(playbook, home.id, [path])],
    }
  },
})

/** The symptoms of all environments. */
export const symptoms = kind<null>('symptoms', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/triage',
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
    [...pathsOfId(playbook)].map(([id, [entry]]) => ({ id, of: 'triage', ...(entry ? { entry } : {}) })),
  material: (_, playbook) => ({ whole: playbook.all('triage'), named: playbook.all('environment') }),
})
