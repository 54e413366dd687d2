import fc from 'fast-check'
import type { Field, ValueShape } from '../src/model/shape.ts'

/** Any value that a shape takes, optional parts there or not. */
export function anyOf(shape: ValueShape): fc.Arbitrary<unknown> {
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
