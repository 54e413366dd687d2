import { expect, it } from 'vitest'
import { markingInComment } from '../domain/checks/marking-in-comment.ts'
import { Playbook } from '../domain/playbook/playbook.ts'
import { parseProse } from './mdx.ts'
import { commentsOf } from './yaml-comments.ts'

const found = (text: string) =>
  [
    ...markingInComment.run(new Playbook([]), {
      asOf: '2026-11-16',
      parseProse,
      comments: commentsOf(text, 'f'),
    }),
  ].map(({ at, severity }) => `${at.line}:${at.col} ${severity}`)

it.each<[string, string[]]>([
  ['# (S)\nnote: A port.\n', ['1:3 error']],
  ['#(S//NF)\nnote: A port.\n', ['1:2 error']],
  ['note: A port. # (S)\n', ['1:17 error']],
  ['a:\n  # Words. (S//NF) more\n  b: 1\n', ['2:12 error']],
  ['# (S\n# //NF) over two lines\nb: 1\n', ['1:3 error']],
  ['# SECRET//NOFORN\nb: 1\n', ['1:3 error']],
  ['# marking: SECRET\nb: 1\n', ['1:3 error']],
  ['a:\n  #marking: "SECRET"\n  b: 1\n', ['2:4 error']],
  ['a:\n  # Marking = SECRET//NOFORN # once\n  b: 1\n', ['2:5 error']],
  ['a: # - marking: SECRT\n  b: 1\n', ['1:8 error']],
  ['a:\n  # handles: CUI//SP-CTI\n  b: 1\n', ['2:5 error']],
  ['a:\n  # {marking: SECRET}\n  b: 1\n', ['2:6 error']],
  ['a: {b: 1, # marking: secret\n  c: 2}\n', ['1:13 error']],
  // What lowers nothing, what is prose, and what is no comment.
  ['# marking: UNCLASSIFIED\nb: 1\n', []],
  ['# marking: see the guide\nb: 1\n', []],
  ['# il6 handles SECRET data, and (a) or (b) too\nb: 1\n', []],
  ['b: "# (S) quoted"\nc: |\n  # (S) a heading\n  # marking: SECRET\n', []],
  ["b: 'it''s # (S)'\nc: x#(S)\n", []],
])('marks in comments: %j', (text, expected) => expect(found(text)).toEqual(expected))

it('places are those of the file, where the text begins further down', () => {
  const [comment] = commentsOf('a: 1\n# one\n# two\n', 'f', 11)
  expect([comment?.text, comment?.at(1), comment?.at(6)]).toEqual([
    ' one\n two',
    { file: 'f', line: 12, col: 3 },
    { file: 'f', line: 13, col: 3 },
  ])
})
