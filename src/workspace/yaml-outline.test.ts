import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { Path } from '../model/walk.ts'
import { readYaml } from './yaml.ts'
import { outline } from './yaml-outline.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const files = ['environments', 'content', 'tests/fixtures'].flatMap((folder) =>
  readdirSync(`${project}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => `${folder}/${file}`),
)

/** Every path of a document, with the places that the full reading gives. */
function* places(node: Node | null, path: Path = []): Generator<{ path: Path; key?: number; value: number }> {
  if (isMap(node))
    for (const { key, value } of node.items) {
      const at = [...path, String(isScalar(key) ? key.value : '')]
      const [start = 0] = (key as Node).range ?? []
      const empty = !value || (value as Node).range?.[0] === (value as Node).range?.[1]
      yield { path: at, key: start, value: empty ? start : ((value as Node).range?.[0] ?? 0) }
      yield* places(value as Node | null, at)
    }
  if (isSeq(node))
    for (const [i, item] of node.items.entries()) {
      yield { path: [...path, i], value: (item as Node).range?.[0] ?? 0 }
      yield* places(item as Node, [...path, i])
    }
}

describe('outline', () => {
  it('finds every value of every content file where the full reading finds it', () => {
    let compared = 0
    let entered = 0
    for (const file of files) {
      const text = readFileSync(`${project}${file}`, 'utf8')
      const document = parseDocument(text, { version: '1.2', stringKeys: true })
      const find = document.errors.length > 0 ? undefined : outline(text)
      if (!find) continue
      for (const { path, key, value } of places(document.contents as Node | null)) {
        const found = find(path, 'value')
        if (!('offset' in found)) continue
        compared += 1
        if (found.offset !== value) expect.fail(`${file} ${path.join('.')}: ${found.offset}, not ${value}`)
        if (key === undefined) continue
        entered += 1
        expect(find(path, 'key')).toEqual({ offset: key })
      }
    }
    // The files of the notional playbook alone have thousands.
    expect(compared).toBeGreaterThan(5000)
    expect(entered).toBeGreaterThan(3000)
  })

  it.each([
    ['a value', 'a:\n  b: 1\n', ['a', 'b'], 8],
    ['a map', 'a:\n  b: 1\n', ['a'], 5],
    ['an empty value', 'a:\nb: 1\n', ['a'], 0],
    ['a list as deep as its key', 'a:\n- x\n- y\n', ['a', 1], 9],
    ['a map in a list', 'a:\n  - b: 1\n    c: 2\n', ['a', 0, 'c'], 19],
    ['a list in a list', 'a:\n  - - x\n    - y\n', ['a', 0, 1], 17],
    ['a key after a text that looks like keys', 'a: >-\n  b: no\n  - c: no\nd: 1\n', ['d'], 27],
    ['a key after a text of several lines', 'a: one\n  - two\nd: 1\n', ['d'], 18],
    ['what is not there: the nearest around it', 'a:\n  b: 1\n', ['a', 'x', 'y'], 5],
    ['after comments and blank lines', '# top\n\na: 1 # why\n', ['a'], 10],
  ] as const)('finds %s', (_name, text, path, offset) => {
    expect(outline(text)?.(path, 'value')).toEqual({ offset })
  })

  it('finds every word of every text where the full reading finds it', () => {
    let compared = 0
    for (const file of files) {
      const text = readFileSync(`${project}${file}`, 'utf8')
      const document = parseDocument(text, { version: '1.2', stringKeys: true })
      if (document.errors.length > 0) continue
      const quick = readYaml(text, file)
      // An anchor makes the reader take the slower way.
      const full = readYaml(`${text}\nanchored: &x 1\n`, file)
      for (const { path } of places(document.contents as Node | null)) {
        const value = document.getIn(path)
        for (const { index } of String(isScalar(value) ? value.value : value).matchAll(/\S+/g)) {
          compared += 1
          const [mine, theirs] = [quick, full].map((read) => read.at(path, 'value', index))
          if (mine?.line !== theirs?.line || mine?.col !== theirs?.col)
            expect(mine, `${file} ${path.join('.')}`).toEqual(theirs)
        }
      }
    }
    expect(compared).toBeGreaterThan(5000)
  })

  it.each([
    ['text', 'a:\n  b: one two one\n', 8, 8, 20],
    ['text over lines', 'a:\n  b: one\n    two\n  # why\n\nc: 1\n', 4, 8, 29],
    ['text in quotes', "a:\n  b: 'one two'\n", 4, 8, 18],
    ['folded text', 'a:\n  b: >-\n    one\n    two\nc: 1\n', 4, 8, 27],
  ])('reads %s by itself where a place inside it is asked for', (_name, text, offset, start, end) => {
    expect(outline(text)?.(['a', 'b'], 'value', true)).toEqual({ alone: { start, end }, rest: [] })
    const full = readYaml(`${text}anchored: &x 1\n`, 'f')
    expect(readYaml(text, 'f').at(['a', 'b'], 'value', offset)).toEqual(full.at(['a', 'b'], 'value', offset))
  })

  it('leaves a text whose indentation is given to the full reading', () => {
    const text = 'a:\n  b: |1\n     one\n    two\n'
    expect(outline(text)?.(['a', 'b'], 'value', true)).toEqual({ offset: 8 })
    expect(readYaml(text, 'f').at(['a', 'b'], 'value', 7)).toEqual({ file: 'f', line: 4, col: 5 })
  })

  it.each([
    ['an anchor', 'a: &x 1\n'],
    ['an alias', 'a: *x\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a quoted key', '"a": 1\n'],
    ['a complex key', '? a\n: 1\n'],
    ['several documents', 'a: 1\n---\nb: 1\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['a flow root', '{a: 1}\n'],
    ['nothing', '# nothing\n'],
    ['a key that stands twice', 'a: 1\na: 2\n'],
  ])('gives up on %s', (_name, text) => expect(outline(text)).toBeUndefined())

  it('enters braces by a full reading of them alone', () => {
    const text = 'a:\n  b: {c: 1,\n    d: [2, 3]}\ne: 1\n'
    expect(outline(text)?.(['a', 'b', 'd', 1], 'value')).toEqual({
      alone: { start: 8, end: 30 },
      rest: ['d', 1],
    })
    expect(readYaml(text, 'f').at(['a', 'b', 'd', 1])).toEqual({ file: 'f', line: 3, col: 12 })
    expect(readYaml(text, 'f').at(['a', 'b', 'd'], 'key')).toEqual({ file: 'f', line: 3, col: 5 })
    expect(readYaml(text, 'f', 5).at(['e'])).toEqual({ file: 'f', line: 8, col: 4 })
  })
})
