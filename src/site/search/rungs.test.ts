import { expect, it } from 'vitest'
import { availability, environment, openSite, roadmapItem, service } from '../../../tests/marked-playbook.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { records } from './records.ts'
import { markRecords } from './rungs.ts'

it('each record is marked by the highest of what it says, and by nothing beside it', () => {
  const playbook = new Playbook([
    openSite(),
    environment('il6'),
    service('kafka'),
    service('valkey'),
    service('postgres'),
    availability('kafka', 'il6', { marking: 'SECRET' }),
    availability('valkey', 'il6', { plans: [{ name: 'urgent', marking: 'CUI//NOFORN' }] }),
    availability('postgres', 'il6'),
    roadmapItem('more', 'il6', { impact: 'None.\n\n(S) But for one.' }),
  ])
  const { rungs, records: marked } = markRecords(playbook, '2026-11-16', records(playbook, '2026-11-16'))
  const mark = (entry: string) => rungs[marked.find((record) => record.entry === entry)?.rung ?? -1]?.mark
  expect(mark('availability/kafka')).toBe('(S)')
  expect(mark('availability/valkey')).toBe('(CUI//NF)')
  expect(mark('availability/postgres')).toBe('(U)')
  expect(mark('roadmap/more')).toBe('(S)')
})
