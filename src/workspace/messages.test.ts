import { describe, expect, it } from 'vitest'
import { dayForm, momentForm, targetForm } from '../domain/base/date-forms.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { targetForms } from '../model/target-forms.ts'
import { readMdx } from './mdx.ts'
import { readYaml } from './yaml.ts'

const told = (problems: readonly Problem[]) =>
  problems.map(({ at, message, fix }) => `${at.line}:${at.col} ${message} | ${fix}`)
const yaml = (...lines: string[]) => told(readYaml(`${lines.join('\n')}\n`, 'a.yaml').problems)
const mdx = (...lines: string[]) => told(readMdx(`${lines.join('\n')}\n`, 'a.mdx').problems)

describe('a key that is indented wrongly is told in its line, and nothing that follows from it', () => {
  it.each<[string, string[], string]>([
    [
      'one space too many',
      ['kafka:', '  status: available', '   version: 3.7', '  note: Few.'],
      '3:4 version is indented by 3 spaces, and status above it by 2 spaces | indent it by 2 spaces, if it belongs beside status',
    ],
    [
      'one space too many at the top',
      ['title: A', ' owner: B', 'edition: C'],
      '2:2 owner is indented by 1 space, and title above it by 0 spaces | indent it by 0 spaces, if it belongs beside title',
    ],
    [
      'one space too few',
      ['kafka:', '  status: available', ' version: 3.7'],
      '3:2 version is indented by 1 space, and kafka above it by 0 spaces | indent it by 2 spaces if it belongs beside status, or by 0 beside kafka',
    ],
    [
      'behind an item',
      ['plans:', '  - name: small', '     note: Few.'],
      '3:6 note is indented by 5 spaces, and name above it by 4 spaces | indent it by 4 spaces, if it belongs beside name',
    ],
    [
      'behind a text of several lines',
      ['a:', '  text: >-', '    Words: of', '    several.', '  b: 1', '    c: 2'],
      '6:5 c is indented by 4 spaces, and b above it by 2 spaces | indent it by 2 spaces, if it belongs beside b',
    ],
  ])('%s', (_, lines, expected) => {
    expect(yaml(...lines)).toEqual([expected])
  })

  it('is told where it stands in the file, below frontmatter', () => {
    expect(mdx('---', 'title: A', '  owner: B', '---', '', 'Text.')[0]).toMatch(/^3:3 owner is indented/)
  })

  it.each<[string, string[]]>([
    ['texts of several lines', ['a: |', '   b: c', '    d: e', 'f: 1']],
    ['values that go on', ['a: one', '  two', 'b: 1']],
    ['lists at the column of their key', ['a:', '- b: 1', '  c: 2', 'd: 3']],
    ['lists in lists', ['a:', '  - - b: 1', '      c: 2', 'd: 3']],
    ['maps in brackets', ['a: {b: 1,', '  c: 2}', 'd: 3']],
  ])('%s are as they should be', (_, lines) => {
    expect(yaml(...lines)).toEqual([])
  })

  it.each<[string, string[], RegExp]>([
    ['an unclosed quote', ['a: "b', 'c: d'], /something is not closed/],
    ['a tab', ['a:', '\tb: 1'], /^2:1 a tab indents this line/],
    ['a second colon', ['a: b: c', 'd: e'], /^1:4 a second ": "/],
    ['two things', ['a: [b', 'c:', '  d: 1', '   e: 2'], /^[12]:/],
  ])('%s is told as what it is', (_, lines, expected) => {
    expect(yaml(...lines)[0]).toMatch(expected)
  })
})

describe('frontmatter', () => {
  it.each<[string, string[], string]>([
    [
      'without an end, before a heading',
      ['---', 'title: A', 'reviewed: 2026-11-16', '', '## Scenario', '', 'Text.'],
      '4:1 the frontmatter has no end: nothing closes the --- of the first line | write --- on a line of its own here, after the last key',
    ],
    [
      'without an end, before words',
      ['---', 'title: A', 'for:', '  - pre', 'What a reader needs.'],
      '5:1 the frontmatter has no end: nothing closes the --- of the first line | write --- on a line of its own here, after the last key',
    ],
    [
      'below an empty line',
      ['', '---', 'title: A', '---', 'Text.'],
      '2:1 the frontmatter does not begin the file | put --- at the beginning of the first line',
    ],
    ['not there', ['## Text'], '1:1 the file has no frontmatter | begin it with --- and its keys'],
    [
      'without a beginning',
      ['title: A', 'for:', '  - pre', '---', '', 'Text.'],
      '1:1 the frontmatter has no beginning: nothing opens what the --- of line 4 closes | write --- on a line of its own above the first key',
    ],
    [
      'with an end that is moved in',
      ['---', 'title: A', ' ---', '', 'Text.'],
      '3:2 --- with a space before it ends no frontmatter | write three dashes, and nothing else on the line: ---',
    ],
    [
      'with an end of four dashes',
      ['---', 'title: A', '----', '', 'Text.'],
      '3:1 ---- ends no frontmatter | write three dashes, and nothing else on the line: ---',
    ],
    [
      'with a beginning of a word processor',
      ['\u2014', 'title: A', '---', '', 'Text.'],
      '1:1 \u2014 begins no frontmatter | write three dashes, and nothing else on the line: ---',
    ],
  ])('%s', (_, lines, expected) => {
    expect(mdx(...lines)).toEqual([expected])
  })
})

