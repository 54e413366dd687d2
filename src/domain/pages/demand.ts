import { rolesOf } from '../playbook/tasks.ts'
import { kind } from './described.ts'
import { inCatalog } from './select.ts'

/**
 * What the intake records of the playbook come to: how much of what, when and where, what is missing, and the team that it
 * takes. There is no such page where no record is kept.
 */
export const demand = kind<null>('demand', {
  of: (playbook) => (playbook.all('intake').length > 0 ? [null] : []),
  rail: 'Across environments',
  address: () => '/demand',
  title: () => 'Demand',
  listed: (_, playbook) => [
    { text: 'Demand: what teams bring', kind: 'Page' },
    ...playbook.all('intake').map((entry) => ({
      text: entry.data.team,
      kind: 'Intake record',
      at: 'demand:records',
      entry,
    })),
  ],
  list: true,
  search: (_, playbook) => ({
    kind: 'Reference',
    roles: rolesOf(playbook, 'enable', 'run', 'release'),
    names: [
      'demand',
      'capacity planning',
      'intake records',
      'team size',
      'bottleneck',
      ...playbook.all('intake').map(({ data }) => data.team),
    ],
  }),
  parts: () => [
    { id: 'demand:amounts', title: 'By environment and quarter' },
    { id: 'demand:wanted', title: 'Wanted, and missing or only promised' },
    { id: 'demand:weeks', title: 'Load by week' },
    { id: 'demand:team', title: 'The team that this takes' },
    { id: 'demand:clashes', title: 'Where teams meet' },
    { id: 'demand:brought', title: 'What they bring' },
    { id: 'demand:records', title: 'The records' },
  ],
  material: (_, playbook) => ({
    // What upstream says of versions decides no demand.
    whole: [...playbook.all('intake'), ...inCatalog(playbook).filter((entry) => entry.kind !== 'product')],
  }),
})
