import { type EnvironmentPage, environmentAddress } from '../../domain/pages/address.ts'
import { environmentKinds } from '../../domain/pages/kinds.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Page } from './page.ts'
import { homeCrumb } from './reference.ts'

/** Crumbs and neighbours that every page of an environment shares; `isBelow` it are those of single entries. */
export function environmentPage(
  playbook: Playbook,
  environment: Entry<'environment'>,
  kind: EnvironmentPage,
  own: Partial<Page>,
  isBelow = false,
): Page {
  const { id, data } = environment
  const crumbs = [homeCrumb(playbook)]
  if (kind !== 'index') crumbs.push({ href: environmentAddress(id), text: data.name })
  // What is below the overview is below the environment.
  const label = kind === 'index' ? data.name : (environmentKinds[kind].label ?? '')
  if (isBelow) crumbs.push({ href: environmentAddress(id, kind), text: label })
  return {
    crumbs,
    facts: [],
    environmentPage: kind,
    ...(isBelow ? {} : neighbours(playbook, id, kind)),
    ...own,
  }
}

/** The same page of the environments before and after it on the promotion path. */
function neighbours(playbook: Playbook, id: string, kind: EnvironmentPage): Pick<Page, 'before' | 'next'> {
  const link = (e: Entry<'environment'>, label: string) => ({
    href: environmentAddress(e.id, kind),
    text:
      kind === 'index'
        ? `${e.data.name}, ${e.data.short}`
        : `${environmentKinds[kind].label}, ${e.data.name}`,
    label,
  })
  const before = playbook.get('environment', playbook.get('environment', id)?.data.promotesFrom ?? '')
  const next = playbook.environments.find((e) => e.data.promotesFrom === id)
  return {
    ...(before ? { before: link(before, 'Before it on the path') } : {}),
    ...(next ? { next: link(next, 'After it on the path') } : {}),
  }
}
