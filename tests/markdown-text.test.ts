import { describe, expect, it } from 'vitest'
import { textOf } from '../src/domain/text/markdown-text.ts'
import { plain } from '../src/formats/print/markdown-report.ts'
import { type ProsePiece, piecesOf } from '../src/site/client/fit/prose.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { parseProse } from '../src/workspace/mdx.ts'
import { proseText } from '../src/workspace/prose-text.ts'

/** Every text of a value, at any depth. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value && typeof value === 'object') for (const inner of Object.values(value)) yield* textsOf(inner)
}

describe('Markdown as text', () => {
  it.each([
    [
      'Use *two* of `cf push`, as [the guide](/guides/canary) says.',
      'Use two of cf push, as the guide says.',
    ],
    ['"Quoted", it\'s -- plain...', '"Quoted", it\'s -- plain...'],
    ['one\ntwo', 'one two'],
    ['one  \ntwo', 'one two'],
    ['one\n\ntwo', 'one two'],
    ['- one\n- two', 'one two'],
    ['3. one\n4. two', 'one two'],
    ['> one', 'one'],
    ['## One', 'One'],
    ['One\n===', 'One'],
    ['| a | b |\n|-|-|\n| c | d |', 'a b c d'],
    ['```\na  b\nc\n```', 'a b c'],
    ['<b>x</b> &amp; y &lt; z &copy;', '<b>x</b> & y < z ©'],
    ['a<br>b', 'a<br>b'],
    ['before ![a picture](x.png) after', 'before after'],
    ['~~gone~~ \\*kept\\*', 'gone *kept*'],
    ['https://a.example <https://b.example>', 'https://a.example https://b.example'],
    ['[a][b]\n\n[b]: https://b.example', 'a'],
    ['  blanks   within ', 'blanks within'],
    ['', ''],
  ])('%j is %j, whoever parses it', (prose, text) => {
    expect(proseText(prose)).toBe(text)
    expect(plain(prose)).toBe(text)
  })

  it('is the same by either parser, for every text of the notional playbook', () => {
    const { entries } = loadWorkspace(['.']).playbook
    const texts = entries.flatMap(({ data, body }) => [
      ...textsOf(data),
      ...(body?.text.split(/\n{2,}/) ?? []),
    ])
    expect(texts.length).toBeGreaterThan(5000)
    const apart = texts.filter((text) => {
      const words = textOf(parseProse(text))
      return proseText(text) !== words || plain(text) !== words
    })
    expect(apart).toEqual([])
  })

  it.each([
    '`cf push`, then **wait `5` minutes**',
    'as [the *guide*](/guides/canary) says',
    '2 < 3 and **so on**',
  ])('has the same words where a page of the browser draws it: %j', (prose) => {
    const words = (pieces: readonly ProsePiece[]): string =>
      pieces
        .map((piece) =>
          typeof piece === 'string'
            ? piece
            : 'code' in piece
              ? piece.code
              : words(piecesOf('strong' in piece ? piece.strong : piece.text)),
        )
        .join('')
    expect(words(piecesOf(prose))).toBe(proseText(prose))
  })
})
