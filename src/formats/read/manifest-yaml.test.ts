import { describe, expect, it } from 'vitest'
import { resolve } from './manifest-yaml.ts'
import { parse } from './parse.ts'

/** What stands behind `a:` to gopkg.in/yaml.v2, and as which text an app gets it. */
const found = (written: string) => {
  const [tree] = parse({ file: 'm.yml', text: `a: ${written}\n` }).value ?? []
  const value = tree?.kind === 'map' ? tree.entries.get('a')?.value : undefined
  if (value?.kind !== 'scalar') throw new Error('no scalar')
  const resolved = resolve(value)
  return resolved.type === 'null' ? 'null' : `${resolved.type} ${resolved.text}`
}

describe('scalars as gopkg.in/yaml.v2 reads them, and as an app gets them', () => {
  it.each([
    // Truth values and nothing, in the spellings of YAML 1.1 and in no other.
    ['yes', 'truth true'],
    ['Off', 'truth false'],
    ['n', 'truth false'],
    ['Y', 'truth true'],
    ['yEs', 'text yEs'],
    ['tRUE', 'text tRUE'],
    ['~', 'null'],
    ['null', 'null'],
    ['NULL', 'null'],
    ['', 'null'],
    ['nil', 'text nil'],
    ['"yes"', 'text yes'],
    ["'~'", 'text ~'],
    ['!!str yes', 'text yes'],
    ['!!bool "true"', 'truth true'],
    // Whole numbers: Go’s forms, of any base, with underlines.
    ['42', 'whole 42'],
    ['-7', 'whole -7'],
    ['+7', 'whole 7'],
    ['010', 'whole 8'],
    ['0o10', 'whole 8'],
    ['08', 'fraction 8'],
    ['0x1F', 'whole 31'],
    ['0b101', 'whole 5'],
    ['1_000', 'whole 1000'],
    ['9007199254740993', 'whole 9007199254740993'],
    ['18446744073709551615', 'whole 18446744073709551615'],
    ['18446744073709551616', 'fraction 1.8446744073709552e+19'],
    ['"42"', 'text 42'],
    ['!!int "42"', 'whole 42'],
    ['!!str 42', 'text 42'],
    // Sexagesimal numbers are none.
    ['1:30', 'text 1:30'],
    ['190:20:30', 'text 190:20:30'],
    // Fractions, and what Go and Ruby make of them.
    ['1.10', 'fraction 1.1'],
    ['1.', 'fraction 1'],
    ['.5', 'fraction 0.5'],
    ['1e3', 'fraction 1000'],
    ['1e6', 'fraction 1e+06'],
    ['1234e5', 'fraction 123400000.0'],
    ['1234567.5', 'fraction 1234567.5'],
    ['0.00001', 'fraction 1e-05'],
    ['1e400', 'text 1e400'],
    ['.inf', 'fraction Infinity'],
    ['-.INF', 'fraction -Infinity'],
    ['.NaN', 'fraction NaN'],
    ['.iNF', 'text .iNF'],
    ['1.2.3', 'text 1.2.3'],
    ['1e', 'text 1e'],
    // Days stay text, as do addresses and words.
    ['2026-11-16', 'text 2026-11-16'],
    ['2026-11-16T10:00:00Z', 'text 2026-11-16T10:00:00Z'],
    ['https://a.example:8443/x', 'text https://a.example:8443/x'],
    ['a#b', 'text a#b'],
    ['a # b', 'text a'],
    // Escapes, blocks, bytes.
    ['"\\u00e9\\x41\\n"', 'text éA\n'],
    ["'it''s'", "text it's"],
    ['|\n  1\n  2', 'text 1\n2\n'],
    ['>-\n  1\n  2', 'text 1 2'],
    ['!!binary aGVsbG8=', 'text hello'],
    ['!local x', 'text x'],
    ['&x 3', 'whole 3'],
  ])('%j is %s', (written, expected) => {
    expect(found(written)).toBe(expected)
  })

  it.each([
    ['a: &x 010\nb: *x', 8],
    ['b: !!int "8"', 8],
  ])('%j: an alias means what its anchor does', (text, expected) => {
    const [tree] = parse({ file: 'm.yml', text }).value ?? []
    const value = tree?.kind === 'map' ? tree.entries.get('b')?.value : undefined
    expect(value?.kind === 'scalar' && resolve(value)).toMatchObject({ type: 'whole', value: expected })
  })
})
