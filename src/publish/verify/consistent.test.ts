import { describe, expect, it } from 'vitest'
import { accepted } from '../../../tests/consistent-accepted.ts'
import { original } from '../../../tests/consistent-bundle.ts'
import { type Change, remade } from '../../../tests/consistent-changes.ts'
import { heldOtherwise } from '../../../tests/consistent-held.ts'
import { saidOtherwise } from '../../../tests/consistent-said.ts'
import { verifyOpened } from './verify.ts'

const findingsOf = (change: Change) =>
  verifyOpened('changed', { form: 'folder', files: remade(original, change), findings: [] }).report

const count = { refused: 0, accepted: 0 }

it('passes what was not touched', () => {
  expect(findingsOf({ name: '', change: () => {} }).findings).toEqual([])
})

describe.each(Object.entries({ ...saidOtherwise, ...heldOtherwise }))(
  'refused though the manifest agrees: %s',
  (_, changes) => {
    it(`${changes.length} changes`, () => {
      for (const change of changes) {
        const { findings } = findingsOf(change)
        expect(findings, change.name).not.toEqual([])
        for (const { message } of findings) expect(message, change.name).not.toContain('\n')
        // Not because manifest or description were forgotten.
        expect(
          findings.map((f) => f.code),
          change.name,
        ).not.toEqual(['altered'])
        count.refused += 1
      }
    })
  },
)

it.each(accepted.map((change) => [change.name, change.accepted, change] as const))(
  '%s is accepted: %s',
  (_, __, change) => {
    const { findings, compared } = findingsOf(change)
    expect(findings).toEqual([])
    expect(compared).toBe(!change.name.includes('earlier generator'))
    count.accepted += 1
  },
)

it('at least 170 consistent changes', () => {
  expect(count.refused + count.accepted).toBeGreaterThan(170)
  console.info(`${count.refused} consistent changes refused, ${count.accepted} accepted:`)
  for (const { name, accepted: why } of accepted) console.info(`  ${name}: ${why}`)
})
