import { createHash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Problem } from '../domain/playbook/problem.ts'
import { type accept, decode, maxBytes, type Reading, type Source } from '../formats/read/source.ts'
import { visible } from '../formats/visible.ts'
import { UsageError } from './exit.ts'
import { err } from './out.ts'

/** What was read, with the SHA-256 of its bytes. */
export interface Input extends Source {
  digest: string
}

/**
 * Reads files that other tools wrote; `-` is standard input. Never takes in more than is read at most, however
 * large the file or endless the pipe. A file that is not there is wrong usage; what is in it are problems.
 */
export function readInputs(paths: readonly string[], limit = maxBytes): Reading<Input[]> {
  if (paths.filter((path) => path === '-').length > 1)
    throw new UsageError('standard input can be read once only')
  const readings = paths.map((path) => readInput(path, limit))
  const problems = readings.flatMap((r) => r.problems)
  const sources = readings.flatMap((r) => r.value ?? [])
  return sources.length === paths.length ? { value: sources, problems } : { problems }
}

/** The same of one file; `check` says which texts are taken. */
export function readInput(path: string, limit = maxBytes, check?: typeof accept): Reading<Input> {
  const name = path === '-' ? '<stdin>' : path
  try {
    const bytes = readBytes(path, limit)
    const { value, ...rest } = decode(bytes, name, limit, check)
    if (value === undefined) return rest
    return { ...rest, value: { ...value, digest: createHash('sha256').update(bytes).digest('hex') } }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder' }[code]
    throw new UsageError(`${name}: ${why ?? `it cannot be read (${code})`}`)
  }
}

/** Reads at most one byte more than the limit: by that byte `decode` sees that it was too large. */
function readBytes(path: string, limit: number): Uint8Array {
  const file = path === '-' ? 0 : openSync(path, 'r')
  try {
    const stat = fstatSync(file)
    // A file that is too large is not read; its size is enough.
    if (stat.isFile() && stat.size > limit) return new Uint8Array(limit + 1)
    const chunks: Buffer[] = []
    let length = 0
    while (length <= limit) {
      const chunk = Buffer.alloc(65_536)
      const read = readChunk(file, chunk)
      if (read === 0) break
      chunks.push(chunk.subarray(0, read))
      length += read
    }
    return Buffer.concat(chunks)
  } finally {
    if (file !== 0) closeSync(file)
  }
}

function readChunk(file: number, chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(file, chunk)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      // A pipe that has nothing yet.
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Says on standard error what is wrong with inputs: one line for each problem, with its place and the fix. */
export function reportInputProblems(problems: readonly Problem[]): void {
  err(problems.map(problemLine).join(''))
}

/** `manifest.yml:3:9: error: …; fix … [input-value]` */
export function problemLine({ at, severity, message, fix, code }: Problem): string {
  const what = fix === undefined ? message : `${message}; ${fix}`
  return `${visible(`${at.file}:${at.line}:${at.col}: ${severity}: ${what} [${code}]`)}\n`
}
