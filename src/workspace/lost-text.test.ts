import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { lostText } from './lost-text.ts'

const linesOf = (text: string) => lostText(text, 'x.yaml', 1).map(({ at }) => `${at.line}:${at.col}`)

it.each([
  ['the first line deepest', 'output: |-\n     state\n  #0 running\n  #1 down\n', ['3:3', '4:3']],
  ['in a list, behind a key', '- run: x\n  output: |\n       a\n    # b\n', ['4:5']],
  ['in a list without a key', '- |\n    a\n  # b\n', ['3:3']],
  ['folded, with a quoted key', '"a b": >-\n    a\n  #b\n', ['3:3']],
  ['with a comment behind the sign', 'a: |- # so\n    a\n  #b\n', ['3:3']],
  ['with windows line ends', 'a: |-\r\n    a\r\n  #b\r\n', ['3:3']],
  ['how deep it is said', 'output: |2-\n     state\n  #0 running\n', []],
  ['a comment at the depth of the key', 'a: |\n  x\n# about b\nb: 1\n', []],
  ['a text that begins with the sign', 'a: |\n  # x\n  y\n', []],
  ['a comment under a plain value', 'a: x\n  # y\nb: 1\n', []],
  ['a sign inside the text', 'a: |\n  x: |\n    y\n  # z\n', []],
])('%s', (_, text, places) => {
  expect(linesOf(text)).toEqual(places)
})

it('tells of a loss exactly where the value that YAML reads has fewer lines than were written', () => {
  const line = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('x', '# x', '#0 y'))
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const text = `a: |-\n${lines.map(([depth, words]) => `${' '.repeat(depth)}${words}\n`).join('')}`
      const document = parseDocument(text)
      fc.pre(document.errors.length === 0)
      const read = String((document.toJS() as { a: string }).a).split('\n').length
      expect(linesOf(text)).toHaveLength(lines.length - read)
    }),
  )
})
