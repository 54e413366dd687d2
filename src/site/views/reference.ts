import { addressOf } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { pageMarking } from './marking.ts'
import type { Fact, Link, Page } from './page.ts'

/** The link with which every trail of crumbs begins. */
export const homeCrumb = (playbook: Playbook): Link => ({
  href: '/',
  text: playbook.site?.data.platform ?? 'Home',
})

/** A page that belongs to no environment: lists, references, pages about the edition. */
export function referencePage(
  playbook: Playbook,
  own: Pick<Page, 'address' | 'title'> & Partial<Page>,
  shown: readonly Entry[] = [],
): Page {
  const marking = pageMarking(playbook, ...shown)
  const facts: Fact[] = [{ label: 'Page', marking }, ...(own.facts ?? [])]
  return { crumbs: [homeCrumb(playbook)], marking, ...own, facts }
}

/** Roles as the playbook orders them, each with the label it goes by. */
export function rolesInOrder(playbook: Playbook): { role: Entry<'role'>; label: string }[] {
  return playbook
    .all('role')
    .sort((a, b) => a.data.order - b.data.order || compare(a.id, b.id))
    .map((role) => ({ role, label: playbook.site?.data.roleLabels[role.id]?.short ?? role.id }))
}

/** Who does a role where: one row for each environment that names people for it. */
export function dutiesOf(playbook: Playbook, role: string) {
  return playbook.environments.flatMap((environment) => {
    const duty = environment.data.team[role]
    return duty ? [{ environment, duty, href: `${addressOf(environment)}#team` }] : []
  })
}

/** Terms by their first letter. */
export function termsByLetter(playbook: Playbook): { letter: string; terms: Entry<'term'>[] }[] {
  const key = (term: Entry<'term'>) => term.data.term.toLowerCase()
  const sorted = playbook.all('term').sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id))
  const letterOf = (term: Entry<'term'>) => (/^[a-z]/.exec(key(term))?.[0] ?? '#').toUpperCase()
  const letters = [...new Set(sorted.map(letterOf))]
  return letters.map((letter) => ({ letter, terms: sorted.filter((term) => letterOf(term) === letter) }))
}
