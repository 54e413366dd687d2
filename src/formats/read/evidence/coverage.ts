import type { TestCoverage } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { type Reading, refuse, type Source, startOf } from '../source.ts'
import { within, type XmlElement } from '../xml.ts'
import { aboutRelease } from './about.ts'

/** A Cobertura report: its lines are counted, and have to come to what the root element says. */
export function readCobertura(root: XmlElement, file: string): Reading<TestCoverage> {
  const classes = within(root, 'class')
  const hits = ({ attributes }: XmlElement) => Number(attributes['hits']) > 0
  const found = classes.map((of) => ({
    file: of.attributes['filename'],
    lines: of.children.filter(({ name }) => name === 'lines').flatMap(({ children }) => children),
  }))
  // Classes of one file have lines in common, and a report that was put together has a class twice.
  const once = new Map<string | XmlElement, boolean>()
  for (const { file: of, lines } of found)
    for (const each of lines) {
      const key = of === undefined ? each : `${of}:${each.attributes['number']}`
      once.set(key, once.get(key) === true || hits(each))
    }
  const seen = found.flatMap(({ lines }) => lines)
  const counted = { lines: once.size, covered: [...once.values()].filter(Boolean).length }
  const rates = [counted.covered / counted.lines, seen.filter(hits).length / seen.length]
  const stated = root.attributes['line-rate']
  if (counted.lines === 0) return nothing(file, root)
  const sums = [
    ['lines-valid', counted.lines, seen.length],
    ['lines-covered', counted.covered, seen.filter(hits).length],
  ] as const
  const wrong = sums.find(([name, ...found]) => {
    const said = root.attributes[name]
    return said !== undefined && !found.includes(Number(said))
  })
  if (wrong) {
    const message = `it says ${wrong[0]}="${root.attributes[wrong[0]]}", and its lines come to ${wrong[1]}`
    return refuse(
      inputProblem('input-value', root.at, message, 'give the whole report, as the tool wrote it'),
    )
  }
  // Tools count such lines once or each time.
  if (stated !== undefined && !rates.some((rate) => Math.abs(Number(stated) - rate) <= 0.01)) {
    const rate = rates[0] ?? 0
    const message = `it says a line rate of ${Number(stated).toFixed(2)}, and its lines come to ${rate.toFixed(2)}`
    return refuse(
      inputProblem('input-value', root.at, message, 'give the whole report, as the tool wrote it'),
    )
  }
  const about = aboutRelease({ app: [], version: [], moments: [root.attributes['timestamp']] })
  return { value: { kind: 'coverage', file, at: root.at, ...counted, ...about }, problems: [] }
}

/** What one record of an LCOV tracefile comes to. */
interface LcovRecord {
  file: string
  lines: Map<string, boolean>
  found: number
  hit: number
}

/**
 * An LCOV tracefile: `DA:` lines, or the sums `LF:` and `LH:` where it has no others. Records of the same file, one for
 * each run of the tests, are one file. It says no release and no day.
 */
export function readLcov({ file, text }: Source): Reading<TestCoverage> {
  const at = startOf(file)
  const done = new Map<string, LcovRecord>()
  let open: LcovRecord | undefined
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(written) ?? []
    if (key === 'SF') open = { file: value, lines: new Map(), found: 0, hit: 0 }
    else if (written.trim() === 'end_of_record') {
      const why = open ? wrongIn(open) : 'a record that names no file'
      if (why !== undefined) {
        const place = { file, line: i + 1, col: 1 }
        return refuse(inputProblem('input-value', place, why, 'give the whole tracefile'))
      }
      if (open) done.set(open.file, joined(open, done.get(open.file)))
      open = undefined
    } else if (open && key === 'DA') {
      const [line = '', hits] = value.split(',')
      open.lines.set(line, open.lines.get(line) === true || Number(hits) > 0)
    } else if (open && key === 'LF') open.found = Number(value)
    else if (open && key === 'LH') open.hit = Number(value)
  }
  if (open)
    return refuse(
      inputProblem('input-syntax', at, 'its last record does not end', 'give the whole tracefile'),
    )
  const sums = [...done.values()].map(counted)
  const lines = sums.reduce((sum, each) => sum + each.found, 0)
  if (lines === 0) return nothing(file)
  const covered = sums.reduce((sum, each) => sum + each.hit, 0)
  return { value: { kind: 'coverage', file, at, lines, covered }, problems: [] }
}

function wrongIn({ lines, found, hit }: LcovRecord): string | undefined {
  if (hit > found || !Number.isInteger(found + hit) || hit < 0) return 'more lines are hit than found'
  if (lines.size > 0 && found > 0 && lines.size !== found)
    return 'the sums that it states are not those of its lines'
  return undefined
}

const counted = ({ lines, found, hit }: LcovRecord) =>
  lines.size === 0 ? { found, hit } : { found: lines.size, hit: [...lines.values()].filter(Boolean).length }

/** A line is covered if one of the runs covered it; of sums alone the lower one is taken. */
function joined(record: LcovRecord, before: LcovRecord | undefined): LcovRecord {
  if (!before) return record
  const lines = new Map(before.lines)
  for (const [line, isHit] of record.lines) lines.set(line, lines.get(line) === true || isHit)
  const found = Math.max(before.found, record.found)
  return { file: record.file, lines, found, hit: Math.min(before.hit, record.hit) }
}

const nothing = (file: string, root?: XmlElement) =>
  refuse(
    inputProblem(
      'input-empty',
      root?.at ?? startOf(file),
      'a coverage report without a single line shows nothing',
      'run the tests with coverage, and give their report',
    ),
  )
