import { compare } from '../playbook/problem.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { kind } from './described.ts'
import { isOff } from './switched-off.ts'

/** What `check` finds, with a page for each of its codes. */
export const problems = kind<null>('problems', {
  of: () => [null],
  address: () => '/problems',
  title: () => 'What check finds',
  list: true,
  search: (_, playbook) => ({ kind: 'Checker', roles: rolesOf(playbook, 'enable', 'run') }),
  parts: (_, playbook) => [
    {
      id: 'platform',
      title: 'What cf push refuses, drops or reads in another way',
      shown: !isOff(playbook, 'fit'),
    },
  ],
  material: () => ({}),
})

/** The pages of codes; which codes there are is no part of a playbook. */
export const problemsOf = (rules: readonly { code: string; title: string }[]) =>
  kind<{ code: string; title: string }>('problem', {
    of: () => rules.toSorted((a, b) => compare(a.code, b.code)),
    address: ({ code }) => `/problems/${code}`,
    // A title has no code: it stands in tabs, in lists and in search.
    title: ({ title }) => title.replaceAll('`', ''),
    search: ({ code }, playbook) => ({
      kind: 'Checker',
      names: [code],
      roles: rolesOf(playbook, 'enable', 'run'),
    }),
    parts: () => [
      { id: 'refused', title: 'Refused' },
      { id: 'right', title: 'Right' },
    ],
    material: () => ({}),
  })
