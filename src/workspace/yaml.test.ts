import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseDocument, stringify } from 'yaml'
import type { Path } from '../model/walk.ts'
import { readYaml } from './yaml.ts'

const at = (text: string, path: Path, part?: 'key' | 'value', offset?: number) => {
  const { line, col } = readYaml(text, 'f').at(path, part, offset)
  return `${line}:${col}`
}

describe('at', () => {
  const text = 'a:\n  b: [1, two]\n  "c d": {e: x}\nf:\n'

  it.each([
    [['a'], 'value', '2:3'],
    [['a'], 'key', '1:1'],
    [['a', 'b', 1], 'value', '2:10'],
    [['a', 'c d', 'e'], 'value', '3:14'],
    [['a', 'c d', 'e'], 'key', '3:11'],
    [['f'], 'value', '4:3'],
  ] as const)('%j %s is at %s', (path, part, expected) => {
    expect(at(text, path, part)).toBe(expected)
  })

  it('is that of the nearest ancestor where there is nothing', () => {
    expect(at(text, ['a', 'gone', 'deeper'])).toBe('2:3')
    expect(at(text, ['a', 'b', 7])).toBe('2:6')
  })

  it('follows aliases', () => {
    expect(at('a: &x {b: 1}\nc: *x\n', ['c', 'b'])).toBe('1:11')
  })

  it('counts from the line on which the text begins', () => {
    expect(readYaml('a: 1', 'f', 7).at(['a'])).toEqual({ file: 'f', line: 7, col: 4 })
  })

  it.each([
    ['plain', 'a: one two one', 8, '1:12'],
    ['quoted', "a: 'one two'", 4, '1:9'],
    ['folded', 'a: >-\n  one\n  two one\n', 8, '3:7'],
    ['literal', 'a: |\n  one\n\n  two\n', 5, '4:3'],
    ['over lines', 'a: one\n  two\n  three\n', 8, '3:3'],
    ['at the start', 'a: >-\n  one\n', 0, '2:3'],
  ])('finds a place inside a %s text', (_, text, offset, expected) => {
    expect(at(text, ['a'], 'value', offset)).toBe(expected)
  })
})

describe('sourceOf', () => {
  it.each(['5.10', '1.0', '007', '0x1F', 'true', '1e3', '2026-11-16'])(
    '%s stays as it is written',
    (source) => {
      expect(readYaml(`a: {b: ${source}}`, 'f').sourceOf(['a', 'b'])).toBe(source)
      // An anchor makes the reader take the slower way, which has to agree.
      expect(readYaml(`x: &x 1\na: {b: ${source}}`, 'f').sourceOf(['a', 'b'])).toBe(source)
    },
  )

  it('is of scalars only', () => {
    expect(readYaml('a: {b: 1}', 'f').sourceOf(['a'])).toBeUndefined()
    expect(readYaml('a: {b: 1}', 'f').sourceOf(['a', 'x', 'y'])).toBeUndefined()
  })
})

describe('value', () => {
  // The values are read by one library and the positions by another: they have to mean the same.
  const same = (text: string) => {
    const document = parseDocument(text, { version: '1.2', stringKeys: true, prettyErrors: false })
    const { value, problems } = readYaml(text, 'f')
    if (document.errors.length > 0) return
    expect(problems).toEqual([])
    expect(value).toEqual(document.toJS())
  }

  it('is what the reader with positions reads, whatever is written', () => {
    // YAML tells 0 and -0 apart, this playbook does not.
    const json = fc.jsonValue({ maxDepth: 4 }).map((data) => JSON.parse(JSON.stringify(data)))
    fc.assert(
      fc.property(json, fc.constantFrom(20, 80), fc.boolean(), (data, lineWidth, flow) => {
        same(stringify(data, { lineWidth, collectionStyle: flow ? 'flow' : 'any' }))
      }),
    )
  })

  it('is what the reader with positions reads, of odd scalars', () => {
    const part = fc.constantFrom(
      '1',
      '0',
      '_',
      '.',
      '-',
      '+',
      'e',
      'x',
      'o',
      'b',
      '~',
      'null',
      'true',
      'Yes',
      ':',
      ' ',
      'a',
      '#',
      '#x',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const scalar = parts.join('')
        // A fraction without its zero is a number to one and text to the other; nothing here is a fraction.
        fc.pre(!/(?:^|[-+])\.[0-9_]/.test(scalar))
        const { value } = readYaml(`a: ${scalar}\n`, 'f')
        const document = parseDocument(`a: ${scalar}\n`, {
          version: '1.2',
          stringKeys: true,
          prettyErrors: false,
        })
        if (document.errors.length > 0 || value === undefined) return
        const [mine, theirs] = [value, document.toJS()].map((v) => (v as { a: unknown }).a)
        // Numbers with "_" or in base 2 are told apart by nobody: where text is wanted, the source is taken.
        if (typeof mine === 'number' && typeof theirs === 'string') expect(theirs).toMatch(/[_b]/)
        else expect(mine === 0 ? 0 : mine).toEqual(theirs === 0 ? 0 : theirs)
      }),
      { numRuns: 500 },
    )
  })

  it('is what the reader with positions reads, of everything in this playbook', () => {
    for (const folder of ['content', 'environments']) {
      const root = fileURLToPath(new URL(`../../${folder}`, import.meta.url))
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:yaml|mdx)$/.test(file)) continue
        const text = readFileSync(`${root}/${file}`, 'utf8')
        same(/^---\n([\s\S]*?)^---$/m.exec(text)?.[1] ?? text)
      }
    }
  })

  it('leaves days as they are written', () => {
    expect(readYaml('a: 2026-11-16', 'f').value).toEqual({ a: '2026-11-16' })
  })
})

