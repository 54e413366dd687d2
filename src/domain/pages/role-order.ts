import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { duties } from '../playbook/tasks.ts'

type Role = Entry<'role'>

/** Roles as the playbook orders them. */
export const rolesInOrder = (playbook: Playbook): Role[] =>
  playbook.all('role').sort((a, b) => a.data.order - b.data.order || compare(a.id, b.id))

/** The roles that stand in the drawing: those that build, enable, release and run; else the first four. */
export function handingRoles(playbook: Playbook): Role[] {
  const byTask = Object.values(duties(playbook)).flatMap(({ id }) => {
    const role = id === undefined ? undefined : playbook.get('role', id)
    return role ? [role] : []
  })
  const found = [...new Set(byTask)]
  return found.length > 1 ? found : rolesInOrder(playbook).slice(0, 4)
}
