import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entry, environment } from '../../../tests/minimal-playbook.ts'
import { type Entry, keyOf, Playbook } from './playbook.ts'

const path = (id: string, title: string, where?: string, more: object = {}): Entry =>
  entry(
    'triage',
    id,
    { title, symptom: 'S.', signals: ['s'], severity: 'outage', steps: {}, reviewed: '2026-11-12', ...more },
    where,
  )
const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)

describe('Playbook', () => {
  it('finds entries by kind, by environment and by id', () => {
    const playbook = new Playbook([environment('il2'), path('crash', 'Crash'), path('crash', 'Crash', 'il2')])
    expect(playbook.all('triage')).toHaveLength(2)
    expect(playbook.all('triage', 'il2')).toHaveLength(1)
    expect(playbook.get('triage', 'crash')?.environment).toBeUndefined()
    expect(playbook.get('triage', 'crash', 'il2')?.environment).toBe('il2')
    expect(playbook.get('triage', 'crash', 'il4')).toBeUndefined()
  })

  it('finds an environment by its id alone, though it lies in its own folder', () => {
    const lying = { ...environment('il2'), environment: 'il2' }
    expect(new Playbook([lying]).get('environment', 'il2')).toBe(lying)
    expect(keyOf(lying)).toBe(keyOf({ kind: 'environment', id: 'il2' }))
  })

  it('gives a list that may be changed', () => {
    const playbook = new Playbook([environment('il2')])
    playbook.all('environment').pop()
    expect(playbook.all('environment')).toHaveLength(1)
  })
})

describe('environments', () => {
  it('come along their promotion paths, whatever the order they are read in', () => {
    const path = [
      environment('il2'),
      environment('il4', { promotesFrom: 'il2' }),
      environment('il5', { promotesFrom: 'il4' }),
      environment('lab', { promotesFrom: 'il2' }),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(path, { minLength: path.length }), (shuffled) => {
        expect(ids(new Playbook(shuffled).environments)).toEqual(['il2', 'il4', 'il5', 'lab'])
      }),
    )
  })

  it('are all there, even when they go round', () => {
    const round = [environment('a', { promotesFrom: 'b' }), environment('b', { promotesFrom: 'a' })]
    expect(ids(new Playbook(round).environments)).toEqual(['a', 'b'])
    expect(ids(new Playbook([environment('a', { promotesFrom: 'gone' })]).environments)).toEqual(['a'])
  })
})

describe('triage', () => {
  const playbook = new Playbook([
    environment('il2'),
    environment('il4'),
    path('crash', 'Crash'),
    path('slow', 'Slow'),
    path('only', 'Only in il4', undefined, { environments: ['il4'] }),
    path('crash', 'A crash in il4', 'il4'),
  ])

  it('has what is shared and applies, in the order of titles', () => {
    expect(ids(playbook.triage('il2'))).toEqual(['crash', 'slow'])
  })

  it('has an own path in place of the shared one of that id', () => {
    expect(playbook.triage('il4').map((p) => p.data.title)).toEqual(['A crash in il4', 'Only in il4', 'Slow'])
  })
})
