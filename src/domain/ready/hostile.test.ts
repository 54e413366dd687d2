import { describe, expect, it } from 'vitest'
import { readEvidence } from '../../formats/read/evidence/read.ts'
import { acceptXml } from '../../formats/read/source.ts'
import type { ReadinessLine } from '../../model/readiness.ts'
import type { EvidenceIndex, ReleaseRecord } from '../../model/release-record.ts'
import { byAttendance, byTransfer } from './by-people.ts'
import { byComponents, byCoverage, byFindings, byRestore, byTests } from './by-report.ts'
import type { ReadyContext } from './context.ts'
import type { ReleaseEvidence } from './evidence.ts'
import { withExceptions } from './exceptions.ts'
import { indexed } from './indexed.ts'
import type { ReadyLine } from './line.ts'

const own = { app: 'berths', version: '2.4.0' }
const line = (over: Partial<ReadinessLine>) => ({ within: 14, ...over }) as ReadinessLine

function context(evidence: ReleaseEvidence[], record: Partial<ReleaseRecord> = {}): ReadyContext {
  return {
    given: { record: { ...own, ...record }, at: () => ({ file: 'release.yaml', line: 1, col: 1 }) },
    environment: { id: 'il5' },
    before: ['il4'],
    target: { catalog: { roles: {} } },
    asOf: '2026-11-16',
    evidence,
  } as unknown as ReadyContext
}

/** Files as they lie in a folder, with what an index beside them says. */
function read(files: Record<string, string>, indexes: Partial<EvidenceIndex>[] = []): ReleaseEvidence[] {
  const index = indexes.map((given) => ({
    index: { kind: 'evidence' as const, ...own, files: {}, ...given },
    folder: 'e',
    file: 'e/evidence.yaml',
  }))
  return Object.entries(files).flatMap(([name, text]) => {
    const source = acceptXml({ file: `e/${name}`, text })
    const { value } = source.value ? readEvidence(source.value) : source
    return value ? [indexed(value as ReleaseEvidence, index)] : []
  })
}

const passed = '<testcase name="a"/>'
const failed = '<testcase name="b"><failure/></testcase>'
const props = (more = '', version = '2.4.0') =>
  `<properties><property name="app" value="berths"/><property name="version" value="${version}"/>${more}</properties>`
const suite = (name: string, cases: string, properties = props()) =>
  `<testsuite name="${name}" timestamp="2026-11-12T09:00:00Z">${properties}${cases}</testsuite>`
const all = (...suites: string[]) => `<testsuites>${suites.join('')}</testsuites>`

describe('tests', () => {
  const verdict = (evidence: ReleaseEvidence[], record?: Partial<ReleaseRecord>) =>
    byTests(line({ kinds: ['unit'] }), context(evidence, record)).verdict

  it.each([
    ['a whole report', all(suite('unit', passed)), 'go'],
    [
      'a suite inside another',
      all(`<testsuite name="all">${props()}${suite('unit', passed, '')}</testsuite>`),
      'go',
    ],
    ['a failure told by an attribute', all(suite('unit', '<testcase name="a" status="failed"/>')), 'no-go'],
    ['a test that was not run', all(suite('unit', '<testcase name="a" status="notrun"/>')), 'unknown'],
    [
      'reports of two versions in one',
      all(suite('unit', passed, props('', '2.3.9')), suite('unit', passed)),
      'unknown',
    ],
    [
      'an environment that is not on the way',
      all(suite('unit', passed, props('<property name="environment" value="il6"/>'))),
      'unknown',
    ],
    [
      'the environment before',
      all(suite('unit', passed, props('<property name="environment" value="il4"/>'))),
      'go',
    ],
    [
      'a suite that says its kind itself',
      all(suite('b', passed, props('<property name="kind" value="unit"/>'))),
      'go',
    ],
    ['the name of a class', all(suite('org.example.unit.BerthTest', passed)), 'unknown'],
    ['a name of two kinds', all(suite('unit and api', passed)), 'unknown'],
  ])('%s', (_, text, expected) => {
    expect(verdict(read({ 'all.xml': text }))).toBe(expected)
  })

  it('counts what failed outside of every suite', () => {
    expect(verdict(read({ 'unit.xml': all(failed, suite('unit', passed)) }))).toBe('no-go')
  })

  it('takes no kind from the folder that a report lies in', () => {
    expect(verdict(read({ 'unit/x.xml': all(suite('x', passed)) }))).toBe('unknown')
  })

  it.each([
    ['the same commit, shortened', '0123456789abcdef', 'go'],
    ['another commit', 'ffff456789abcdef', 'unknown'],
    ['too little to tell', '0123', 'unknown'],
  ])('%s', (_, commit, expected) => {
    const text = all(suite('unit', passed, props(`<property name="commit" value="${commit}"/>`)))
    expect(verdict(read({ 'unit.xml': text }), { commit: '0123456789ab' })).toBe(expected)
  })

  it.each<[string, Partial<EvidenceIndex>[], string]>([
    ['an index of the folder says the kind', [{ files: { 'u/': { tests: 'unit' } } }], 'go'],
    ['the file itself counts more', [{ files: { 'u/': { tests: 'unit' }, 'u/a.xml': {} } }], 'unknown'],
    ['an index that says another version', [{ version: '2.3.9', files: { 'u/a.xml': {} } }], 'unknown'],
    [
      'two that say different things',
      [{ files: { 'u/a.xml': { tests: 'unit' } } }, { files: { 'u/a.xml': { tests: 'api' } } }],
      'unknown',
    ],
  ])('%s', (_, indexes, expected) => {
    expect(verdict(read({ 'u/a.xml': all(suite('x', passed)) }, indexes))).toBe(expected)
  })
})

