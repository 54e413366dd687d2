import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, source } from '../../../tests/format-fixtures.ts'
import { parse } from './parse.ts'
import type { Tree } from './tree.ts'

/** The plain value of a tree. */
function plain(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(plain)
  return Object.fromEntries([...tree.entries].map(([key, { value }]) => [key, plain(value)]))
}

const value = (text: string) => {
  const { value: trees, problems } = parse(source(text))
  expect(problems).toEqual([])
  return trees?.map(plain)
}

describe('YAML', () => {
  it('is 1.2: on, yes and 1:30 stay text, and text keeps its spelling', () => {
    expect(value('a: on\nb: yes\nc: 1:30\nd: true\ne: 010\nf: ~')).toEqual([
      { a: 'on', b: 'yes', c: '1:30', d: true, e: 10, f: null },
    ])
    const tree = parse(source('version: 5.10')).value?.[0]
    expect(tree?.kind === 'map' && tree.entries.get('version')?.value).toMatchObject({
      value: 5.1,
      text: '5.10',
    })
  })

  it('merges: what is written wins, the earlier of a list wins, wherever the key stands', () => {
    const text = 'x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz:\n  b: 0\n  <<: [*x, *y]\n  d: 3'
    expect(value(text)?.[0]).toMatchObject({ z: { a: 1, b: 0, c: 2, d: 3 } })
    expect(value('a: {"<<": 1}')).toEqual([{ a: { '<<': 1 } }])
  })

  it('takes an anchor set twice: an alias means the last one before it', () => {
    expect(value('a: &x 1\nb: *x\nc: &x 2\nd: *x')).toEqual([{ a: 1, b: 1, c: 2, d: 2 }])
    expect(value('&k key: 1\nother: *k')).toEqual([{ key: 1, other: 'key' }])
  })

  it('knows where keys and values stand, also what is merged in', () => {
    const tree = parse(source('base: &b\n  memory: 1G\napp:\n  <<: *b\n  disk: 2G')).value?.[0]
    const app = tree?.kind === 'map' ? tree.entries.get('app')?.value : undefined
    const memory = app?.kind === 'map' ? app.entries.get('memory') : undefined
    expect(memory?.at).toMatchObject({ line: 2, col: 3 })
    expect(memory?.value.at).toMatchObject({ line: 2, col: 11 })
  })

  it('reads the first of several documents and says so', () => {
    const { value: trees, problems } = parse(source('---\na: 1\n---\nb: 2\n'))
    expect(trees?.map(plain)).toEqual([{ a: 1 }])
    expect(codes(problems)).toEqual(['input-documents 4:1'])
  })

  it('reports a key that stands twice and takes the last', () => {
    const { value: trees, problems } = parse(source('a: 1\na: 2'))
    expect(trees?.map(plain)).toEqual([{ a: 2 }])
    expect(codes(problems)).toEqual(['input-duplicate-key 2:1'])
  })
})

describe('what cannot be read gets one line', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
  for (const [i, name] of [...'bcdefghij'].entries())
    bomb.push(`${name}: &${name} [${`*${'abcdefghij'[i]}, `.repeat(9)}]`)
  const wide = Array.from({ length: 1000 }, (_, i) => `  k${i}: 1`).join('\n')
  const merges = Array.from({ length: 1000 }, (_, i) => `m${i}:\n  <<: *a`).join('\n')

  it.each([
    ['broken YAML', 'a: [1', 'input-syntax'],
    ['a tab', 'a:\n\tb: 1', 'input-syntax'],
    ['cut JSON', '{"a": [1, 2', 'input-syntax'],
    ['Jinja', 'name: {{ app_name }}\n', 'input-template 1:7'],
    ['Jinja in a block', 'a: 1\n{% if b %}\nc: 1\n{% endif %}', 'input-template 2:1'],
    ['a Helm chart', 'a: 1\n{{- if .Values.x }}\nb: 1\n{{- end }}', 'input-template 2:1'],
    ['ERB', 'name: <%= p("name") %>', 'input-template 1:7'],
    ['an alias bomb', bomb.join('\n'), 'input-expansion'],
    ['a merge bomb', `a: &a\n${wide}\n${merges}`, 'input-expansion'],
    ['an alias to itself', 'a: &a [*a]', 'input-value 1:8'],
    ['an alias to nothing', 'a: *b', 'input-value 1:4'],
    ['a merge of text', 'a: {<<: text}', 'input-value 1:9'],
    ['a list as key', '? [a]\n: 1', 'input-value 1:3'],
    ['deep brackets', '['.repeat(50_000), 'input-expansion'],
    ['deep JSON', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'input-expansion 1:201'],
    [
      'deep indentation',
      Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'input-expansion',
    ],
    ['600 KB of YAML', `a: |\n${'  text\n'.repeat(100_000)}`, 'input-size 1:1'],
    ['only comments', '# nothing\n', 'input-empty'],
  ])('%s', (_name, text, expected) => {
    const started = performance.now()
    const { value: trees, problems } = parse(source(text))
    expect(trees).toBeUndefined()
    expect(codes(problems.slice(0, 1))[0]).toContain(expected)
    expect(problems.length).toBeLessThan(3)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('never quotes the text: it may be a secret', () => {
    for (const text of [
      'a: "x\n  b" planted',
      'key: [planted"',
      '@planted',
      'a: planted: b',
      '%planted\n---\na',
    ]) {
      expect(JSON.stringify(parse(source(text)).problems)).not.toContain('planted')
    }
  })
})

describe('JSON', () => {
  it('has the value of JSON.parse, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(4), (data, indent) => {
        const text = JSON.stringify(data, null, indent)
        const expected = JSON.parse(text)
        expect(parse(source(text)).value?.map(plain)).toEqual([expected])
      }),
      { numRuns: 1000 },
    )
  })

  it('places every value where its text stands', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (data) => {
        const text = JSON.stringify(data, null, 1)
        const lines = text.split('\n')
        const visit = (tree: Tree): void => {
          const written = lines[tree.at.line - 1]?.slice(tree.at.col - 1) ?? ''
          if (tree.kind === 'scalar') expect(written.startsWith(JSON.stringify(tree.value))).toBe(true)
          else if (tree.kind === 'list') tree.items.forEach(visit)
          else for (const entry of tree.entries.values()) visit(entry.value)
        }
        for (const tree of parse(source(text)).value ?? []) visit(tree)
      }),
    )
  })

  it('takes texts that stand one after another, with their lines', () => {
    const trees = parse(source('{"a": "}"}\n{"b":\n  2}\n')).value
    expect(trees?.map(plain)).toEqual([{ a: '}' }, { b: 2 }])
    const second = trees?.[1]
    expect(second?.kind === 'map' && second.entries.get('b')?.value.at.line).toBe(3)
  })
})
