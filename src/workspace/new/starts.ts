import type { z } from 'zod'
import type { Environment } from '../../model/environment.ts'
import type { PlatformKind } from '../../model/foundations.ts'
import { type contentTypes, type Kind, kinds, typeOf } from '../../model/registry.ts'
import type { Path } from '../../model/walk.ts'
import { environmentStart, environmentToDos } from './environment-start.ts'
import { toDo } from './to-do.ts'

/** What the start of an entry is made from. */
export interface StartFacts {
  id: string
  /** What it is called on screen. */
  title: string
  /** The environment it belongs to; absent for what is true of all. */
  environment?: string
  /** The day it is written on, and one some weeks later. */
  day: string
  later: string
  /** Who answers: the roles in the team of its environment, or in every team. */
  roles: readonly [string, ...string[]]
  /** Of an availability: whether the environment offers it, and from which one that has to be explained. */
  isOffered: boolean
  differsFrom?: string
  /** Ids of all environments. */
  environments: readonly string[]
  /** The marking that the workspace gives what says nothing of its own. */
  handles: string
  /** Of an environment: the one before it, the kind of its platform, and when people answer in the others. */
  promotesFrom?: string
  platform?: PlatformKind
  hours?: string
  /** What an environment of the same kind says of its platform. */
  nearby?: Pick<Environment['foundations'], 'platform' | 'stacks' | 'features'>
  /** Of a network: who reads on it, where the scheme knows nations. */
  audience: readonly string[]
  /** Of an environment: the role that runs it, which does so in a pair. */
  runs: string | undefined
}

type StartText<K extends keyof typeof contentTypes> = Partial<z.input<(typeof contentTypes)[K]['schema']>>

/** How an entry of a kind begins: its fields, and for MDX the headings of its text. */
interface Start<K extends keyof typeof contentTypes = keyof typeof contentTypes> {
  value: (given: StartFacts) => StartText<K>
  /** What of it is an answer already, and has to be confirmed. */
  open?: (given: StartFacts) => ReadonlyMap<Path, string>
  body?: string
}

const action = (what: string, { roles: [role], later }: StartFacts) => ({
  what,
  owner: role,
  state: 'open' as const,
  due: later,
})

/**
 * What `fieldbook new` writes: enough to pass `check`, in words that say what is to stand in their place. A
 * scheme and the record of a meeting come as texts of their own, see `plan.ts`.
 */
