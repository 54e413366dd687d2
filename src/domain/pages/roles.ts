import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { duties } from '../playbook/tasks.ts'
import { synonymsOf } from '../search/synonyms.ts'
import { kind } from './described.ts'
import { mentioned } from './mentions.ts'
import { besides } from './select.ts'

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

/** Who does what. */
export const roles = kind<null>('roles', {
  of: () => [null],
  rail: 'Manual',
  address: () => '/roles',
  title: () => 'Roles',
  listed: () => [{ text: 'Roles', kind: 'Page' }],
  list: true,
  contents: true,
  search: () => ({ kind: 'Role' }),
  parts: (_, playbook) => [
    {
      id: 'roles:hand-overs',
      title: 'Who hands what to whom',
      shown: handingRoles(playbook).some(({ data }) => data.handsOver.length > 0),
    },
    ...rolesInOrder(playbook).map(({ id, data }) => {
      const short = playbook.site?.data.roleLabels[id]?.short ?? id
      return { id, title: data.title, ...(short === data.title ? {} : { caption: short }) }
    }),
  ],
  material: (_, playbook) => ({ whole: playbook.all('role') }),
})

/** What a role owns and hands over, and who has it where. */
export const role = kind<Role>('role', {
  of: (playbook) => playbook.all('role'),
  address: ({ id }) => `/roles/${id}`,
  title: ({ data }) => data.title,
  listed: (entry) => [{ text: entry.data.title, kind: 'Role', entry }],
  contents: true,
  text: (entry) => entry,
  search: ({ id, data }, playbook) => {
    const label = playbook.site?.data.roleLabels[id]
    return {
      kind: 'Role',
      roles: [id],
      entry: `role/${id}`,
      names: [...(label ? [label.short, label.name] : []), ...synonymsOf(playbook)(data.title), 'role'],
    }
  },
  parts: ({ id, data }, playbook) => [
    { id: 'owns', title: 'Owns' },
    { id: 'hands-over', title: 'Hands over', shown: data.handsOver.length > 0 },
    { id: 'who', title: 'Who, and when', shown: homesOf(playbook, id).length > 0 },
    'text',
  ],
  material: (entry, playbook) => {
    const text = mentioned(playbook, entry)
    return {
      whole: [entry, ...homesOf(playbook, entry.id), ...text.whole],
      quoted: text.quoted,
      named: [...text.named, ...besides(rolesInOrder(playbook), entry)],
      // Whether they name somebody for it.
      counted: playbook.environments,
    }
  },
})

/** The environments that name people for a role. */
const homesOf = (playbook: Playbook, role: string) =>
  playbook.environments.filter(({ data }) => data.team[role] !== undefined)
