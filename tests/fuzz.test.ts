import { describe, expect, it } from 'vitest'
import { fuzzChecks } from './fuzz/checks.ts'
import { fuzzReaders } from './fuzz/fuzz.ts'

// Twenty thousand by hand: node tests/fuzz/run.ts readers, and node tests/fuzz/run.ts checks 1000
describe('mutated inputs come to a value, or to a problem with its place, in time', () => {
  it('of every reader', { timeout: 240_000 }, () => {
    const { cases, byReader, faults, megabytes } = fuzzReaders(2_000, 20_261_116)
    expect(faults).toEqual([])
    expect(cases).toBe(2_000)
    for (const [reader, { values, problems }] of Object.entries(byReader))
      expect([reader, values + problems > 0]).toEqual([reader, true])
    expect(megabytes).toBeLessThan(2_000)
  })

  it('of both playbooks, checked whole', { timeout: 240_000 }, () => {
    const { cases, faults, problems } = fuzzChecks(6, 20_261_116)
    expect(faults).toEqual([])
    expect([cases, problems > 0]).toEqual([6, true])
  })
})
