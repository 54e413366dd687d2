import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { canariesIn } from '../releases/canary.ts'
import { openTopics } from '../releases/record.ts'
import { kind } from './described.ts'
import type { Quote } from './page.ts'
import { besides } from './select.ts'

type Candidate = Entry<'candidate'>

/** Records of releases, the one that was written last first. */
export const candidatesInOrder = (playbook: Playbook): Candidate[] =>
  playbook.all('candidate').sort((a, b) => compare(b.data.recorded, a.data.recorded) || compare(a.id, b.id))

/** What a record is called: the app and its version. */
export const candidateTitle = ({ data }: Candidate) => `${data.app} ${data.version}`

/** The environments that a record is meant for, in the order of the playbook. */
export const homesOfCandidate = (playbook: Playbook, { data }: Candidate) =>
  playbook.environments.filter(({ id }) => data.environments.includes(id))

const onboardingOf = (playbook: Playbook, entry: Candidate) =>
  homesOfCandidate(playbook, entry).flatMap(({ id }) => playbook.all('onboarding', id))

/** Every canary that somebody wrote down, the latest first. */
export const allCanaries = (playbook: Playbook) =>
  playbook.environments
    .flatMap(({ id }) => canariesIn(playbook, id))
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))

/** How many canaries stand on the page of a role. */
const latest = 5

/** The last of them, for those who build. */
export const lastCanaries = (playbook: Playbook) => allCanaries(playbook).slice(0, latest)

/** The canaries of an app, in any environment: what its next release is told. */
export const canariesOf = (playbook: Playbook, app: string) =>
  allCanaries(playbook).filter(({ data }) => data.app === app)

/** What is shown with canaries: the thresholds of their environments, and the lessons that they led to. */
export function besideCanaries(playbook: Playbook, canaries: readonly Entry<'release'>[]) {
  const homes = new Set(canaries.map(({ environment }) => playbook.get('environment', environment ?? '')))
  return {
    quoted: [...homes].flatMap((entry): Quote[] => (entry ? [{ entry, field: 'fielding' }] : [])),
    lessons: canaries.map(({ data, environment }) => playbook.get('lesson', data.lesson ?? '', environment)),
  }
}

/** Releases that somebody wants to make, with what was judged of each. */
export const releases = kind<null>('releases', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/releases',
  title: () => 'Releases',
  listed: () => [{ text: 'Releases, wanted', kind: 'Page' }],
  list: true,
  search: (_, playbook) => ({
    kind: 'Reference',
    roles: rolesOf(playbook, 'release', 'run'),
    names: ['release records', 'go no-go', 'readiness', 'release candidates', 'verdict'],
  }),
  parts: (_, playbook) => [
    {
      id: 'releases:wanted',
      title: 'Wanted',
      caption: 'What `fieldbook ready` said of each, on the day it was asked',
      shown: playbook.all('candidate').length > 0,
    },
    {
      id: 'releases:canaries',
      title: 'What canaries showed',
      caption: 'Figures beside the thresholds of their environment',
      shown: allCanaries(playbook).length > 0,
    },
    { id: 'releases:how', title: 'How one is kept' },
  ],
  places: (_, playbook) =>
    playbook.all('candidate').map((entry) => ({ id: entry.id, of: 'candidate' as const, entry })),
  material: (_, playbook) => {
    const { quoted, lessons } = besideCanaries(playbook, allCanaries(playbook))
    const wanted = playbook.all('candidate')
    const homes = playbook.environments.filter(({ id }) =>
      wanted.some(({ data }) => data.environments.includes(id)),
    )
    return { whole: [...wanted, ...allCanaries(playbook)], quoted, named: [...homes, ...lessons] }
  },
})

/** One record of a release. Of the evidence itself nothing is here: a verdict, and the digests of files. */
export const candidate = kind<Candidate>('candidate', {
  of: candidatesInOrder,
  address: ({ id }) => `/releases/${id}`,
  title: candidateTitle,
  listed: (entry) => [{ text: candidateTitle(entry), kind: 'Release', entry }],
  contents: true,
  search: (entry, playbook) => ({
    kind: 'Reference',
    entry: `candidate/${entry.id}`,
    roles: rolesOf(playbook, 'release', 'run'),
    names: [entry.data.app, 'release record', 'readiness'],
  }),
  parts: (entry, playbook) => {
    const { judged, attended, transferred, exceptions, expectations } = entry.data
    const open = openTopics(entry, onboardingOf(playbook, entry))
    const evidence = Object.values(judged).flatMap((each) => each.evidence)
    return [
      { id: 'verdict', title: 'Verdict' },
      {
        id: 'lines',
        title: 'Line by line',
        caption: 'What is not ready stands first',
        shown: Object.keys(judged).length > 0,
      },
      { id: 'exceptions', title: 'Exceptions', shown: exceptions.length > 0 },
      {
        id: 'transfer',
        title: 'Knowledge transfer',
        shown: transferred.length + open.length > 0,
      },
      { id: 'attended', title: 'Demonstrations', shown: attended.length > 0 },
      { id: 'seen', title: 'What people have seen', shown: Object.keys(expectations).length > 0 },
      {
        id: 'evidence',
        title: 'Evidence',
        caption:
          'The files stay with those who made them; by its digest one can tell that a file is the one that was judged',
        shown: evidence.length > 0,
      },
      {
        id: 'canaries',
        title: `What canaries of ${entry.data.app} showed`,
        caption: 'In any environment, the latest first',
        shown: canariesOf(playbook, entry.data.app).length > 0,
      },
    ]
  },
  material: (entry, playbook) => {
    const canaries = canariesOf(playbook, entry.data.app)
    const { quoted, lessons } = besideCanaries(playbook, canaries)
    return {
      whole: [entry, ...canaries],
      quoted,
      named: [
        ...homesOfCandidate(playbook, entry),
        ...onboardingOf(playbook, entry),
        ...besides(candidatesInOrder(playbook), entry),
        ...judgedObjectives(playbook, entry),
        ...lessons,
      ],
    }
  },
})

/** Objectives that a verdict names. */
const judgedObjectives = (playbook: Playbook, { data }: Candidate) => {
  const lines = new Set(Object.values(data.judged).flatMap(({ lines }) => Object.keys(lines)))
  return playbook.all('objective').filter(({ id }) => lines.has(`objectives/${id}`))
}
