import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plans, read, services, within, write } from '../../../tests/first-import.ts'
import type { LiveReading } from '../../domain/live/match.ts'

describe('what looks renamed is asked about', () => {
  const before = plans(
    { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
    { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
  )
  const kinds = (text: string, reading: LiveReading = {}) =>
    read(text, reading).drift.diff.changes.map((c) => c.kind)
  it.each([
    [
      'a broker',
      plans(
        { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
        { brokers: { 'ebb-db': 'flood', 'ebb-log': 'flood' } },
      ),
      1,
    ],
    [
      'an offering with the same plans',
      plans(
        { 'tide-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
        { brokers: { 'tide-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
    [
      'a plan that shares a word',
      plans(
        {
          'ebb-db': [{ name: 'db-small' }, { name: 'large' }, { name: 'huge' }],
          'ebb-log': [{ name: 'drain' }],
        },
        { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
    [
      'the only plan that is another',
      plans(
        { 'ebb-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'stream' }] },
        { brokers: { 'ebb-db': 'ebb', 'ebb-log': 'ebb' } },
      ),
      1,
    ],
  ])('%s', (_name, after, questions) => {
    write(before)
    writeFileSync(
      within('environments/il4/services.yaml'),
      services().replaceAll('- name: small', '- name: small\n      limits: {memory: 1 GB}'),
    )
    const asked = write(after)
    expect(asked.drift.questions).toHaveLength(questions)
    expect(asked.planned.map((f) => f.path)).toEqual(['environments/il4/services.yaml'])
    expect(services().match(/# import: .* renamed\?/g)).toHaveLength(questions)
    expect(read(after).planned.filter((f) => f.after.includes('db-small'))).toEqual([])
    write(after, { renames: 'take' })
    expect(services()).toContain('limits: {memory: 1 GB}')
    expect(services()).not.toContain('renamed?')
    expect(kinds(after)).toEqual([])
    expect(read(after).planned).toEqual([])
  })

  it('and taken for another where people say so', () => {
    write(before)
    const after = plans(
      { 'tide-db': [{ name: 'small' }, { name: 'large' }], 'ebb-log': [{ name: 'drain' }] },
      { brokers: { 'tide-db': 'ebb', 'ebb-log': 'ebb' } },
    )
    write(after, { renames: 'refuse' })
    expect(services()).toContain('\ntide-db:\n')
    expect(services()).toContain('# import: not in the live marketplace')
    expect(read(after).drift.questions).toEqual([])
  })
})
