import { type EnvironmentPage, environmentAddress } from '../../domain/address.ts'
import type { Entry, Playbook } from '../../domain/playbook.ts'
import { pageLabels } from './navigation.ts'
import type { Page } from './page.ts'
import { homeCrumb } from './reference.ts'

/** Crumbs, neighbours and facts that every page of an environment shares. */
export function environmentPage(
  playbook: Playbook,
  environment: Entry<'environment'>,
  kind: EnvironmentPage,
  own: Pick<Page, 'title' | 'marking'> & Partial<Page>,
): Page {
  const { id, data } = environment
  const crumbs = [homeCrumb(playbook)]
  if (kind !== 'index') crumbs.push({ href: environmentAddress(id), text: data.name })
  const isOwnPage = own.address === undefined || own.address === environmentAddress(id, kind)
  if (!isOwnPage) crumbs.push({ href: environmentAddress(id, kind), text: pageLabels[kind] })
  return {
    address: environmentAddress(id, kind),
    crumbs,
    facts: [],
    environment: id,
    environmentPage: kind,
    ...neighbours(playbook, id, kind),
    ...own,
  }
}

/** The same page of the environments before and after it on the promotion path. */
function neighbours(playbook: Playbook, id: string, kind: EnvironmentPage): Pick<Page, 'before' | 'next'> {
  const link = (e: Entry<'environment'>, label: string) => ({
    href: environmentAddress(e.id, kind),
    text: kind === 'index' ? `${e.data.name}, ${e.data.short}` : `${pageLabels[kind]}, ${e.data.name}`,
    label,
  })
  const before = playbook.get('environment', playbook.get('environment', id)?.data.promotesFrom ?? '')
  const next = playbook.environments.find((e) => e.data.promotesFrom === id)
  return {
    ...(before ? { before: link(before, 'Before it on the path') } : {}),
    ...(next ? { next: link(next, 'After it on the path') } : {}),
  }
}