describe('scans', () => {
  const rules = [{ id: 'a' }, { id: 'b', properties: { 'security-severity': '9.8' } }]
  const sarif = (results: object[], run: object = {}) =>
    JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 's', rules } },
          properties: own,
          invocations: [{ executionSuccessful: true, endTimeUtc: '2026-11-12T00:00:00Z' }],
          results,
          ...run,
        },
      ],
    })
  const judged = (text: string) =>
    byFindings(line({ atMost: { critical: 0 } }), context(read({ 'scan.sarif': text })))

  it.each([
    ['nothing open', sarif([{ ruleId: 'a' }]), 'go'],
    ['a rule by its index', sarif([{ ruleIndex: 1 }]), 'no-go'],
    ['a case of a rule', sarif([{ ruleId: 'b/2' }]), 'no-go'],
    [
      'a rule of an extension',
      sarif([{ rule: { index: 0, toolComponent: { index: 0 } } }], {
        tool: { driver: { name: 's', rules: [] }, extensions: [{ rules: [rules[1]] }] },
      }),
      'no-go',
    ],
    ['another commit', sarif([], { versionControlProvenance: [{ revisionId: 'ffffffff' }] }), 'unknown'],
    ['a version to come', sarif([]).replace('2.1.0', '3.0.0'), 'unknown'],
  ])('%s', (_, text, expected) => {
    const record = { commit: '01234567' }
    const found = byFindings(line({ atMost: { critical: 0 } }), context(read({ 'scan.sarif': text }), record))
    expect(found.verdict).toBe(expected)
  })

  it('says what was suppressed', () => {
    const text = sarif([{ ruleId: 'b', suppressions: [{ kind: 'inSource' }] }])
    expect(judged(text).seen?.[0]?.says).toBe('s: nothing open; 1 result suppressed and not counted')
  })
})

it('counts a file once, however many records a tracefile has of it', () => {
  const text = `${'SF:a\nDA:1,1\nend_of_record\n'.repeat(9)}SF:b\nDA:1,0\nend_of_record\n`
  const evidence = read({ 'lcov.info': text }, [{ files: { 'lcov.info': { day: '2026-11-12' } } }])
  expect(byCoverage(line({ atLeast: 80 }), context(evidence)).verdict).toBe('no-go')
})

it('reads name and version of a bill of materials in XML', () => {
  const bom = (version: string) =>
    `<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><metadata><timestamp>2026-11-12T00:00:00Z</timestamp><component><name>berths</name><version>${version}</version></component></metadata><components><component/></components></bom>`
  const verdict = (version: string) =>
    byComponents(line({}), context(read({ 'bom.xml': bom(version) }))).verdict
  expect([verdict('2.4.0'), verdict('2.4.1')]).toEqual(['go', 'unknown'])
})

it('of two restores on one day the worse counts, in whatever order they are given', () => {
  const restore = (minutes: number) =>
    ({
      kind: 'restore',
      ...own,
      environment: 'il5',
      day: '2026-11-01',
      minutes,
      verified: true,
    }) as ReleaseEvidence
  const both = [restore(20), restore(90)]
  for (const given of [both, both.toReversed()])
    expect(byRestore(line({ minutes: 60, within: 90 }), context(given)).verdict).toBe('no-go')
})

it('what people have seen ages too', () => {
  const attended = [{ day: '2025-11-11', roles: ['pre'] }]
  const transferred = [{ topic: 'restore', shown: '2025-11-11', by: 'developer', to: 'pre' }]
  const given = context([], { attended, transferred })
  const both = (within: number | undefined) => [
    byAttendance({ ...line({ roles: ['pre'] }), within } as ReadinessLine, given).verdict,
    byTransfer({ ...line({ topics: ['restore'] }), within } as ReadinessLine, given).verdict,
  ]
  expect([both(undefined), both(90)]).toEqual([
    ['go', 'go'],
    ['unknown', 'unknown'],
  ])
})

describe('exceptions', () => {
  const signed = (over: object) => ({
    line: 'readiness/coverage',
    reason: 'Known.',
    approver: 'pre',
    until: '2026-12-31',
    ...over,
  })
  const after = (by: ReadyLine['by'], verdict: ReadyLine['verdict'], ...exceptions: object[]) => {
    const given = context([], { days: { il5: '2026-11-24' }, exceptions } as Partial<ReleaseRecord>)
    const open = { id: 'readiness/coverage', by, verdict } as ReadyLine
    return withExceptions([open], given)[0]?.verdict
  }

  it.each<[string, ReadyLine['by'], ReadyLine['verdict'], object[], string]>([
    ['one that holds', 'coverage', 'no-go', [signed({})], 'go'],
    [
      'one that was prolonged',
      'coverage',
      'no-go',
      [signed({ until: '2026-11-01' }), signed({ until: '2026-12-31' })],
      'go',
    ],
    [
      'a reason still to be written',
      'coverage',
      'no-go',
      [signed({ reason: 'TODO: say why it may go' })],
      'no-go',
    ],
    ['a release without a day', 'day', 'unknown', [signed({})], 'unknown'],
    ['what the platform refuses', 'manifest', 'no-go', [signed({})], 'no-go'],
  ])('%s', (_, by, verdict, exceptions, expected) => {
    expect(after(by, verdict, ...exceptions)).toBe(expected)
  })
})
