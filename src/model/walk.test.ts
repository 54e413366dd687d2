import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { line, markingField, prose, ref } from './fields.ts'
import { contentTypes, kinds } from './registry.ts'
import { keysAt, walk } from './walk.ts'

const visits = (schema: z.ZodType, value: unknown) =>
  [...walk(schema, value)].map(
    ({ path, value: v, isKey }) => `${path.join('.')}${isKey ? ' (key)' : ''} = ${v}`,
  )

describe('walk', () => {
  it('finds what is described in objects, lists, maps and alternatives', () => {
    const schema = z.strictObject({
      title: z.string(),
      summary: line(),
      list: z.array(z.strictObject({ to: ref('role'), what: line() })).default([]),
      targets: z.record(ref('environment'), z.strictObject({ note: line().optional() })),
      when: z.union([z.literal('always'), z.array(ref('condition'))]),
      marking: markingField().optional(),
      deep: z.strictObject({ text: prose().nullable() }).optional(),
    })
    const value = {
      title: 'T',
      summary: 'S',
      list: [{ to: 'pre', what: 'W' }],
      targets: { il5: { note: 'N' }, il6: {} },
      when: ['docker-image'],
      marking: 'CUI',
      deep: { text: null },
    }
    expect(visits(schema, value)).toEqual([
      'summary = S',
      'list.0.to = pre',
      'list.0.what = W',
      'targets.il5 (key) = il5',
      'targets.il5.note = N',
      'targets.il6 (key) = il6',
      'when.0 = docker-image',
      'marking = CUI',
    ])
  })

  it('takes the alternative that fits', () => {
    const schema = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), to: z.string() }),
      z.strictObject({ kind: z.literal('b'), to: ref('role') }),
    ])
    expect(visits(schema, { kind: 'a', to: 'x' })).toEqual([])
    expect(visits(schema, { kind: 'b', to: 'x' })).toEqual(['to = x'])
  })

  it('tells each kind of reference apart', () => {
    expect([...walk(ref('role'), 'x')][0]?.meta).toEqual({ ref: 'role' })
    expect([...walk(ref('service'), 'x')][0]?.meta).toEqual({ ref: 'service' })
  })
})

describe('keysAt', () => {
  it('knows the keys of objects inside lists, maps and alternatives', () => {
    const { schema } = contentTypes.triage
    expect(keysAt(schema, [])).toContain('steps')
    expect(keysAt(schema, ['steps', 'any', 'answers', 0])).toEqual(['answer', 'goto'])
    expect(keysAt(schema, ['steps', 'any'])).toEqual(expect.arrayContaining(['answers', 'goto', 'bring']))
  })

  it('knows none where there is no object', () => {
    const { schema } = contentTypes.triage
    expect(keysAt(schema, ['title'])).toEqual([])
    expect(keysAt(schema, ['gone', 'deeper'])).toEqual([])
    expect(keysAt(schema, ['steps'])).toEqual([])
  })
})

describe('every content type', () => {
  it.each(kinds)('%s is strict, so that a misspelt key is a problem', (kind) => {
    const result = contentTypes[kind].schema.safeParse({ misspelt: true })
    expect(result.error?.issues.some(({ code }) => code === 'unrecognized_keys')).toBe(true)
  })

  it.each(kinds)('%s describes all of its fields in a way that walk can follow', (kind) => {
    const followed = new Set([
      'object',
      'array',
      'record',
      'union',
      'optional',
      'default',
      'nullable',
      'readonly',
      'string',
      'number',
      'boolean',
      'enum',
      'literal',
    ])
    const types: string[] = []
    const visit = (schema: z.core.$ZodType) => {
      const def = (schema as z.core.$ZodTypes)._zod.def
      types.push(def.type)
      if (def.type === 'object') Object.values(def.shape).forEach(visit)
      if (def.type === 'array') visit(def.element)
      if (def.type === 'record') visit(def.valueType)
      if (def.type === 'union') def.options.forEach(visit)
      if ('innerType' in def) visit(def.innerType as z.core.$ZodType)
    }
    visit(contentTypes[kind].schema)
    expect(types.filter((type) => !followed.has(type))).toEqual([])
  })
})
