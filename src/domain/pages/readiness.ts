import type { Entry, Playbook } from '../playbook/playbook.ts'
import { rolesOf } from '../playbook/tasks.ts'
import {
  askedExpectations,
  askedLines,
  askedObjectives,
  isShownByLines,
  lineAnchor,
  objectivesAsked,
} from '../ready/asked.ts'
import { kind } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { candidatesInOrder } from './releases.ts'
import { allOf } from './select.ts'

/** The guides that the readiness page leads to, where the playbook has them. */
export const readinessGuides = { readiness: 'release-readiness', canary: 'canary', blueGreen: 'blue-green' }

const onboardingOf = (playbook: Playbook, id: string): Entry<'onboarding'> | undefined =>
  playbook.all('onboarding', id)[0]

/** Everything that is judged before a release into an environment, as the page lists it; nothing where nobody wrote a list. */
export function readinessOf(playbook: Playbook, id: string, roleName: (role: string) => string) {
  const entry = onboardingOf(playbook, id)
  if (!entry) return undefined
  const groups = askedLines(entry, roleName)
  const lines = Object.values(groups).flat()
  const expectations = askedExpectations(entry)
  return {
    groups,
    lines,
    /** Those that somebody has to say are met. */
    expectations: expectations.filter((each) => !isShownByLines(each, lines)),
    titles: new Map(expectations.map((each) => [each.id, each.title])),
    objectives: askedObjectives(playbook, id),
    topics: Object.entries(entry.data.readiness).flatMap(([line, { by, topics = [] }]) =>
      by === 'transfer' ? topics.map((topic) => ({ line, topic })) : [],
    ),
  }
}

/** Records of releases that are wanted in an environment, the one that was written last first. */
export const wantedIn = (playbook: Playbook, id: string) =>
  candidatesInOrder(playbook).filter(({ data }) => data.environments.includes(id))

/** What is looked at before a release into an environment: to be ticked, printed and signed. */
export const readiness = kind<Home>('readiness', {
  ...inside('readiness', 'Readiness'),
  title: ({ data }) => `Readiness for ${data.name}`,
  contents: true,
  search: (_, playbook) =>
    foundAs('readiness', {
      kind: 'Onboarding',
      roles: rolesOf(playbook, 'release', 'build', 'run'),
      names: [
        'readiness',
        'readiness list',
        'release checklist',
        'go no-go',
        'ready for release',
        'who confirms',
        'knowledge transfer',
      ],
    }),
  parts: ({ id, data }, playbook) => {
    const asked = readinessOf(playbook, id, (role) => role)
    const { canary, blueGreen } = data.fielding
    return [
      { id: 'readiness:release', title: 'The release' },
      {
        id: 'readiness:lines',
        title: 'Shown by files, or by people who were there',
        caption:
          'What nothing shows is not ready. In small type: the name by which an exception calls a line',
        shown: asked !== undefined,
      },
      {
        id: 'readiness:expectations',
        title: 'Expectations that somebody confirms',
        caption: 'Of those that lines above show, nobody’s word is asked',
        shown: (asked?.expectations.length ?? 0) > 0,
      },
      {
        id: 'readiness:objectives',
        title: 'Objectives',
        caption: 'Counted from the release history; nobody ticks what is counted',
        shown: (asked?.objectives.length ?? 0) > 0,
      },
      {
        id: 'readiness:canary',
        title: 'Canary and blue/green',
        caption: 'Past one threshold the new version goes back',
        shown: canary !== undefined || blueGreen !== undefined,
      },
      {
        id: 'readiness:transfer',
        title: 'Knowledge transfer',
        caption: 'Shown at a screen, by somebody who does it to somebody who will',
        shown: (asked?.topics.length ?? 0) > 0,
      },
      {
        id: 'readiness:wanted',
        title: 'Wanted here',
        caption: 'Records of releases, with what was judged of each',
        shown: wantedIn(playbook, id).length > 0,
      },
      { id: 'readiness:command', title: 'The verdict, by evidence' },
      { id: 'readiness:signed', title: 'Who says go' },
    ]
  },
  places: ({ id }, playbook) => {
    const asked = readinessOf(playbook, id, (role) => role)
    if (!asked) return []
    const own = [...asked.lines, ...asked.expectations].map(({ id }) => ({ id, entry: undefined }))
    const counted = objectivesAsked(playbook, id).map((entry) => ({ id: `objectives/${entry.id}`, entry }))
    return [...own, ...counted].map((line) => ({
      id: lineAnchor(line.id),
      of: 'section' as const,
      ...(line.entry && { entry: line.entry }),
    }))
  },
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    return {
      ...around,
      whole: [
        ...around.whole,
        onboardingOf(playbook, id),
        ...objectivesAsked(playbook, id),
        ...wantedIn(playbook, id),
      ],
      named: allOf(playbook, 'guide', Object.values(readinessGuides)),
    }
  },
})
