import { describe, expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { feedbackGroups } from './feedback.ts'

const playbook = new Playbook([
  environment('il2', {
    feedback: { logs: { where: 'logs.il2', who: 'Everyone', retention: '30 days' } },
  }),
  environment('il4', {
    promotesFrom: 'il2',
    feedback: { logs: { where: 'logs.il4', who: 'Everyone', retention: '90 days', delay: '1 minute' } },
  }),
  environment('il5', { promotesFrom: 'il4' }),
])
const logs = feedbackGroups(playbook)[0]

describe('feedbackGroups', () => {
  it('has a group for each signal and a row for each environment', () => {
    expect(feedbackGroups(playbook).map((group) => group.title)).toEqual([
      'Logs',
      'Metrics',
      'Traces',
      'Dashboards',
      'Events',
    ])
    expect(logs?.rows.map((row) => row.name)).toEqual(['il2', 'il4', 'il5'])
  })

  it('marks what is not as in the environment before; places have other names everywhere', () => {
    expect(logs?.rows.map((row) => [...row.differs])).toEqual([
      [],
      ['retention', 'delay'],
      ['who', 'retention', 'delay'],
    ])
  })

  it('leaves out what an environment does not have', () => {
    expect(logs?.rows[2]?.feedback).toBeUndefined()
  })
})