it.each([
  ['“', '<Aside kind=“warning”>'],
  ['„', '<Aside kind="note" title=„Wichtig“>'],
  ['’', '<Figure src=’a.png’ alt="b" />'],
])('%s around an attribute is told as what it is', (quote, tag) => {
  const [first = ''] = mdx('---', 'title: A', '---', '', tag, '', 'Text.', '', '</Aside>')
  expect(first).toBe(
    `5:${tag.indexOf(quote) + 1} ${quote} is a quotation mark of texts, and begins no value of an attribute | write straight quotes around it: kind="warning"`,
  )
})

it('a set quote behind a straight one is told as what it is', () => {
  const tag = '<Aside kind="note\u201d title="x">'
  const [first = ''] = mdx('---', 'title: A', '---', '', tag, '', 'Text.', '', '</Aside>')
  expect(first).toBe(
    `5:${tag.indexOf('\u201d') + 1} \u201d is a quotation mark of texts, and ends no value of an attribute | write straight quotes around it: kind="warning"`,
  )
})

it('a tab is told, and nothing that follows from it', () => {
  expect(yaml('kafka:', '\tstatus: available', '  plans: [a]', '  note: b', 'queue:', '\tstatus: c')).toEqual(
    ['2:1 a tab indents this line | indent with spaces', '6:1 a tab indents this line | indent with spaces'],
  )
})

describe('targets in other forms', () => {
  it.each([
    ['1.2.2027', 'write it as 2027-02-01'],
    ['2027-02-30', 'there is no such day: 2027-02 ends on day 28'],
    ['2027-01-32', 'there is no such day: 2027-01 ends on day 31'],
    ['Q1 2027', 'write it as 2027-Q1'],
    ['FY27 Q1', 'write it as 2027-Q1'],
    ['2027 q3', 'write it as 2027-Q3'],
    ['January 2027', 'write it as 2027-01'],
    ['1/2027', 'write it as 2027-01'],
    ['2027-1', 'write it as 2027-01'],
    ['“2027-01-20”', 'write it as 2027-01-20'],
    ['2027-13', targetForms],
    ['soon', targetForms],
  ])('%s: %s', (text, fix) => {
    expect(targetForm(text)).toBe(fix)
  })
})

describe('days in other forms', () => {
  it.each([
    ['“2026-11-16”', 'write it as 2026-11-16'],
    ['16.11.2026', 'write it as 2026-11-16'],
    ['3.4.2026', 'write it as 2026-04-03'],
    ['3/4/2026', 'write it as 2026-04-03, or as 2026-03-04 if that is meant'],
    ['11/16/2026', 'write it as 2026-11-16'],
    ['16/11/2026', 'write it as 2026-11-16'],
    ['2026/11/16', 'write it as 2026-11-16'],
    ['20261116', 'write it as 2026-11-16'],
    ['2026-3-6', 'write it as 2026-03-06'],
    ['16 Nov 2026', 'write it as 2026-11-16'],
    ['November 16, 2026', 'write it as 2026-11-16'],
    ['2026-02-30', 'there is no such day: 2026-02 ends on day 28'],
    ['2026-13-01', 'there is no month 13; write a day as YYYY-MM-DD'],
    ['2026-11-16T08:00Z', 'write it as 2026-11-16, without a time'],
    ['soon', 'write a day as YYYY-MM-DD'],
  ])('%s: %s', (text, fix) => {
    expect(dayForm(text)).toBe(fix)
  })

  it.each([
    ['2026-11-16T07:20+01:00', 'write it in UTC, to the minute: 2026-11-16T06:20Z'],
    ['2026-11-16T00:20+0130', 'write it in UTC, to the minute: 2026-11-15T22:50Z'],
    ['2026-11-16T07:20', 'say that it is UTC: 2026-11-16T07:20Z'],
    ['2026-11-16 07:20', 'say that it is UTC: 2026-11-16T07:20Z'],
    ['2026-11-16T07:20:30Z', 'write it in UTC, to the minute: 2026-11-16T07:20Z'],
    ['2026-11-16', 'add the time, in UTC: 2026-11-16T08:00Z'],
    ['2026-02-30T07:20Z', 'there is no such day: 2026-02 ends on day 28'],
    ['16.11.2026 07:20', 'write a moment in UTC as YYYY-MM-DDThh:mmZ; the day is 2026-11-16'],
    ['25 o’clock', 'write a moment in UTC as YYYY-MM-DDThh:mmZ'],
  ])('the moment %s: %s', (text, fix) => {
    expect(momentForm(text)).toBe(fix)
  })
})
