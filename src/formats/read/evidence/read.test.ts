import { describe, expect, it } from 'vitest'
import { acceptXml } from '../source.ts'
import { dayIn } from './day.ts'
import { readEvidence } from './read.ts'

const read = (text: string, file = 'unit.xml') => {
  const accepted = acceptXml({ file, text })
  return accepted.value ? readEvidence(accepted.value) : accepted
}

const suite = (cases: string, sums = '') =>
  `<testsuite name="unit"${sums} timestamp="2026-11-12T09:00:00">${cases}</testsuite>`
const passed = '<testcase name="a"/>'
const scan = (run: string) => `{"version": "2.1.0", "runs": [${run}]}`

describe('what cannot be counted is a problem and no evidence', () => {
  it.each([
    ['nothing', '', 'input-empty', 1],
    ['no test', '<testsuites/>', 'input-empty', 1],
    ['a suite with no test', suite(''), 'input-empty', 1],
    ['text after its end', `<testsuites>${suite(passed)}</testsuites>\nX`, 'input-syntax', 1],
    ['half a file', `<testsuites>\n${suite(passed)}`, 'input-syntax', 2],
    [
      'sums that are not those of its tests',
      `<testsuites>\n${suite(passed, ' tests="4"')}</testsuites>`,
      'input-value',
      2,
    ],
    [
      'a failure that the sums deny',
      suite('<testcase name="a"><failure/></testcase>', ' failures="0"'),
      'input-value',
      1,
    ],
    ['entities that expand', '<!DOCTYPE a [\n<!ENTITY b "c">]>\n<testsuites/>', 'input-expansion', 2],
    ['another root', '<html><body/></html>', 'input-kind', 1],
    ['deep nesting', '<a>'.repeat(5000), 'input-syntax', 1],
    ['a scan without a run', scan(''), 'input-empty', 1],
    ['a scan that never looked', scan('{"tool": {}}'), 'input-value', 1],
    [
      'a scan that failed',
      scan('{"results": [], "invocations": [\n{"executionSuccessful": false}]}'),
      'input-value',
      2,
    ],
    ['an empty bill', '{"bomFormat": "CycloneDX", "components": []}', 'input-empty', 1],
    ['a bill of another form', '{"spdxVersion": "SPDX-2.3"}', 'input-kind', 1],
    ['coverage without a line', '<coverage line-rate="1"/>', 'input-empty', 1],
    [
      'a rate that its lines deny',
      '<coverage line-rate="0.9"><class><lines><line hits="0"/></lines></class></coverage>',
      'input-value',
      1,
    ],
    ['a tracefile that is cut', 'TN:\nSF:a\nDA:1,1\n', 'input-syntax', 1],
    ['a record without a file', 'TN:\nDA:1,1\nend_of_record\n', 'input-value', 3],
    ['lines that were taken out', 'SF:a\nDA:1,1\nLF:9\nLH:1\nend_of_record\n', 'input-value', 5],
    ['more hit than found', 'TN:\nSF:a\nLF:1\nLH:2\nend_of_record\n', 'input-value', 5],
  ])('%s', (_, text, code, line) => {
    const { value, problems } = read(text)
    expect(value).toBeUndefined()
    expect(problems.map((p) => [p.code, p.at.line])).toEqual([[code, line]])
  })
})

it('counts tests, and tells their kind, release and day', () => {
  const text = `<testsuites>
  <testsuite name="journey" tests="3" failures="1" timestamp="2026-11-12T23:30:00-05:00">
    <properties><property name="app" value="berths"/><property name="version" value="2.4.0"/></properties>
    <testcase name="a"/><testcase name="b"><skipped/></testcase>
    <testcase name="c"><failure message="&lt;no&gt;"/></testcase>
  </testsuite>
</testsuites>`
  expect(read(text).value).toMatchObject({
    kind: 'tests',
    app: 'berths',
    version: '2.4.0',
    day: '2026-11-13',
    suites: [
      {
        soundsLike: 'journey',
        tests: 3,
        failed: 1,
        skipped: 1,
        first: { name: 'c', at: { line: 5, col: 5 } },
      },
    ],
  })
})

it('weighs findings by their severity, and leaves out what was suppressed for good', () => {
  const results = [
    { ruleId: 'a', properties: { 'security-severity': '9.1' } },
    { ruleId: 'b', level: 'error' },
    { ruleId: 'c', level: 'error', suppressions: [{ status: 'accepted' }] },
    { ruleId: 'd', level: 'error', suppressions: [{ status: 'underReview' }] },
    { ruleId: 'e', level: 'error', baselineState: 'absent' },
    { ruleId: 'f', kind: 'pass' },
    { ruleId: 'g' },
  ]
  const { value } = read(scan(JSON.stringify({ tool: { driver: { name: 't' } }, results })), 'scan.sarif')
  expect(value).toMatchObject({ open: { critical: 1, high: 2, medium: 1, low: 0 }, first: { rule: 'a' } })
})

it.each([
  ['2026-11-12T09:00:00Z', '2026-11-12'],
  ['2026-11-12T22:00:00-05:00', '2026-11-13'],
  ['1794400000', '2026-11-11'],
  ['1794400000000', '2026-11-11'],
  ['2026-13-40', undefined],
  ['yesterday', undefined],
])('the day of %s', (written, day) => {
  expect(dayIn(written)).toBe(day)
})
