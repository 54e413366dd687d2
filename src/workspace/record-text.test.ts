import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Intake, intakeSchema, intakeShape } from '../model/intake.ts'
import type { Field, ValueShape } from '../model/shape.ts'
import { parseShape } from './check-shape.ts'
import { editedText, recordText } from './record-text.ts'
import { readYaml } from './yaml.ts'

/** Any value that a shape takes, optional parts there or not. */
function anyOf(shape: ValueShape): fc.Arbitrary<unknown> {
  switch (shape.is) {
    case 'map': {
      const fields = Object.entries(shape.fields)
      const required = fields.filter(([, field]) => !field.optional).map(([key]) => key)
      return fc
        .record(Object.fromEntries(fields.map(([key, field]: [string, Field]) => [key, anyOf(field)])), {
          requiredKeys: required,
        })
        .map((value) => ({ ...value }))
    }
    case 'list':
      return fc.array(anyOf(shape.of), { minLength: shape.least ?? 0, maxLength: 3 })
    case 'names':
      return fc.dictionary(anyOf(shape.key) as fc.Arbitrary<string>, anyOf(shape.of), { maxKeys: 3 })
    case 'text':
      if (shape.day) return fc.constantFrom('2026-11-16', '2027-02-28')
      if (shape.pattern !== undefined) return fc.constantFrom('il5', 'a-b', 'c.d')
      return fc.oneof(
        fc.constantFrom(
          '5.10',
          '15',
          'true',
          'null',
          '~',
          '# no comment',
          'a: b',
          '- a',
          '"x"',
          ' ',
          "it's",
          'a\nb',
          'é',
          '1e3',
          '2026-11-16',
          '*x',
          '&x',
          '!x',
          '%x',
          '@x',
          '`x`',
          '|',
          '>',
          '{',
          '[',
          '?',
          'yes',
          '0x1F',
          ':',
          ',',
          'a #b',
          'trailing ',
          '\ttab',
        ),
        fc
          .string({ minLength: 1, maxLength: Math.min(40, shape.most ?? 40) })
          .filter((text) => !/[\p{Cc}\p{Cs}\p{Cn}\u2028\u2029\ufeff]/u.test(text)),
      )
    case 'number':
      return shape.whole
        ? fc.integer({ min: shape.least ?? 0, max: shape.most ?? 1e9 })
        : fc.constantFrom(0, 0.5, 12, 1.25e6)
    case 'choice':
      return fc.constantFrom(...shape.options)
    case 'flag':
      return fc.boolean()
  }
}

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