describe('what is wrong', () => {
  const wrong = (text: string) =>
    readYaml(text, 'f').problems.map((p) => `${p.at.line}:${p.at.col} ${p.message}`)

  it.each([
    ['a: b: c', '1:4 a second ": " begins a map inside this value'],
    ['a:\n\tb: 1', '2:1 a tab indents this line'],
    ['a: @x', '1:4 a value may not begin with this sign'],
    ['a: *bold* text', '1:4 *bold* is an alias, and nothing is called &bold*'],
    ["a: 'it's'", '1:8 this does not belong to the value before it'],
    ['a: {{ x }}', '1:5 a list or map stands where a key should be'],
    ['---\na: 1\n---\nb: 2', '3:1 --- begins a second document'],
    ['a: 1\nb', '2:1 something is not closed, or a key has no ":"'],
    ['a: "x\nb: 1', '2:5 something is not closed, or a key has no ":"'],
  ])('%j', (text, expected) => {
    expect(wrong(text)).toEqual([expected])
  })

  it('tells each key that stands twice, and reads on', () => {
    const { problems, value } = readYaml('a: 1\nb: 2\na: 3\nb: 4\n', 'f')
    expect(problems.map((p) => `${p.code} ${p.at.line}`)).toEqual([
      'yaml-duplicate-key 3',
      'yaml-duplicate-key 4',
    ])
    expect(value).toBeDefined()
  })

  const bomb = (key: (i: number) => string) =>
    Array.from({ length: 12 }, (_, i) => {
      const items = Array(9).fill(i === 0 ? 'x' : `*a${i - 1} `)
      return `${key(i)}&a${i} [${items}]`
    })

  it.each([
    ['on lines', bomb((i) => `a${i}: `).join('\n')],
    ['in braces', `{${bomb((i) => `"a${i}":`)}}`],
  ])('refuses aliases %s that multiply without bound', (_, text) => {
    const { problems, value } = readYaml(text, 'f')
    expect(value).toBeUndefined()
    expect(problems.map(({ message }) => message)).toEqual(['its aliases expand to too much'])
  })

  it('takes "&&" in a command for no anchor', () => {
    expect(readYaml('a: cf push && cf logs', 'f').value).toEqual({ a: 'cf push && cf logs' })
  })

  it.each(['['.repeat(50_000) + ']'.repeat(50_000), 'a: '.repeat(3) + '[{a: '.repeat(20_000)])(
    'bears what is nested without end',
    (text) => {
      const { problems, value } = readYaml(text, 'f')
      expect(value).toBeUndefined()
      expect(problems.map(({ code }) => code)).toEqual(['yaml-syntax'])
    },
  )

  it('does not let a key reach the prototype', () => {
    const value = readYaml('__proto__: {polluted: true}\n', 'f').value as object
    expect((value as { polluted?: unknown }).polluted).toBeUndefined()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('never throws', () => {
    const sign = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      ',',
      '\t',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        const read = readYaml(signs.join(''), 'f')
        expect(read.value !== undefined || read.problems.length > 0).toBe(true)
        read.at(['a', 0], 'key')
      }),
      { numRuns: 2000 },
    )
  })
})

it('prints no warning of its parser, which would say what content says, and could steer a terminal', () => {
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  readYaml('    reason: .\n    reason: - -', 'a.yaml')
  expect(warn).not.toHaveBeenCalled()
  warn.mockRestore()
})
