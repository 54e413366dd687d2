/**
 * What search tells apart. A page says its kind where it is described (`domain/pages/`), a record its type where it
 * is made. Tables keyed by them are `Record<…>`, so the compiler names every table that lacks a new one.
 */

/** What results are grouped and labelled by. */
export const searchKinds = [
  'Home',
  'Environment',
  'Service',
  'Comparison',
  'News',
  'Roadmap',
  'Onboarding',
  'Triage',
  'Notice',
  'Exercise',
  'Lesson',
  'Objective',
  'Guide',
  'Page',
  'Role',
  'Glossary',
  'Reference',
  'Checker',
] as const
export type SearchKind = (typeof searchKinds)[number]

/** What is a part of a page and has a result of its own. Everything else that is found is a page. */
export const recordTypes = [
  'availability',
  'roadmap',
  'expectation',
  'notice',
  'step',
  'term',
  'objective',
  'fact',
  'contact',
  'quota',
  'calendar',
] as const
export type RecordType = (typeof recordTypes)[number]

/** A record by its type, a page by its kind. */
export type Sort = SearchKind | RecordType

/** How likely things of a type, or pages of a kind, are what is asked for, all else equal. */
export const priors: Record<Sort, number> = {
  availability: 0.65,
  roadmap: 0.6,
  expectation: 0.8,
  notice: 0.8,
  step: 0.5,
  term: 0.6,
  objective: 0.8,
  fact: 0.7,
  contact: 0.75,
  quota: 0.75,
  calendar: 0.7,
  Checker: 0.2,
  Comparison: 0.6,
  Environment: 0.8,
  Exercise: 0.75,
  Glossary: 0.6,
  Home: 0.9,
  Lesson: 0.75,
  News: 0.7,
  Notice: 0.75,
  Objective: 0.75,
  Onboarding: 0.9,
  Reference: 0.4,
  Roadmap: 0.8,
  Role: 1.1,
  Service: 1.1,
  Triage: 1,
  Guide: 1,
  Page: 0.95,
}

/** Which is most likely meant by the first keys that are typed: low numbers come first. */
export const firstMeant: Record<SearchKind, number> = {
  Service: 0,
  Triage: 1,
  Guide: 2,
  Environment: 3,
  Onboarding: 4,
  Role: 5,
  Home: 6,
  Comparison: 6,
  News: 6,
  Roadmap: 6,
  Notice: 6,
  Exercise: 6,
  Lesson: 6,
  Page: 4,
  Objective: 6,
  Glossary: 6,
  Reference: 6,
  Checker: 9,
}