const starts = {
  layer: { value: ({ id, title, handles }) => ({ id, name: title, marking: handles }) },
  network: {
    value: ({ title, handles, audience }) => ({
      name: title,
      holds: handles,
      ...(audience.length > 0 ? { audience: [...audience] } : {}),
    }),
    open: ({ audience }) =>
      new Map<Path, string>([
        [['holds'], 'the highest marking it may hold'],
        ...(audience.length > 0 ? ([[['audience'], 'who reads there']] as const) : []),
      ]),
  },
  site: {
    value: ({ title, day, handles }) => ({
      title,
      platform: title,
      owner: toDo('who answers for this playbook'),
      edition: day.slice(0, 7).replace('-', '.'),
      summary: toDo('what readers find here, in one sentence'),
      marking: handles,
      roleLabels: {},
      feedback: toDo('where readers say what is wrong or missing'),
    }),
    open: () => new Map([[['marking'], 'what holds where nothing else is said']]),
  },
  environment: { value: environmentStart, open: environmentToDos },
  candidate: {
    value: ({ title, day, handles, environments }) => ({
      marking: handles,
      app: title,
      version: '1.0.0',
      environments: [...environments],
      recorded: day,
      manifest: toDo('the manifest, by its path from here'),
    }),
    open: () =>
      new Map<Path, string>([
        [['marking'], 'of what this record says'],
        [['app'], 'as reports and manifest call it'],
        [['version'], 'of the build that is to be released'],
        [['environments'], 'those that it is meant for; then the day for each, under days'],
      ]),
  },
  onboarding: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      summary: toDo('what is asked of an application before its first release here'),
      expectations: {
        'onboarding-meeting': {
          title: 'Onboarding meeting',
          area: 'meeting',
          requirement: 'Bring capability, repository, services, capacity and integrations.',
          evidence: 'The minutes name what is missing and who brings it.',
          leadTime: 5,
          owner: role,
        },
      },
      reviewed: day,
    }),
    body: toDo('what makes onboarding here different, in a paragraph'),
  },
  availability: {
    value: ({ isOffered, differsFrom }) => ({
      status: isOffered ? 'available' : 'unavailable',
      ...(isOffered ? { plans: [{ name: 'small' }], note: toDo('what a developer has to know here') } : {}),
      ...(differsFrom === undefined
        ? {}
        : {
            difference: {
              from: differsFrom,
              what: toDo('what is different from there'),
              why: toDo('why it is'),
              until: toDo('what to do until then'),
            },
          }),
    }),
  },
  roadmap: {
    value: ({ title, later }) => ({
      title,
      kind: 'change',
      target: later.slice(0, 7),
      status: 'on-track',
      confidence: 'low',
      impact: toDo('what developers notice and have to do, in a few words'),
    }),
  },
  notice: {
    value: ({ title, day, later }) => ({
      title,
      kind: 'information',
      from: `${day}T08:00Z`,
      until: `${later}T08:00Z`,
      summary: toDo('what happens or changes, whom it concerns, and what to do, in two sentences'),
    }),
  },
  triage: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      symptom: toDo('what somebody sees who does not know the cause yet'),
      signals: [toDo('a line of a log, as it is printed')],
      severity: 'degraded',
      minutes: 10,
      steps: {
        look: {
          kind: 'ask',
          title: 'Is the application running?',
          commands: [{ run: 'cf app APP' }],
          where: 'logs',
          answers: [
            { answer: 'No', goto: 'restart' },
            { answer: 'Yes', goto: 'call' },
          ],
        },
        restart: {
          kind: 'do',
          title: 'Start it again',
          commands: [{ run: 'cf restart APP', effect: 'changes' }],
          worked: 'Every instance is `running`.',
          goto: 'call',
        },
        call: {
          kind: 'escalate',
          title: 'Hand it over',
          to: role,
          bring: ['The name of the application and the time in UTC'],
        },
      },
      reviewed: day,
    }),
    body: toDo('why this happens, for those who want to know'),
  },
  exercise: {
    value: ({ title, later }) => ({
      title,
      summary: toDo('what is stopped or taken away, in one sentence'),
      kind: 'tabletop',
      day: later,
      state: 'planned',
      forDevelopers: toDo('what developers notice, and what they have to do'),
    }),
    body: `## Scenario\n\n${toDo('what is done, by whom, and what it is to show')}`,
  },
  lesson: {
    value: (given) => ({
      title: given.title,
      summary: toDo('what we learned, in one sentence'),
      day: given.day,
      event: toDo('what happened, and who noticed it how'),
      cause: toDo('why it happened'),
      corrective: [action('Puts right what went wrong.', given)],
      preventive: [action('Keeps the same from happening again.', given)],
      adaptive: [action('Changes how we work, so that things like it are met early.', given)],
    }),
    body: `## What happened\n\n${toDo('what happened in order, with times')}`,
  },
  objective: {
    value: ({ title, roles: [role], environments }) => ({
      title,
      summary: toDo('what is promised, in one sentence'),
      owner: role,
      indicators: [{ name: 'Indicator', measured: toDo('where and how it is measured') }],
      targets: Object.fromEntries(environments.map((id) => [id, { target: '99.0 %', window: '30 days' }])),
    }),
  },
  term: {
    value: ({ title }) => ({ term: title, meaning: toDo('what it means here, in a sentence or two') }),
  },
  service: {
    value: ({ title, day }) => ({
      name: title,
      kind: 'managed',
      category: 'data',
      short: toDo('three words'),
      summary: toDo('what it is for, in one sentence'),
      owner: toDo('the team that answers for it'),
      reviewed: day,
    }),
    body: `## What it is for\n\n${toDo('when to take it, and when to take another')}`,
  },
  guide: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      summary: toDo('what a reader can do after reading it, in one sentence'),
      topic: 'running',
      for: [role],
      reviewed: day,
    }),
    body: `## Before you begin\n\n${toDo('what a reader needs')}`,
  },
  page: {
    value: ({ title, day }) => ({
      title,
      summary: toDo('what a reader finds here, in one sentence'),
      rail: 'Manual',
      reviewed: day,
    }),
    body: `## What it is about\n\n${toDo('what readers come for')}`,
  },
  role: {
    value: ({ title }) => ({
      title,
      summary: toDo('what they are there for, in one sentence'),
      owns: [toDo('what they alone decide')],
    }),
    body: `## A week\n\n${toDo('what they do, and when')}`,
  },
} as const satisfies { [K in keyof typeof contentTypes]?: Start<K> }

/** A kind that `fieldbook new` can begin: what is written here, or where the kind itself says how. */
export type NewKind = Kind

interface KindStart {
  value: (given: StartFacts) => object
  open?: (given: StartFacts) => ReadonlyMap<Path, string>
  body?: string
}

/** How an entry of a kind begins; undefined where nobody has said. */
export function kindStartOf(kind: Kind): KindStart | undefined {
  const written: { [K in Kind]?: KindStart } = starts
  const { begins } = typeOf(kind)
  return written[kind] ?? (begins && { value: begins })
}

/** The kinds that `fieldbook new` can begin. */
export const newKinds: readonly NewKind[] = [
  ...(Object.keys(starts) as Kind[]),
  ...kinds.filter((kind) => !(kind in starts) && typeOf(kind).begins !== undefined),
]
