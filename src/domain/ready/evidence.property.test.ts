import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readEvidence } from '../../formats/read/evidence/read.ts'
import { acceptXml } from '../../formats/read/source.ts'
import type { ReadinessLine } from '../../model/readiness.ts'
import { byComponents, byCoverage, byFindings, byTests } from './by-report.ts'
import type { ReadyContext } from './context.ts'
import type { ReleaseEvidence } from './evidence.ts'
import { indexed } from './indexed.ts'
import type { Judged } from './line.ts'

const folder = 'examples/releases/berths/evidence'
const line = (over: Partial<ReadinessLine>) => ({ within: 14, ...over }) as ReadinessLine

/** A file of evidence, and the line that it shows. */
const files: Record<string, (context: ReadyContext) => Judged> = {
  'unit.xml': (context) => byTests(line({ kinds: ['unit'] }), context),
  'gui-and-journey.xml': (context) => byTests(line({ kinds: ['gui', 'journey'] }), context),
  'scan.sarif': (context) => byFindings(line({ atMost: { critical: 0, high: 0 } }), context),
  'bom.json': (context) => byComponents(line({}), context),
  'lcov.info': (context) => byCoverage(line({ atLeast: 80 }), context),
}

const index = {
  kind: 'evidence' as const,
  app: 'berths',
  version: '2.4.0',
  files: { 'lcov.info': { day: '2026-11-12' } },
}

function verdictOf(file: string, text: string): Judged['verdict'] {
  const accepted = acceptXml({ file: `${folder}/${file}`, text })
  const read = accepted.value && readEvidence(accepted.value).value
  const evidence: ReleaseEvidence[] = read ? [indexed(read, [{ index, folder, file: '' }])] : []
  const context = {
    given: { record: { app: 'berths', version: '2.4.0' } },
    environment: { id: 'il5' },
    asOf: '2026-11-16',
    evidence,
  } as unknown as ReadyContext
  return files[file]?.(context).verdict ?? 'unknown'
}

const texts = new Map(Object.keys(files).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]))

/** Ways to make a file evidence of something else, or of nothing. */
const mutations: Record<string, (text: string, at: number) => string> = {
  emptied: () => '',
  cut: (text, at) => text.slice(0, at % text.trimEnd().length),
  'of another release': (text) => text.replaceAll('2.4.0', '2.3.0').replaceAll('SF:', 'XX:'),
  'of another app': (text) => text.replaceAll('"berths"', '"orders"').replaceAll('SF:', 'XX:'),
  older: (text) => text.replaceAll('2026-11-1', '2026-01-1').replaceAll('SF:', 'XX:'),
  'of a day to come': (text) => text.replaceAll('2026-11-1', '2027-11-1').replaceAll('SF:', 'XX:'),
  'turned over': (text, at) => {
    const start = at % text.length
    return `${text.slice(start)}${text.slice(0, start)}X`
  },
}

it.each(Object.keys(files))('%s as it is goes', (file) => {
  expect(verdictOf(file, texts.get(file) ?? '')).toBe('go')
})

it('never goes by evidence that was changed', () => {
  const any = fc.tuple(
    fc.constantFrom(...Object.keys(files)),
    fc.constantFrom(...Object.keys(mutations)),
    fc.nat(9_999),
  )
  fc.assert(
    fc.property(any, ([file, how, at]) => {
      const text = texts.get(file) ?? ''
      const changed = mutations[how]?.(text, at) ?? ''
      // Turned over by nothing, or between records, a text is what it was.
      if (how === 'turned over' && (at % text.length === 0 || file === 'lcov.info')) return
      expect(verdictOf(file, changed)).not.toBe('go')
    }),
    {
      numRuns: 1000,
      examples: Object.keys(files).map((file) => [[file, 'turned over', (texts.get(file) ?? '').length - 1]]),
    },
  )
})
