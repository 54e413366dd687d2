import type { z } from 'zod'
import { type contentTypes, type Kind, kinds, typeOf } from '../../model/registry.ts'
import { environmentStart } from './environment-start.ts'

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
}

type StartText<K extends keyof typeof contentTypes> = Partial<z.input<(typeof contentTypes)[K]['schema']>>

/** How an entry of a kind begins: its fields, and for MDX the headings of its text. */
interface Start<K extends keyof typeof contentTypes = keyof typeof contentTypes> {
  value: (given: StartFacts) => StartText<K>
  body?: string
}

const action = (what: string, { roles: [role], later }: StartFacts) => ({
  what,
  owner: role,
  state: 'open' as const,
  due: later,
})

/**
 * What `fieldbook new` writes: enough to pass `check`, in words that say what is to stand in their place. Kinds
 * that a workspace has once, or that come as files of others, are not here.
 */
const starts = {
  environment: { value: environmentStart },
  onboarding: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      summary: 'What is asked of an application before its first release here.',
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
    body: 'What makes onboarding here different, in a paragraph.',
  },
  availability: {
    value: ({ isOffered, differsFrom }) => ({
      status: isOffered ? 'available' : 'unavailable',
      ...(isOffered ? { plans: [{ name: 'small' }], note: 'What a developer has to know here.' } : {}),
      ...(differsFrom === undefined
        ? {}
        : {
            difference: {
              from: differsFrom,
              what: 'What is different from there.',
              why: 'Why it is.',
              until: 'What to do until then.',
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
      impact: 'What developers notice and have to do, in a few words.',
    }),
  },
  notice: {
    value: ({ title, day, later }) => ({
      title,
      kind: 'information',
      from: `${day}T08:00Z`,
      until: `${later}T08:00Z`,
      summary: 'What happens or changes, whom it concerns, and what to do, in two sentences.',
    }),
  },
  triage: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      symptom: 'What somebody sees who does not know the cause yet.',
      signals: ['A line of a log, as it is printed'],
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
    body: 'Why this happens, for those who want to know.',
  },
  exercise: {
    value: ({ title, later }) => ({
      title,
      summary: 'What is stopped or taken away, in one sentence.',
      kind: 'tabletop',
      day: later,
      state: 'planned',
      forDevelopers: 'What developers notice, and what they have to do.',
    }),
    body: '## Scenario\n\nWhat is done, by whom, and what it is to show.',
  },
  lesson: {
    value: (given) => ({
      title: given.title,
      summary: 'What we learned, in one sentence.',
      day: given.day,
      event: 'What happened, and who noticed it how.',
      cause: 'Why it happened.',
      corrective: [action('Puts right what went wrong.', given)],
      preventive: [action('Keeps the same from happening again.', given)],
      adaptive: [action('Changes how we work, so that things like it are met early.', given)],
    }),
    body: '## What happened\n\nIn order, with times in UTC.',
  },
  objective: {
    value: ({ title, roles: [role], environments }) => ({
      title,
      summary: 'What is promised, in one sentence.',
      owner: role,
      indicators: [{ name: 'Indicator', measured: 'Where and how it is measured.' }],
      targets: Object.fromEntries(environments.map((id) => [id, { target: '99.0 %', window: '30 days' }])),
    }),
  },
  term: {
    value: ({ title }) => ({ term: title, meaning: 'What it means here, in a sentence or two.' }),
  },
  service: {
    value: ({ title, day }) => ({
      name: title,
      kind: 'managed',
      category: 'data',
      short: 'Three words',
      summary: 'What it is for, in one sentence.',
      owner: 'The team that answers for it',
      reviewed: day,
    }),
    body: '## What it is for\n\nWhen to take it, and when to take another.',
  },
  guide: {
    value: ({ title, day, roles: [role] }) => ({
      title,
      summary: 'What a reader can do after reading it, in one sentence.',
      topic: 'running',
      for: [role],
      reviewed: day,
    }),
    body: '## Before you begin\n\nWhat a reader needs.',
  },
  role: {
    value: ({ title }) => ({
      title,
      summary: 'What they are there for, in one sentence.',
      owns: ['What they alone decide'],
    }),
    body: '## A week\n\nWhat they do, and when.',
  },
} as const satisfies { [K in keyof typeof contentTypes]?: Start<K> }

/** A kind that `fieldbook new` can begin: what is written here, or where the kind itself says how. */
export type NewKind = Kind

/** How an entry of a kind begins; undefined where nobody has said. */
export function startOf(kind: Kind): { value: (given: StartFacts) => object; body?: string } | undefined {
  const written: { [K in Kind]?: { value: (given: StartFacts) => object; body?: string } } = starts
  const { begins } = typeOf(kind)
  return written[kind] ?? (begins && { value: begins })
}

/** The kinds that `fieldbook new` can begin. */
export const newKinds: readonly NewKind[] = [
  ...(Object.keys(starts) as Kind[]),
  ...kinds.filter((kind) => !(kind in starts) && typeOf(kind).begins !== undefined),
]
