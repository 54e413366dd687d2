import { rolesOf } from '../playbook/tasks.ts'
import { kind } from './described.ts'
import { inCatalog } from './select.ts'

/** The parts of an onboarding meeting, in the order in which it asks; each has the points of the record that it is about. */
export const worksheetParts = [
  {
    id: 'team',
    title: 'Who comes, and with what',
    points: ['team', 'missionOwner', 'capability', 'recorded', 'marking', 'org'],
  },
  { id: 'targets', title: 'Where to, and by when', points: ['targets', 'dates'] },
  { id: 'code', title: 'The code, and what runs', points: ['repository', 'apps', 'customBuildpacks'] },
  { id: 'services', title: 'Services', points: ['services', 'ownServices'] },
  { id: 'load', title: 'How much there is to do', points: ['load'] },
  { id: 'data', title: 'Data', points: ['data'] },
  { id: 'connections', title: 'Connections', points: ['integrations'] },
  { id: 'shown', title: 'What is shown already', points: ['maturity', 'tests'] },
  { id: 'operation', title: 'Operation', points: ['operation', 'conditions'] },
  { id: 'open', title: 'Open questions, and who was there', points: ['questions', 'people'] },
] as const

/** The form of the onboarding meeting, with what the playbook answers beside it. */
export const worksheet = kind<null>('worksheet', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/worksheet',
  title: () => 'Onboarding worksheet',
  listed: () => [
    { text: 'Onboarding worksheet', kind: 'Page' },
    { text: 'Intake', kind: 'Page', see: 'Onboarding worksheet' },
  ],
  search: (_, playbook) => ({
    kind: 'Reference',
    roles: rolesOf(playbook, 'enable', 'build'),
    names: [
      'onboarding form',
      'intake',
      'intake record',
      'intake form',
      'worksheet',
      'onboarding meeting form',
    ],
  }),
  parts: () => [
    ...worksheetParts.map(({ id, title }) => ({ id: `ask:${id}`, title })),
    { id: 'answer', title: 'What comes of it' },
    { id: 'command-line', title: 'On the command line' },
  ],
  material: (_, playbook) => ({ drawn: [...inCatalog(playbook), ...playbook.all('triage')] }),
})
