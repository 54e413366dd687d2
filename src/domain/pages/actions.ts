import { actionsIn, onMemoryAlone } from '../actions/register.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { kind } from './described.ts'
import { allOf, ownersOf } from './select.ts'

/** Every action of every environment: what is open, late, done, and what rests on memory alone. */
export const actions = kind<null>('actions', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/actions',
  title: () => 'Actions',
  listed: () => [{ text: 'Actions, open and done', kind: 'Page' }],
  list: true,
  search: (_, playbook) => ({
    kind: 'Reference',
    roles: rolesOf(playbook, 'run', 'release'),
    names: [
      'action register',
      'open actions',
      'follow-ups',
      'overdue',
      'corrective',
      'preventive',
      'adaptive',
    ],
  }),
  found: (_, playbook) =>
    actionsIn(playbook)
      .filter(({ action }) => action.state === 'open')
      .map(({ id, action, entry, environment }) => ({
        at: id,
        entry: `fact/${id}`,
        title: `Open action: ${entry.data.title}`,
        names: ['action', environment],
        lines: [action.what],
        ...(action.due === undefined ? {} : { fact: `due ${action.due}` }),
        roles: [action.owner],
      })),
  parts: (_, playbook) => {
    const all = actionsIn(playbook)
    return [
      { id: 'actions:open', title: 'Open', caption: 'The earliest day first' },
      {
        id: 'actions:memory',
        title: 'Lessons that rest on memory alone',
        caption: 'No check, no path, no expectation and no exercise would stop it from happening again',
        shown: playbook.all('lesson').length > 0,
      },
      {
        id: 'actions:over',
        title: 'Done or dropped',
        shown: all.some(({ action }) => action.state !== 'open'),
      },
    ]
  },
  places: (_, playbook) => actionsIn(playbook).map(({ id }) => ({ id, of: 'section' as const })),
  material: (_, playbook) => {
    const all = actionsIn(playbook)
    const held = all.flatMap(({ action, environment }) => {
      const { path, exercise, expectation } = action.heldBy ?? {}
      return [
        path === undefined ? undefined : playbook.triage(environment).find(({ id }) => id === path),
        exercise === undefined ? undefined : playbook.get('exercise', exercise, environment),
        expectation === undefined ? undefined : playbook.all('onboarding', environment)[0],
      ]
    })
    return {
      whole: all.map(({ entry }) => entry),
      named: [
        ...onMemoryAlone(playbook),
        ...allOf(playbook, 'environment', new Set(all.map(({ environment }) => environment))),
        ...ownersOf(
          playbook,
          all.map(({ action }) => action),
        ),
        ...held,
      ],
    }
  },
})
