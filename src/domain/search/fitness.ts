import type { SearchManifest } from './format.ts'
import { priors, type Sort } from './kinds.ts'
import type { Intent, Query } from './query.ts'

/** Names that are a service's and only lent to what is said of it. */
export const lent: Partial<Record<Sort, number>> = {
  availability: 0.85,
  roadmap: 0.55,
  objective: 0.6,
  notice: 0.7,
  step: 0.5,
}

/** What is over is seldom asked for, what is down now by many. */
const states: Record<string, number> = { dropped: 0.5, delivered: 0.7, done: 0.7, alert: 1.8 }
/** Where the query names an environment, what is said of it comes before what is said of all. */
const inPlace: Partial<Record<Sort, number>> = {
  availability: 2.8,
  roadmap: 2.1,
  fact: 2.1,
  contact: 2.1,
  quota: 2.1,
  calendar: 2.1,
  Comparison: 1.8,
  News: 1.8,
  Environment: 2.4,
}
/** Where nothing but an environment is named, its own pages come before what is listed on them. */
const ofPlace: Partial<Record<Sort, number>> = {
  Environment: 4,
  Onboarding: 2,
  Roadmap: 2,
  Notice: 1.8,
  Reference: 2,
}
const wanted: Record<Intent, Partial<Record<Sort, number>>> = {
  when: { calendar: 1.2, roadmap: 1.6, availability: 1.35, notice: 1.2, Roadmap: 1.2 },
  who: { contact: 2.6, fact: 1.2, Role: 1.2, Environment: 1.3 },
  limit: { quota: 3, fact: 1.1 },
  date: { calendar: 3, fact: 1.1 },
  how: { Guide: 1.25, fact: 1.15, expectation: 1.1 },
  why: { availability: 1.3, Comparison: 1.6, roadmap: 1.1 },
  what: { term: 1.7, Service: 1.1 },
  where: { fact: 1.3, contact: 1.3, Reference: 1.1 },
  news: { News: 4, Comparison: 0.6 },
  state: { Notice: 1.8, notice: 1.9 },
}

/** The type of a record, the kind of a page. */
export function sortOf({ documents, types, kinds }: SearchManifest, document: number): Sort {
  const type = types[documents.type[document] ?? 0] ?? 'page'
  return type === 'page' ? (kinds[documents.kind[document] ?? 0] ?? 'Reference') : type
}

/** How well a document suits a query whatever its words: by its sort, its environment and what is asked. */
export function fitness(manifest: SearchManifest, query: Query, document: number, here: number): number {
  const { documents } = manifest
  const sort = sortOf(manifest, document)
  const environment = documents.environment[document] ?? -1
  let factor =
    (priors[sort] ?? 0.8) * (states[manifest.statuses[documents.status[document] ?? -1]?.id ?? ''] ?? 1)
  for (const intent of query.intents) {
    // "What is X" asks for a word, "what is X in il5" does not.
    if (intent !== 'what' || query.environments.length === 0) factor *= wanted[intent][sort] ?? 1
  }
  if (query.environments.length > 0) {
    const own = query.words.length > 0 ? (inPlace[sort] ?? 1.6) : (ofPlace[sort] ?? 1)
    if (query.environments.includes(environment)) factor *= own
    else if (environment >= 0) factor *= 0.1
    // Two environments are named to be compared.
    if (query.environments.length > 1 && sort === 'Comparison') factor *= 3
  } else if (environment >= 0 && environment === here) factor *= 1.1
  return factor
}

/** Words by which one asks for what the checker says. */
const ofChecker = new Set([
  'check',
  'checks',
  'checker',
  'fieldbook',
  'problem',
  'problems',
  'finding',
  'findings',
])

/** Whether a document is for those who write the playbook, and the query does not ask for that: by a word, or by a code. */
export const isForAuthors = (manifest: SearchManifest, query: Query, document: number) =>
  sortOf(manifest, document) === 'Checker' &&
  !query.words.some((word) => ofChecker.has(word.toLowerCase()) || /^[a-z]+(?:-[a-z]+)+$/.test(word))

/** Whether it is an outage that goes on. */
export const isDown = ({ documents, statuses }: SearchManifest, document: number) =>
  statuses[documents.status[document] ?? -1]?.id === 'alert'

/** Whether a document is about another environment than those that the query names. */
export const isElsewhere = ({ documents }: SearchManifest, query: Query, document: number) => {
  const environment = documents.environment[document] ?? -1
  return query.environments.length > 0 && environment >= 0 && !query.environments.includes(environment)
}
