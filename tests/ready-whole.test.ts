import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { GivenRelease } from '../src/domain/ready/context.ts'
import { openBench } from './ready-bench.ts'

/** The release of the examples that is ready; each run makes it one that is not. */
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-whole-'))
cpSync('examples/releases/berths', folder, { recursive: true })
afterAll(() => rmSync(folder, { recursive: true }))
const evidence = join(folder, 'evidence')
const texts = new Map(readdirSync(evidence).map((file) => [file, readFileSync(join(evidence, file), 'utf8')]))

const bench = openBench('il5')
const given = bench.read(readFileSync(join(folder, 'release.yaml'), 'utf8'))
const judge = (record: GivenRelease) => bench.judge(join(folder, 'release.yaml'), [evidence], record)

const whole = judge(given)
/** The lines that each file shows, by what they cite. */
const shownBy = (file: string) =>
  whole.lines.filter(({ seen, at }) => [at, ...seen.map((s) => s.at)].some((p) => p?.file.endsWith(file)))

const later = (text: string) => text.replaceAll(/2026-1[01]-(\d\d)/g, '2027-03-$1')
const earlier = (text: string) => text.replaceAll(/2026-(\d\d)-(\d\d)/g, '2024-$1-$2')

/** Ways to make a file evidence of something else, of another day, or of nothing. */
const ways: Record<string, (text: string, at: number) => string> = {
  emptied: () => '',
  flipped: (text) =>
    text
      .replaceAll(/(<testcase[^>]*)\/>/g, '$1><failure/></testcase>')
      .replace(/"suppressions": \[[^\]]*\],?/g, '')
      .replace('"accepted"', '"rejected"')
      .replace(/"components": \[[\s\S]*\]/, '"components": []')
      .replaceAll(/^(DA:\d+),[1-9]\d*/gm, '$1,0')
      .replace('verified: true', 'verified: false'),
  cut: (text, at) => text.slice(0, at % text.trimEnd().length),
  'of another release': (text) => text.replaceAll('2.4.0', '2.3.0'),
  'of another app': (text) => text.replaceAll('berths', 'orders'),
  'of another environment': (text) => text.replaceAll('il5', 'il6').replaceAll('il4', 'il6'),
  older: earlier,
  'of a day to come': later,
  'with a character more': (text, at) => {
    const place = at % text.length
    return `${text.slice(0, place)}\u0000${text.slice(place)}`
  },
}

it('goes as it is', () => {
  expect(whole.lines.filter(({ verdict }) => verdict !== 'go').map(({ id, says }) => [id, says])).toEqual([])
  expect(whole.verdict).toBe('go')
})

/** Of a bill of materials this list asks no age. */
const isTheSame = (file: string, how: string) => file === 'bom.json' && how === 'older'

it('never goes where a file of evidence was changed, nor does each line that it showed', () => {
  const any = fc.tuple(
    fc.constantFrom(...texts.keys()),
    fc.constantFrom(...Object.keys(ways)),
    fc.nat(99_999),
  )
  let judged = 0
  fc.assert(
    fc.property(any, ([file, how, at]) => {
      const before = texts.get(file) ?? ''
      const after = ways[how]?.(before, at) ?? ''
      if (after === before || isTheSame(file, how)) return
      writeFileSync(join(evidence, file), after)
      const { verdict, lines } = judge(given)
      writeFileSync(join(evidence, file), before)
      // An index says of which release another file is.
      const of = file === 'evidence.yaml' ? 'lcov.info' : file
      const own = new Set(['readiness/evidence', ...shownBy(of).map(({ id }) => id)])
      expect(verdict).not.toBe('go')
      expect(lines.filter((line) => own.has(line.id) && line.verdict !== 'go')).not.toEqual([])
      judged += 1
    }),
    { numRuns: 1_000 },
  )
  expect(judged).toBeGreaterThan(500)
}, 60_000)

const record = readFileSync(join(folder, 'release.yaml'), 'utf8')

/** What people say in the record, made into what shows nothing. */
const unsaid: readonly [string, string | RegExp, string][] = [
  ['another version', 'version: 2.4.0', 'version: 2.4.1'],
  ['another app', 'app: berths', 'app: berth'],
  ['no day', 'days: {il5: 2026-11-24}', 'days: {}'],
  ['a day without releases', '2026-11-24', '2026-11-27'],
  ['a condition that nobody answered', '  cross-domain: false\n', ''],
  ['no demonstration', /attended:\n.*\n/, 'attended: []\n'],
  ['a demonstration to come', 'day: 2026-11-11', 'day: 2026-12-11'],
  ['a demonstration without the owner', 'roles: [mission-owner, ', 'roles: ['],
  ['a topic that nobody showed', / {2}- \{topic: restore.*\n/, ''],
  ['a topic shown to oneself', 'by: data-services, to: pre', 'by: pre, to: pre'],
  ['a topic to be shown', 'shown: 2026-11-10, by: data-services', 'shown: 2026-12-10, by: data-services'],
  ['an expectation that nobody saw', / {2}load-test:.*\n/, ''],
  ['an expectation with nothing to look at', ", see: 'booking 2026-114'", ''],
  ['an expectation to be met', 'capacity-figure: {done: 2026-09-30', 'capacity-figure: {done: 2026-12-30'],
  ['an exception that has ended', 'until: 2026-12-31', 'until: 2026-11-15'],
  ['no exception', /exceptions:\n(?: {2}.*\n)*/, 'exceptions: []\n'],
]

it.each(unsaid)('does not go with %s', (_, before, after) => {
  const text = record.replace(before, after)
  expect(text).not.toBe(record)
  expect(judge(bench.read(text)).verdict).not.toBe('go')
})
