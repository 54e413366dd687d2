import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GivenFiles, openBench } from './ready-bench.ts'

const bench = openBench('il5')
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

function judged(given: GivenFiles) {
  const report = bench.judge(given.path('release.yaml'), given.folders)
  return { report, line: (id: string) => report.lines.find((each) => each.id === id) }
}

const suite = (name: string, cases: string, more = '') =>
  `<testsuites><testsuite name="${name}" timestamp="2026-11-12T09:00:00Z"><properties><property name="app" value="berths"/><property name="version" value="2.4.0"/>${more}</properties>${cases}</testsuite></testsuites>`
const passed = '<testcase name="a"/>'
const failed = '<testcase name="b"><failure/></testcase>'
const property = (name: string, value: string) => `<property name="${name}" value="${value}"/>`
const scan = (run: object, results: object[] = []) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'other', rules: [{ id: 'n', defaultConfiguration: { level: 'note' } }] } },
        properties: { app: 'berths', version: '2.4.0' },
        invocations: [{ executionSuccessful: true, endTimeUtc: '2026-11-12T00:00:00Z' }],
        results,
        ...run,
      },
    ],
  })
const ended = { executionSuccessful: true, endTimeUtc: '2026-11-12T00:00:00Z' }

/** What is done, the line that has to tell it, its verdict, and what it says. */
const cases: [string, (given: GivenFiles) => void, string, string, RegExp][] = [
  [
    'a suite fails that says no kind',
    (g) => g.put('evidence/smoke.xml', suite('smoke', failed)),
    'readiness/harness',
    'unknown',
    /a test fails of which nobody says the kind/,
  ],
  [
    'a suite is called unit and says that it is something else',
    (g) => {
      rmSync(g.path('evidence/unit.xml'))
      g.put('evidence/u.xml', suite('unit', passed, property('kind', 'smoke')))
    },
    'readiness/harness',
    'unknown',
    /no report of unit tests/,
  ],
  [
    'a second run of the tests failed, whichever came first',
    (g) => g.put('evidence/unit-2.xml', suite('unit', failed)),
    'readiness/harness',
    'no-go',
    /unit tests fail/,
  ],
  [
    'a scan keeps its results in other files',
    (g) =>
      g.put(
        'evidence/b.sarif',
        scan({ externalPropertyFileReferences: { results: [{ location: { uri: 'r' } }] } }),
      ),
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'a scan tells an error of its own',
    (g) =>
      g.put(
        'evidence/b.sarif',
        scan({ invocations: [{ ...ended, toolExecutionNotifications: [{ level: 'error' }] }] }),
      ),
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'a scan made a note into an error',
    (g) =>
      g.put(
        'evidence/b.sarif',
        scan(
          {
            invocations: [
              {
                ...ended,
                ruleConfigurationOverrides: [{ descriptor: { id: 'n' }, configuration: { level: 'error' } }],
              },
            ],
          },
          [{ ruleId: 'n' }],
        ),
      ),
    'readiness/findings',
    'no-go',
    /1 high \(0 allowed\)/,
  ],
  [
    'a second scan is of a form that is not read',
    (g) => g.put('evidence/b.sarif', scan({}).replace('2.1.0', '3.0.0')),
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'of two apps one is not bound',
    (g) =>
      g.put(
        'manifest.yml',
        `${readFileSync(g.path('manifest.yml'), 'utf8')}  - name: berths-worker\n    stack: cflinuxfs4\n    buildpacks: [java_buildpack]\n    memory: 1G\n    disk_quota: 1G\n    log-rate-limit-per-second: 1K\n    no-route: true\n    health-check-type: process\n    services: [berths-db]\n`,
      ),
    'readiness/bindings',
    'no-go',
    /nothing binds berths-worker to single-sign-on/,
  ],
  [
    'a variable is given twice, the second time empty',
    (g) => {
      g.put('more.yml', 'api_instances:\n')
      g.edit('release.yaml', 'vars-il5.yml]', 'vars-il5.yml, more.yml]')
    },
    'readiness/variables',
    'no-go',
    /no value for api_instances/,
  ],
  [
    'a variable is an empty list',
    (g) => g.edit('vars-il5.yml', /^domain:.*$/gm, 'domain: []'),
    'readiness/variables',
    'no-go',
    /no value for domain/,
  ],
  [
    'a report that failed is a link',
    (g) => {
      writeFileSync(join(folder, 'elsewhere.xml'), suite('unit', failed))
      symlinkSync(join(folder, 'elsewhere.xml'), g.path('evidence/unit-2.xml'))
    },
    'readiness/evidence',
    'unknown',
    /1 file of evidence could not be read/,
  ],
  [
    'a folder of evidence is a link',
    (g) => symlinkSync(folder, g.path('evidence/night')),
    'readiness/evidence',
    'unknown',
    /1 file of evidence could not be read/,
  ],
  [
    'a folder is called like a report',
    (g) => {
      mkdirSync(g.path('evidence/scan-2.sarif'))
      rmSync(g.path('evidence/scan.sarif'))
    },
    'readiness/findings',
    'unknown',
    /no report of a scan/,
  ],
  [
    'somebody signs for evidence that nobody could read',
    (g) => {
      g.put('evidence/b.sarif', scan({}).slice(0, 90))
      g.edit('release.yaml', 'line: objectives/testing-pipeline', 'line: readiness/evidence')
    },
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'an index says of two runs that they ran in different places',
    (g) => {
      g.edit('evidence/evidence.yaml', /$/g, '  unit.xml: {environment: il6}\n')
    },
    'readiness/harness',
    'unknown',
    /no report of unit tests/,
  ],
  [
    'a line is covered in one copy of a class, and the other copies are padding',
    (g) => {
      rmSync(g.path('evidence/lcov.info'))
      const line = (hits: number, n: number) => `<line number="${n}" hits="${hits}"/>`
      const one = `<class filename="a.ts"><lines>${line(1, 1)}</lines></class>`
      const two = `<class filename="b.ts"><lines>${line(0, 1)}</lines></class>`
      g.put('evidence/coverage.xml', `<coverage>${one.repeat(9)}${two}</coverage>`)
      g.edit('evidence/evidence.yaml', 'lcov.info', 'coverage.xml')
    },
    'readiness/coverage',
    'no-go',
    /50 % of lines are covered/,
  ],
  [
    'a report was made tomorrow by the clock of the environment',
    (g) => g.edit('evidence/unit.xml', '2026-11-12T09:12:40Z', '2026-11-16T23:30:00-05:00'),
    'readiness/harness',
    'unknown',
    /no report of unit tests/,
  ],
  [
    'coverage counts nothing',
    (g) => g.put('evidence/lcov.info', 'SF:a\r\nLF:0\r\nLH:0\r\nend_of_record\r\n'),
    'readiness/coverage',
    'unknown',
    /no report of coverage/,
  ],
  [
    'suites inside each other state other sums',
    (g) =>
      g.put('evidence/unit.xml', suite('unit', `<testsuite name="unit" tests="7">${passed}</testsuite>`)),
    'readiness/harness',
    'unknown',
    /no report of unit tests/,
  ],
  [
    'the exception ended yesterday',
    (g) => g.edit('release.yaml', 'until: 2026-12-31', 'until: 2026-11-15'),
    'objectives/testing-pipeline',
    'no-go',
    /%/,
  ],
  [
    'a report is of a form that is not read',
    (g) => g.put('evidence/nunit.xml', '<test-run failed="3"/>'),
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'classes were taken out of a report of coverage',
    (g) => {
      const line = '<line number="1" hits="1"/>'
      const one = `<class filename="a.ts"><lines>${line}</lines></class>`
      g.put('evidence/coverage.xml', `<coverage lines-valid="9" lines-covered="1">${one}</coverage>`)
    },
    'readiness/evidence',
    'unknown',
    /could not be read/,
  ],
  [
    'an exception has a reason of blanks',
    (g) => g.edit('release.yaml', /reason: The pipeline.*$/gm, "reason: ' '"),
    'objectives/testing-pipeline',
    'no-go',
    /%/,
  ],
  [
    'the day lies in a freeze',
    (g) => g.edit('release.yaml', '2026-11-24', '2026-12-22'),
    'readiness/day',
    'no-go',
    /nothing is released/,
  ],
  [
    'a restore is written down twice in one file',
    (g) => g.edit('evidence/restore.yaml', /^minutes: 27$/gm, 'minutes: 95\nminutes: 27'),
    'readiness/restore',
    'unknown',
    /no record of a restore/,
  ],
]

