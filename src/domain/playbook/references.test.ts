import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { idsFor, referencesOf, resolves } from './references.ts'

const playbook = withFixture('broken-reference-triage', (root) => loadWorkspace([root]).playbook)
const references = playbook.entries.flatMap((entry) => [...referencesOf(entry, playbook)])

describe('referencesOf', () => {
  it('finds fields, lists, keys and ids', () => {
    const found = references.map(
      ({ entry, kind, id, via }) => `${entry.kind} ${entry.id}: ${via} ${kind} ${id}`,
    )
    for (const expected of [
      'availability postgres: id service postgres',
      'environment il4: field environment il2',
      'environment il4: field role pre',
      'roadmap postgres-18: field service postgres',
      'onboarding il4: field expectation meeting',
      'onboarding il4: field condition stores-cui',
      'objective availability: field environment il4',
      'site site: field role developer',
      'term parity: field term canary',
      'lesson late: field triage crush',
    ])
      expect(found).toContain(expected)
  })

  it('tells where each stands', () => {
    const crush = references.find(({ id }) => id === 'crush')
    expect(crush?.at()).toEqual({ file: 'environments/il4/lessons/late.mdx', line: 10, col: 16 })
  })
})

describe('resolves', () => {
  it('holds for all but the one that is broken', () => {
    expect(references.filter((r) => !resolves(playbook, r)).map(({ id }) => id)).toEqual(['crush'])
  })

  it('keeps to the environment', () => {
    const item = {
      kind: 'roadmap',
      id: 'postgres-18',
      via: 'field',
      at: () => ({ file: '', line: 1, col: 1 }),
    } as const
    const [entry] = playbook.all('availability', 'il4')
    if (!entry) throw new Error('the fixture has none')
    expect(resolves(playbook, { ...item, entry, environments: ['il4'] })).toBe(true)
    expect(resolves(playbook, { ...item, entry, environments: ['il2'] })).toBe(false)
    expect(resolves(playbook, { ...item, entry, environments: ['il2', 'il4'] })).toBe(true)
  })

  it('agrees with the ids that it offers', () => {
    for (const reference of references)
      expect(resolves(playbook, reference)).toBe(idsFor(playbook, reference).includes(reference.id))
  })
})
