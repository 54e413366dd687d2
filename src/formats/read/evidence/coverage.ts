import type { TestCoverage } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse, type Source, startOf } from '../source.ts'
import { within, type XmlElement } from '../xml.ts'
import { dayIn } from './day.ts'

/** A Cobertura report: its lines are counted, and have to come to what the root element says. */
export function readCobertura(root: XmlElement, file: string): Reading<TestCoverage> {
  const classes = within(root, 'class')
  const seen = classes.flatMap((of) =>
    of.children.filter(({ name }) => name === 'lines').flatMap(({ children }) => children),
  )
  const counted = {
    lines: seen.length,
    covered: seen.filter(({ attributes }) => Number(attributes['hits']) > 0).length,
  }
  const stated = root.attributes['line-rate']
  if (counted.lines === 0) return nothing(file, root)
  const rate = counted.covered / counted.lines
  if (stated !== undefined && Math.abs(Number(stated) - rate) > 0.01) {
    const message = `it says a line rate of ${Number(stated).toFixed(2)}, and its lines come to ${rate.toFixed(2)}`
    return refuse(
      inputProblem('input-value', root.at, message, 'give the whole report, as the tool wrote it'),
    )
  }
  const day = dayIn(root.attributes['timestamp'])
  return { value: { kind: 'coverage', file, at: root.at, ...counted, ...given('day', day) }, problems: [] }
}

/** An LCOV tracefile: `DA:` lines, or the sums `LF:` and `LH:` where it has no others. It says no release and no day. */
export function readLcov({ file, text }: Source): Reading<TestCoverage> {
  const at = startOf(file)
  let [lines, covered] = [0, 0]
  let [found, hit, own] = [0, 0, 0]
  let isOpen = false
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(written) ?? []
    if (key === 'SF') isOpen = true
    else if (key === 'DA') {
      own += 1
      lines += 1
      if (Number(value.split(',')[1]) > 0) covered += 1
    } else if (key === 'LF') found = Number(value)
    else if (key === 'LH') hit = Number(value)
    else if (written === 'end_of_record') {
      const why = !isOpen
        ? 'a record that names no file'
        : hit > found || !Number.isFinite(found + hit)
          ? 'more lines are hit than found'
          : own > 0 && found > 0 && own !== found
            ? 'the sums that it states are not those of its lines'
            : undefined
      if (why !== undefined) {
        const place = { file, line: i + 1, col: 1 }
        return refuse(inputProblem('input-value', place, why, 'give the whole tracefile'))
      }
      if (own === 0) [lines, covered] = [lines + found, covered + hit]
      ;[found, hit, own, isOpen] = [0, 0, 0, false]
    }
  }
  if (isOpen)
    return refuse(
      inputProblem('input-syntax', at, 'its last record does not end', 'give the whole tracefile'),
    )
  if (lines === 0) return nothing(file)
  return { value: { kind: 'coverage', file, at, lines, covered }, problems: [] }
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
