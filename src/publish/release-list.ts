import { sourceFiles } from '../domain/pages/registry.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import type { StagedEdition } from '../workspace/stage.ts'
import type { PublishedPage } from './pages/pass.ts'

/** One page of a site, as the officer's list has it. */
export interface ListedPage {
  page: string
  marking: string
  /** Files of the workspace whose released part it shows. */
  sources: string[]
}

/** The officer's list as a whole. */
export interface ReleaseList {
  kind: 'fieldbook-release'
  version: 1
  network: string
  asOf: string
  revision?: string
  /** The door that it goes through; absent where it is the whole. */
  profile?: StagedEdition['profile']
  /** A site whose proof did not pass is not put in place. */
  proof: 'passed'
  pages: ListedPage[]
}

/** The list's place in a site. */
export const releaseListFile = 'release.json'

/** `release.json`: every page with its marking and the files of the released playbook that it is made from. */
export function releaseList(
  pages: readonly PublishedPage[],
  playbook: Playbook,
  { network, asOf, revision, profile }: Pick<StagedEdition, 'network' | 'asOf' | 'revision' | 'profile'>,
): ReleaseList {
  return {
    kind: 'fieldbook-release',
    version: 1,
    network,
    asOf,
    ...(revision ? { revision } : {}),
    ...(profile ? { profile } : {}),
    proof: 'passed',
    pages: pages.map(
      ({ file, page, told }): ListedPage => ({
        page: file,
        marking: told.marking,
        sources: sourceFiles([...playbook.all('site'), ...(page?.shows ?? [])]),
      }),
    ),
  }
}
