import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReadyReport } from '../src/domain/ready/judge.ts'
import { runVerb } from './run-verb.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-ready-'))
  cpSync('examples', join(folder, 'examples'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const ready = (record: string, evidence: string, ...more: string[]) =>
  runVerb('ready', record, '--environment', 'il5', '--evidence', evidence, ...more)

const example = (app: string, ...more: string[]) =>
  ready(`examples/releases/${app}/release.yaml`, `examples/releases/${app}/evidence`, ...more)

/** A copy of the release that is ready, with files of it changed. */
async function changed(edits: Record<string, (text: string) => string>) {
  const copy = mkdtempSync(join(folder, 'examples/releases/case-'))
  cpSync(join(folder, 'examples/releases/berths'), copy, { recursive: true })
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(copy, file)
    const before = readFileSync(path, 'utf8')
    const after = edit(before)
    expect(after, file).not.toBe(before)
    writeFileSync(path, after)
  }
  const ran = await ready(join(copy, 'release.yaml'), join(copy, 'evidence'), '--format', 'json')
  const report = ran.stdout === '' ? undefined : (JSON.parse(ran.stdout) as ReadyReport)
  const line = (id: string) => report?.lines.find((each) => each.id === id)
  return { ...ran, report, line }
}

describe('the examples', () => {
  it.each([
    ['berths', 0, 'go'],
    ['orders', 1, 'no-go'],
    ['crew-lists', 1, 'no-go'],
  ])('%s', async (app, status, verdict) => {
    const ran = await example(app, '--format', 'json')
    expect(ran.stderr).toBe('')
    expect([ran.status, (JSON.parse(ran.stdout) as ReadyReport).verdict]).toEqual([status, verdict])
  })

  it('says both places of every line, in every format', async () => {
    const report = JSON.parse((await example('orders', '--format', 'json')).stdout) as ReadyReport
    for (const line of report.lines) {
      expect(line.at.line, line.id).toBeGreaterThan(0)
      expect(line.playbook.file, line.id).toMatch(/^(environments|content)\//)
    }
    const text = (await example('orders')).stdout
    expect(text).toContain('evidence/unit.xml:10:5')
    const markdown = (await example('orders', '--format', 'markdown')).stdout
    expect(markdown).toContain('# orders 4.8.0 to il5: no-go')
    const junit = (await example('orders', '--format', 'junit')).stdout
    expect(junit).toMatch(/failures="12" errors="3"/)
  })
})

const replace = (from: string | RegExp, to: string) => (text: string) => text.replaceAll(from, to)

/** What is changed in the release that is ready, and what its line then says. */
const cases: [string, Record<string, (text: string) => string>, string, string][] = [
  [
    'a test fails',
    {
      'evidence/api.xml': (t) =>
        t
          .replace('failures="0" errors="0" timestamp', 'failures="1" errors="0" timestamp')
          .replace(/(<testsuites[^>]*)failures="0"/, '$1failures="1"')
          .replace(/"0.21"\/>/, '"1"><failure/></testcase>'),
    },
    'readiness/harness',
    'no-go',
  ],
  [
    'a suite is of another version',
    { 'evidence/unit.xml': replace('2.4.0', '2.3.9') },
    'readiness/harness',
    'unknown',
  ],
  [
    'a suite is of another app',
    { 'evidence/unit.xml': replace('value="berths"', 'value="orders"') },
    'readiness/harness',
    'unknown',
  ],
  [
    'a suite is old',
    { 'evidence/unit.xml': replace('2026-11-12', '2026-10-12') },
    'readiness/harness',
    'unknown',
  ],
  [
    'a suite is of a day to come',
    { 'evidence/unit.xml': replace('2026-11-12', '2026-11-22') },
    'readiness/harness',
    'unknown',
  ],
  [
    'all tests are skipped',
    { 'evidence/unit.xml': replace(' time="0.21"/>', '><skipped/></testcase>') },
    'readiness/harness',
    'unknown',
  ],
  [
    'nobody says of which release the coverage is',
    { 'evidence/evidence.yaml': replace('lcov.info: {day: 2026-11-12}', 'bom.json: {}') },
    'readiness/coverage',
    'unknown',
  ],
  ['coverage is low', { 'evidence/lcov.info': replace(',3', ',0') }, 'readiness/coverage', 'no-go'],
  [
    'the scan finds something grave',
    { 'evidence/scan.sarif': replace('"HS-021",\n          "message"', '"HS-300",\n          "message"') },
    'readiness/findings',
    'no-go',
  ],
  [
    'a suppression is only asked for',
    { 'evidence/scan.sarif': replace('accepted', 'underReview') },
    'readiness/findings',
    'no-go',
  ],
  [
    'the bill is of another version',
    { 'evidence/bom.json': replace('"version": "2.4.0"', '"version": "2.4.1"') },
    'readiness/components',
    'unknown',
  ],
  [
    'the restore was slow',
    { 'evidence/restore.yaml': replace('minutes: 27', 'minutes: 61') },
    'readiness/restore',
    'no-go',
  ],
  [
    'the restore was of another environment',
    { 'evidence/restore.yaml': replace('il5', 'il4') },
    'readiness/restore',
    'unknown',
  ],
  [
    'nobody checked the restore',
    { 'evidence/restore.yaml': replace('true', 'false') },
    'readiness/restore',
    'no-go',
  ],
  [
    'the manifest asks for too much',
    { 'manifest.yml': replace('memory: 1G', 'memory: 9G') },
    'readiness/manifest',
    'no-go',
  ],
  [
    'a variable has no value',
    { 'vars-il5.yml': replace('api_instances: 4\n', '') },
    'readiness/variables',
    'no-go',
  ],
  [
    'sign-on is not bound',
    { 'manifest.yml': replace('      - berths-sso\n', '') },
    'readiness/bindings',
    'no-go',
  ],
  [
    'a buildpack of its own has no run',
    { 'manifest.yml': replace('java_buildpack', 'harbour_buildpack') },
    'readiness/pipelines',
    'unknown',
  ],
  [
    'the mission owner was not there',
    { 'release.yaml': replace('[mission-owner, rele, pre, developer]', '[rele, pre, developer]') },
    'readiness/demonstration',
    'unknown',
  ],
  [
    'the meeting is still to come',
    { 'release.yaml': replace('{day: 2026-11-11, roles', '{day: 2026-11-17, roles') },
    'readiness/demonstration',
    'unknown',
  ],
  [
    'the restore was shown to nobody',
    { 'release.yaml': replace('by: data-services, to: pre', 'by: pre, to: pre') },
    'readiness/transfer',
    'unknown',
  ],
  ['the day is a holiday', { 'release.yaml': replace('2026-11-24', '2026-11-26') }, 'readiness/day', 'no-go'],
  ['the day has passed', { 'release.yaml': replace('2026-11-24', '2026-11-10') }, 'readiness/day', 'no-go'],
  [
    'the day lies beyond the calendar',
    { 'release.yaml': replace('2026-11-24', '2028-02-01') },
    'readiness/day',
    'unknown',
  ],
  [
    'an expectation names nothing to look at',
    { 'release.yaml': replace(", see: 'booking 2026-114'", '') },
    'expectations/capacity-figure',
    'unknown',
  ],
  [
    'a condition is open',
    { 'release.yaml': replace('  high-load: true\n', '') },
    'expectations/load-test',
    'unknown',
  ],
  [
    'an exception ended',
    { 'release.yaml': replace('until: 2026-12-31', 'until: 2026-11-15') },
    'objectives/testing-pipeline',
    'no-go',
  ],
  [
    'an exception ends before the release',
    { 'release.yaml': replace('until: 2026-12-31', 'until: 2026-11-20') },
    'objectives/testing-pipeline',
    'no-go',
  ],
  [
    'the manifest is of another app',
    { 'manifest.yml': replace('name: berths', 'name: payroll') },
    'readiness/manifest',
    'unknown',
  ],
  [
    'a variable is named and left empty',
    { 'vars-il5.yml': replace(/^api_instances:.*$/gm, 'api_instances:') },
    'readiness/variables',
    'no-go',
  ],
  [
    'the manifest is not where the record says',
    { 'release.yaml': replace('manifest: manifest.yml', 'manifest: elsewhere.yml') },
    'readiness/manifest',
    'unknown',
  ],
  [
    'a file of evidence cannot be read',
    { 'evidence/evidence.yaml': (t) => `${t}  bom.json: {day: soon}\n` },
    'readiness/evidence',
    'unknown',
  ],
  [
    'this version was never released before',
    { 'release.yaml': replace('version: 2.4.0', 'version: 2.9.0') },
    'objectives/code-maturity',
    'unknown',
  ],
]

describe('a release that is ready no longer is when', () => {
  it.each(cases)('%s', async (_, edits, id, verdict) => {
    const { status, report, line } = await changed(edits)
    expect([line(id)?.verdict, status, report?.verdict === 'go']).toEqual([verdict, 1, false])
  })

  it('any file of evidence is taken away or emptied', async () => {
    const files = readdirSync('examples/releases/berths/evidence')
    for (const file of files) {
      const { status, report } = await changed({ [`evidence/${file}`]: () => '' })
      expect([file, status, report?.verdict]).toEqual([file, 1, 'unknown'])
    }
  })
})

describe('what cannot be used', () => {
  it.each([
    [
      'a role that is none',
      replace('approver: pre', 'approver: pree'),
      /release\.yaml:\d+:15: error: there is no role "pree"; did you mean "pre"/,
    ],
    ['an environment that is none', replace('[il5]', '[il7]'), /there is no environment "il7"/],
    ['a day for another environment', replace('{il5: 2', '{il6: 2026-11-25, il5: 2'), /a day for il6/],
    ['another environment', replace('[il5]', '[il4]'), /meant for il4, not for il5/],
    ['a wrong type', replace('recorded: 2026-11-13', 'recorded: soon'), /`recorded` is "soon"/],
    ['a key that is none', replace('attended:', 'atended:'), /unknown key `atended`/],
    [
      'a line that is none',
      replace('objectives/testing-pipeline', 'objectives/testing'),
      /there is no line "objectives\/testing"/,
    ],
    [
      'a marking that is none',
      replace('marking: UNCLASSIFIED', 'marking: UNCLASIFIED'),
      /release\.yaml:3:10/,
    ],
  ])('%s', async (_, edit, said) => {
    const { status, stdout, stderr } = await changed({ 'release.yaml': edit })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(said)
  })

  it('names a file that cannot be counted, and judges the rest', async () => {
    const { status, stderr, line } = await changed({ 'evidence/unit.xml': (text) => text.slice(0, 300) })
    expect(status).toBe(1)
    expect(stderr).toMatch(/unit\.xml:\d+:\d+: error: this is not whole XML/)
    expect(line('readiness/coverage')?.verdict).toBe('go')
  })

  it('a folder that is not there, and an environment that is none', async () => {
    expect((await ready('examples/releases/berths/release.yaml', 'nowhere')).status).toBe(2)
    const args = ['ready', 'examples/releases/berths/release.yaml', '--environment', 'il7']
    expect(await runVerb(...args)).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('--keep', () => {
  const kept = async (...more: string[]) => {
    const copy = mkdtempSync(join(folder, 'examples/releases/kept-'))
    cpSync(join(folder, 'examples/releases/orders'), copy, { recursive: true })
    const record = join(copy, 'release.yaml')
    const ran = await ready(record, join(copy, 'evidence'), '--keep', ...more)
    return { ...ran, record, again: () => ready(record, join(copy, 'evidence'), '--keep', ...more) }
  }

  it('refuses a verdict that is marked higher than its record', async () => {
    const { status, stdout, stderr, record } = await kept()
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/the verdict is CUI\/\/NOFORN, and the record UNCLASSIFIED/)
    expect(readFileSync(record, 'utf8')).not.toContain('judged:')
  })

  it('writes verdict and digests behind what people wrote, the same each time', async () => {
    const { status, record, again } = await kept('--network', 'low')
    expect(status).toBe(1)
    const once = readFileSync(record, 'utf8')
    const before = readFileSync('examples/releases/orders/release.yaml', 'utf8')
    expect(once.startsWith(before)).toBe(true)
    expect(once).toMatch(/^ {6}readiness\/restore: { verdict: no-go, says: 'it took 95 minutes/m)
    expect(once.match(/digest: sha256:[0-9a-f]{64}/g)).toHaveLength(10)
    // Of what showed it, not a word.
    expect(once.slice(before.length)).not.toMatch(/unit\.xml|harbour-scan/)
    expect((await again()).status).toBe(1)
    expect(readFileSync(record, 'utf8')).toBe(once)
  })
})
