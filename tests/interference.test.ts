import { expect, it } from 'vitest'
import { changes } from './interference/changes.ts'
import { compareOutputs } from './interference/compare.ts'

// Ten thousand by hand: node tests/interference/run.ts
it('no change of what is withheld changes a byte of what a network gets, by whatever verb', {
  timeout: 240_000,
}, async () => {
  const { cases, byVerb, byChange, seenAbove, different } = await compareOutputs(70, 11)
  expect(different).toEqual([])
  expect(cases).toBe(70)
  // Each verb was asked and each kind of change made, and those who may read all of it read something else.
  expect(Object.keys(byVerb).length).toBeGreaterThanOrEqual(14)
  expect(Object.keys(byChange).sort()).toEqual(Object.keys(changes).sort())
  expect(seenAbove.different).toBeGreaterThan(2 * seenAbove.same)
})
