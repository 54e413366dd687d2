import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Link, Page } from './page.ts'

/** The link with which every trail of crumbs begins. */
export const homeCrumb = (playbook: Playbook): Link => ({
  href: '/',
  text: playbook.site?.data.platform ?? 'Home',
})

/** A page that belongs to no environment: lists, references, pages about the edition. */
export function referencePage(playbook: Playbook, own: Partial<Page>): Page {
  return { crumbs: [homeCrumb(playbook)], facts: [], ...own }
}

/** Who does a role where: one row for each environment that names people for it. */
export function dutiesOf(playbook: Playbook, role: string) {
  return playbook.environments.flatMap((environment) => {
    const duty = environment.data.team[role]
    return duty ? [{ environment, duty, href: `${addressOf(environment)}#team` }] : []
  })
}
