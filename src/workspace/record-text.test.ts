import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOf } from '../../tests/arbitrary-record.ts'
import { type Intake, intakeSchema, intakeShape } from '../model/intake.ts'
import { parseShape } from './check-shape.ts'
import { editedText, recordText } from './record-text.ts'
import { readYaml } from './yaml.ts'

const records = anyOf(intakeShape).map((value) => intakeSchema.parse(value))
const readAgain = (text: string) => {
  const yaml = readYaml(text, 'r.yaml')
  expect(yaml.problems).toEqual([])
  const { data, faults } = parseShape(intakeShape, yaml.value, yaml)
  expect(faults?.map(({ problem }) => problem.message) ?? []).toEqual([])
  return data
}

describe('a record that is written and read', () => {
  it('is the same record, and written again the same text', () => {
    fc.assert(
      fc.property(records, (record) => {
        const text = recordText(record, intakeShape)
        const again = readAgain(text)
        expect(again).toEqual(record)
        expect(recordText(again as Intake, intakeShape)).toBe(text)
        expect(editedText(record, intakeShape, { text, record: again as Intake })).toBe(text)
      }),
      { numRuns: 300 },
    )
  }, 30_000)

  it('is the other record where it was edited into one', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const text = recordText(one, intakeShape)
        const edited = editedText(other, intakeShape, { text, record: one })
        expect(readAgain(edited)).toEqual(other)
      }),
      { numRuns: 200 },
    )
  }, 30_000)

  it('keeps its comments, and everything that nobody touched', () => {
    const text = readFileSync('examples/intake/arrivals-il5.yaml', 'utf8')
    const record = readAgain(text) as Intake
    expect(editedText(record, intakeShape, { text, record })).toBe(text)
    const edited = editedText({ ...record, team: 'Departures' }, intakeShape, { text, record })
    expect(edited).toContain('# A point that nobody could answer is left out')
    expect(edited).toContain('team: Departures')
    expect(readAgain(edited)).toEqual({ ...record, team: 'Departures' })
  })
})