describe('what never goes', () => {
  it.each(cases)('%s', (_, act, id, verdict, says) => {
    const given = new GivenFiles(folder)
    act(given)
    const { report, line } = judged(given)
    expect([line(id)?.verdict, report.verdict === 'go']).toEqual([verdict, false])
    expect(line(id)?.says).toMatch(says)
  })

  it('evidence that somebody signed for is still told as unread, with the reason', () => {
    const given = new GivenFiles(folder)
    given.put('evidence/b.sarif', scan({}).slice(0, 90))
    given.edit('release.yaml', 'line: objectives/testing-pipeline', 'line: readiness/evidence')
    const { line } = judged(given)
    expect(line('readiness/evidence')?.exception).toMatchObject({
      holds: false,
      says: 'the exception does not hold: nobody can sign for what nobody has listed or read',
    })
  })
})

describe('what changes nothing', () => {
  it('a folder that is given twice, under another name too', () => {
    const given = new GivenFiles(folder)
    symlinkSync(given.path('evidence'), join(given.at, 'again'))
    given.folders.push(given.path('evidence/../evidence'), given.path('again'))
    const { report, line } = judged(given)
    expect(report.verdict).toBe('go')
    expect(line('readiness/findings')?.seen).toHaveLength(1)
  })

  it('the exception ends on the day of the release', () => {
    const given = new GivenFiles(folder)
    given.edit('release.yaml', 'until: 2026-12-31', 'until: 2026-11-24')
    expect(judged(given).report.verdict).toBe('go')
  })

  it('a tracefile written on Windows', () => {
    const given = new GivenFiles(folder)
    given.edit('evidence/lcov.info', /\n/g, '\r\n')
    expect(judged(given).report.verdict).toBe('go')
  })
})
