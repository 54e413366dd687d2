import { Prose } from '../../bench/prose.ts'
import { fuzzedReaders } from './readers.ts'

/** What came of mutated inputs, reader by reader. */
export interface Fuzzed {
  cases: number
  byReader: Record<string, { values: number; problems: number; slowest: number }>
  /** What no reader may do, with what makes it again: the seed and the number of the case. */
  faults: { reader: string; number: number; what: string }[]
  /** The most memory that the process held, in megabytes. */
  megabytes: number
}

/** A reader that takes longer than this hangs, for whoever waits: milliseconds. */
const patience = 5_000

/**
 * Gives mutated inputs to every reader in turn. Each has to come to a value or to a problem with a place, in time; the same for the
 * same seed. `only` makes one case again.
 */
export function fuzzReaders(cases: number, seed: number, onCase = (_done: number) => {}): Fuzzed {
  const readers = fuzzedReaders()
  const result: Fuzzed = { cases: 0, byReader: {}, faults: [], megabytes: 0 }
  for (let number = 0; number < cases; number += 1) {
    const reader = readers[number % readers.length]
    if (!reader) break
    const so = result.byReader[reader.name] ?? { values: 0, problems: 0, slowest: 0 }
    result.byReader[reader.name] = so
    const fault = (what: string) => result.faults.push({ reader: reader.name, number, what })
    const begun = performance.now()
    try {
      const { isValue, problems } = reader.read(new Prose(seed * 1_000_003 + number))
      if (isValue) so.values += 1
      if (problems.length > 0) so.problems += 1
      if (!isValue && !problems.some(({ severity }) => severity === 'error'))
        fault('neither a value nor an error')
      for (const { at, message, code } of problems)
        if (!(at.line >= 1 && at.col >= 1 && at.file !== '') || message === '' || code === '')
          fault(`a problem without its place: ${code}`)
    } catch (error) {
      const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      fault(
        `${name}: ${message.slice(0, 200)} ${stack.split('\n').find((line) => line.includes('/src/')) ?? ''}`,
      )
    }
    const took = performance.now() - begun
    so.slowest = Math.max(so.slowest, Math.round(took))
    if (took > patience) fault(`took ${Math.round(took)} ms`)
    if (number % 50 === 0)
      result.megabytes = Math.max(result.megabytes, Math.round(process.memoryUsage.rss() / 1e6))
    result.cases += 1
    onCase(result.cases)
  }
  return result
}
