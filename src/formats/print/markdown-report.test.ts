import { expect, test } from 'vitest'
import {
  code,
  heading,
  inline,
  link,
  list,
  paragraph,
  plain,
  print,
  quote,
  report,
  strong,
  table,
} from './markdown-report.ts'

test('prints headings, paragraphs, lists and quotes', () => {
  const root = report(
    heading(2, 'il4 to il5'),
    paragraph(['A ', strong('gap'), ' in ', code('cf push'), ', see ', link('a.html', 'here'), '.']),
    list(['one', { line: 'two', blocks: [list(['deeper'])] }]),
    quote(paragraph('said')),
  )
  expect(print(root)).toBe(
    '## il4 to il5\n\nA **gap** in `cf push`, see [here](a.html).\n\n- one\n- two\n  - deeper\n\n> said\n',
  )
})

test('no text can break out of its cell or become markup', () => {
  const out = print(report(table(['a|b', 'c'], [['x | y\nz', '*not* <b>bold</b>'], ['`q` [l](m)']])))
  const lines = out.trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines.every((l) => l.replaceAll('\\|', '').split('|').length === 4)).toBe(true)
  expect(out).toContain('x \\| y z')
  expect(out).toContain('\\*not\\* \\<b>')
  expect(out).toContain('\\[l]')
})

test('prose keeps emphasis and code, and a link becomes its text', () => {
  const prose = 'Use *two* of `cf push`, as [the guide](/guides/canary) says.'
  expect(print(report(paragraph(inline(prose))))).toBe('Use _two_ of `cf push`, as the guide says.\n')
  expect(plain(prose)).toBe('Use two of cf push, as the guide says.')
})
