import type { Entry, Playbook } from '../playbook/playbook.ts'
import { roleOf } from '../playbook/tasks.ts'
import { synonymsOf } from '../search/synonyms.ts'
import { kind } from './described.ts'
import { mentioned } from './mentions.ts'
import { besideCanaries, lastCanaries } from './releases.ts'
import { handingRoles, rolesInOrder } from './role-order.ts'
import { besides } from './select.ts'

type Role = Entry<'role'>

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
    {
      id: 'canaries',
      title: 'What canaries showed lately',
      caption: 'Figures beside the thresholds of their environment; over one of them a version goes back',
      shown: canariesFor(playbook, id).length > 0,
    },
  ],
  material: (entry, playbook) => {
    const text = mentioned(playbook, entry)
    const canaries = canariesFor(playbook, entry.id)
    const { quoted, lessons } = besideCanaries(playbook, canaries)
    return {
      whole: [entry, ...homesOf(playbook, entry.id), ...text.whole, ...canaries],
      quoted: [...text.quoted, ...quoted],
      named: [...text.named, ...besides(rolesInOrder(playbook), entry), ...lessons],
      // Whether they name somebody for it.
      counted: playbook.environments,
    }
  },
})

/** The environments that name people for a role. */
const homesOf = (playbook: Playbook, role: string) =>
  playbook.environments.filter(({ data }) => data.team[role] !== undefined)

/** The last canaries, on the page of those who build: nobody else can mend what they showed. */
export const canariesFor = (playbook: Playbook, role: string) =>
  role === roleOf(playbook, 'build') ? lastCanaries(playbook) : []
