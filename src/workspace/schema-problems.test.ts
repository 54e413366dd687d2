import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { idSchema } from '../model/fields.ts'
import { contentTypes } from '../model/registry.ts'
import { parseWith } from './schema-problems.ts'
import { readYaml } from './yaml.ts'

function problemsIn(schema: z.ZodType, text: string): string[] {
  const source = readYaml(text, 'f')
  const parsed = parseWith(schema, source.value, source, [])
  return 'problems' in parsed
    ? parsed.problems.map((p) => `${p.at.line}:${p.at.col} ${p.code}: ${p.message} | ${p.fix}`)
    : []
}

describe('parseWith', () => {
  const schema = z.strictObject({
    name: z.string(),
    count: z.int().min(1),
    kind: z.enum(['managed', 'platform']),
    list: z.array(z.strictObject({ id: idSchema })).optional(),
    when: z.union([z.literal('always'), z.array(z.string()).min(1)]).optional(),
  })

  it.each([
    ['name: N\ncount: 1\nkind: managed', []],
    ['name: 5.10\ncount: 1\nkind: managed', []],
    ['name: N\ncount: 1', ['1:1 schema-missing: `kind` is missing | add it: one of managed, platform']],
    ['count: 1\nkind: managed', ['1:1 schema-missing: `name` is missing | add it; it is text']],
    [
      'name: N\ncount: 1\nkind: manged',
      ['3:7 schema-value: `kind` is "manged" | did you mean "managed"? (one of managed, platform)'],
    ],
    ['name: N\ncount: two\nkind: managed', ['2:8 schema-value: `count` is "two" | make it a number']],
    [
      'name: N\ncount: 0\nkind: managed',
      ['2:8 schema-value: `count` is "0" | Too small: expected number to be >=1'],
    ],
    ['name: [N]\ncount: 1\nkind: managed', ['1:7 schema-value: `name` is a list | make it text']],
    [
      'name: N\ncount: 1\nkind: managed\nnmae: M',
      ['4:1 schema-unknown-key: unknown key `nmae` | one of list, when'],
    ],
    [
      'name: N\ncount: 1\nkind: managed\nlsit: []',
      ['4:1 schema-unknown-key: unknown key `lsit` | did you mean "list"? (one of list, when)'],
    ],
    [
      'name: N\ncount: 1\nkind: managed\nlist: [{id: a}, {id: B}]',
      [
        '4:22 schema-value: `list.1.id` is "B" | use lower-case letters, digits, "-" and ".", starting with a letter',
      ],
    ],
    [
      'name: N\ncount: 1\nkind: managed\nlist: [{di: a}]',
      ['4:9 schema-unknown-key: unknown key `di` in `list.0` | did you mean "id"? (one of id)'],
    ],
  ])('%j', (text, expected) => {
    expect(problemsIn(schema, text)).toEqual(expected)
  })

  it('reads numbers and truth values as text where text is wanted', () => {
    const source = readYaml('a: 5.10\nb: true\nc: 1e3\nd: 010', 'f')
    const parsed = parseWith(z.record(z.string(), z.string()), source.value, source, [])
    expect(parsed).toEqual({ data: { a: '5.10', b: 'true', c: '1e3', d: '010' } })
  })

  it('does not change what it was given', () => {
    const source = readYaml('a: 5.10', 'f')
    parseWith(z.record(z.string(), z.string()), source.value, source, [])
    expect(source.value).toEqual({ a: 5.1 })
  })

  it('judges the alternative of a step that its kind names', () => {
    const steps = (step: string) =>
      `title: T\nsymptom: S\nsignals: [s]\nseverity: outage\nreviewed: 2026-11-12\nsteps:\n  one: ${step}`
    const { schema: triage } = contentTypes.triage
    expect(problemsIn(triage, steps('{kind: escalate, title: T, bring: [x]}'))).toEqual([
      '7:8 schema-missing: `to` is missing in `steps.one` | add it; it is text',
    ])
    expect(problemsIn(triage, steps('{kind: aks, title: T}'))).toEqual([
      '7:15 schema-value: `steps.one.kind` is "aks" | did you mean "ask"? (one of ask, do, escalate)',
    ])
  })
})
