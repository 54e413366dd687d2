import { describe, expect, it } from 'vitest'
import { parse } from './parse.ts'
import type { Tree } from './tree.ts'

/** A tree as plain values. */
function plain(tree: Tree | undefined): unknown {
  if (tree === undefined) return undefined
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(plain)
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]))
}
const read = (text: string) => {
  const { value, problems } = parse({ file: 'm.yml', text })
  return { value: plain(value?.[0]), problems: problems.map((p) => `${p.code} ${p.at.line}`) }
}

describe('forms that gopkg.in/yaml.v2 takes', () => {
  it.each([
    [
      'a quote closed under its key',
      'a:\n  X: \'{\n    "b": 1\n  }\'\n  Y: 2',
      { a: { X: '{ "b": 1 }', Y: 2 } },
    ],
    ['a quote closed at the margin', "a:\n  X: '{\n}'", { a: { X: '{ }' } }],
    ['double quotes closed under their key', 'a:\n  X: "one\n  two"', { a: { X: 'one two' } }],
    [
      'double quotes over lines of the margin',
      'a:\n  - X: "one\ntwo"\n    Y: 1',
      { a: [{ X: 'one two', Y: 1 }] },
    ],
    [
      'brackets closed under their key',
      'a:\n  X: {\n    b: 1\n  }\n  Y: [\n  1,\n  2\n  ]',
      { a: { X: { b: 1 }, Y: [1, 2] } },
    ],
    ['brackets at the margin', 'a: {\nb: 1,\nc: [\n2]\n}\nd: 3', { a: { b: 1, c: [2] }, d: 3 }],
    ['an apostrophe is no quote', "a:\n  X: it's\n  Y: '{\n  }'", { a: { X: "it's", Y: '{ }' } }],
    ['a comment with a quote', "a: 1 # it's\nb: '{\n}'", { a: 1, b: '{ }' }],
    ['a block with a quote', "a: |\n  it's '{\nb: '{\n}'", { a: "it's '{\n", b: '{ }' }],
    ['a list under its key without indent', 'a:\n- 1\n- 2', { a: [1, 2] }],
    ['anchors and merges', 'd: &d {x: 1}\na:\n  <<: *d\n  y: 2', { d: { x: 1 }, a: { x: 1, y: 2 } }],
    [
      'several merges',
      'd: &d {x: 1}\ne: &e {y: 3, x: 4}\na:\n  <<: [*d, *e]',
      { d: { x: 1 }, e: { y: 3, x: 4 }, a: { x: 1, y: 3 } },
    ],
    ['a comment before the document', '# a\n---\na: 1', { a: 1 }],
    ['ends of lines of old systems', 'a: 1\rb:\r  c: 2\r', { a: 1, b: { c: 2 } }],
    ['ends of lines of Windows', 'a: 1\r\nb: |\r\n  c\r\n', { a: 1, b: 'c\n' }],
    ['ends of lines of Unicode', 'a: 1\u2028b: 2\u0085c: 3\u2029', { a: 1, b: 2, c: 3 }],
    ['a comment right behind a bracket', 'a: [1]# x\nb: "2"# y', { a: [1], b: '2' }],
    ['a tab before a comment', 'a: 1\t# x', { a: 1 }],
    ['a tab after a colon and inside brackets', 'a:\t1\nb: [\t1,\t2 ]', { a: 1, b: [1, 2] }],
    ['lines of tabs in a block', 'a: |\n  x\n  \t\n  y\nb: 1', { a: 'x\n\t\ny\n', b: 1 }],
    [
      'a line of a tab behind a plain value, deeper than it',
      'a:\n  b: 1\n    \t\n  c: 2',
      { a: { b: 1, c: 2 } },
    ],
    ['JSON', '{"a": [1, "2"]}', { a: [1, '2'] }],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual({ value: expected, problems: [] })
  })

  it('says where things stand after lines were moved', () => {
    const { value } = parse({ file: 'm.yml', text: "a: '{\n}'\nb: {c: 1}" })
    const [tree] = value ?? []
    expect(tree?.kind === 'map' && tree.entries.get('b')?.at).toEqual({ file: 'm.yml', line: 3, col: 1 })
  })
})

describe('forms that it refuses', () => {
  it.each([
    ['a quote that is never closed', "a: 'b\nc: 1", 'input-syntax'],
    ['a tab for an indent', 'a:\n\tb: 1', 'input-syntax'],
    ['a line of a tab and nothing else', 'a: 1\n\t\nb: 2', 'input-syntax 2'],
    ['a line of spaces and a tab', 'a:\n  b: 1\n  \t\n  c: 2', 'input-syntax 3'],
    ['a comment behind a tab', 'a: [1]\n\t# x\nb: 2', 'input-syntax 2'],
    ['a tab at the end', 'a: 1\n\t', 'input-syntax 2'],
    ['a key of nothing', 'a: 1\n: 2', 'input-value'],
    ['a value that begins with @', 'a: @b', 'input-syntax'],
    ['a value that begins with a backtick', 'a: `b`', 'input-syntax'],
    ['an alias of nothing', 'a: *b', 'input-value'],
    ['a merge of text', 'a: {<<: b}', 'input-value'],
    ['two values in one', 'a: b: c', 'input-syntax'],
    ['a bracket that is never closed', 'a: [1, 2\nb: 3', 'input-syntax'],
    ['a key twice as deep as its neighbour', 'a:\n  b: 1\n   c: 2', 'input-syntax'],
  ])('%s', (_name, text, code) => {
    const { value, problems } = read(text)
    expect(value).toBeUndefined()
    expect(problems[0]).toContain(code)
  })
})
