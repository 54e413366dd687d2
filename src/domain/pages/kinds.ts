/**
 * Every kind of page that a playbook makes, in the order in which lists of pages name them. To add one, describe it in
 * a file beside this, and add a line here; links, contents, markings, search, the officer's list and tests follow.
 */

import type { Playbook } from '../playbook/playbook.ts'
import { actions } from './actions.ts'
import type { EnvironmentPage } from './address.ts'
import { book, card } from './book.ts'
import { changes, changesInside } from './changes.ts'
import { comparison, step } from './compare.ts'
import { demand } from './demand.ts'
import { environment } from './environment.ts'
import { exercise, exercises } from './exercises.ts'
import { glossary } from './glossary.ts'
import { guide, guides } from './guides.ts'
import { home } from './home.ts'
import {
  environmentsInLeaves,
  type IndexLine,
  indexAToZ,
  indexByEnvironment,
  type Letter,
  lettersIn,
  lettersInLeaves,
  linesByEnvironment,
} from './index-a-z.ts'
import { lesson, lessons } from './lessons.ts'
import { services, servicesLeaf } from './matrix.ts'
import { notices } from './notices.ts'
import { offers, offersLeaf } from './offers.ts'
import { onboarding } from './onboarding.ts'
import { ownPage } from './own-pages.ts'
import type { DescribedKind } from './page.ts'
import { problems } from './problems.ts'
import { readiness } from './readiness.ts'
import { about, feedback, fit, objectives, searchOf } from './reference.ts'
import { candidate, releases } from './releases.ts'
import { promises, roadmap, roadmapLeaf } from './roadmap.ts'
import { role, roles } from './roles.ts'
import { service } from './services.ts'
import { allNotices, noticesLeaf, status } from './status.ts'
import { path, paths, symptoms, symptomsLeaf } from './triage.ts'
import { worksheet } from './worksheet.ts'

/** The pages of an environment, in the order of its navigation. */
export const environmentKinds: Record<EnvironmentPage, DescribedKind> = {
  index: environment,
  services: offers,
  roadmap: promises,
  onboarding,
  readiness,
  triage: paths,
  notices,
  exercises,
  lessons,
}

/** Their names, in that order. */
export const environmentPages = Object.keys(environmentKinds) as EnvironmentPage[]

const kinds: readonly DescribedKind[] = [
  home,
  status,
  allNotices,
  noticesLeaf,
  services,
  servicesLeaf,
  comparison,
  changes,
  fit,
  worksheet,
  roadmap,
  roadmapLeaf,
  symptoms,
  symptomsLeaf,
  feedback,
  actions,
  demand,
  releases,
  guides,
  roles,
  objectives,
  glossary,
  problems,
  about,
  ...Object.values(environmentKinds),
  offersLeaf,
  changesInside,
  book,
  card,
  path,
  exercise,
  lesson,
  step,
  service,
  guide,
  ownPage,
  role,
  candidate,
]

/** The A to Z in leaves, by letter and by environment; none where it stands on one page. */
export const letterLeaves = lettersInLeaves(kinds)
export const environmentLeaves = environmentsInLeaves(kinds)

/** Every kind; the last five are made from what the others describe. */
export const pageKinds: readonly DescribedKind[] = [
  ...kinds,
  ...indexAToZ(kinds, letterLeaves),
  ...indexByEnvironment(kinds, environmentLeaves),
  searchOf(kinds),
]

/** The names that belong to an environment, by the environment's name. */
export const namesByEnvironment = (playbook: Playbook): ReadonlyMap<string, readonly IndexLine[]> =>
  linesByEnvironment(playbook, kinds)

/** Every name that a reader may look for, by letter. */
export const lettersOf = (playbook: Playbook): readonly Letter[] => lettersIn(playbook, kinds)
