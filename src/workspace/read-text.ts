import { readFileSync, statSync } from 'node:fs'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'

/** A larger file cannot be content. */
const maxFileSize = 2_000_000

/**
 * The text of a content file, which is UTF-8 without a byte order mark; or the problem that keeps it from being
 * read. `file` is what problems call it.
 */
export function readText(path: string, file: string): { text: string } | { problem: Problem } {
  const start = { file, line: 1, col: 1 }
  const wrong = (code: Parameters<typeof readingProblem>[0], message: string, fix: string, at = start) => ({
    problem: readingProblem(code, at, message, fix),
  })
  let bytes: Buffer
  try {
    if (statSync(path).size > maxFileSize)
      return wrong('file-size', 'the file is larger than 2 MB', 'keep exports outside the workspace')
    bytes = readFileSync(path)
  } catch (error) {
    const { code = 'it failed' } = error as NodeJS.ErrnoException
    return wrong('file-unreadable', `this cannot be read (${code})`, 'let whoever runs this read it')
  }
  const mark = marks.find(([first]) => first.every((byte, i) => bytes[i] === byte))
  if (mark) return wrong('file-encoding', `the file ${mark[1]}`, save)
  const zero = bytes.indexOf(0)
  if (zero >= 0)
    return wrong(
      'file-encoding',
      'a NUL stands here: this is no UTF-8 text',
      save,
      positionAt(bytes, zero, file),
    )
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const at = positionAt(bytes, firstInvalid(bytes), file)
    return wrong('file-encoding', 'the bytes here are no UTF-8', save, at)
  }
}

const save = 'save it as UTF-8 without a byte order mark'

const marks: [number[], string][] = [
  [[0xff, 0xfe], 'is UTF-16'],
  [[0xfe, 0xff], 'is UTF-16'],
  [[0xef, 0xbb, 0xbf], 'begins with a byte order mark'],
]

/** The first byte that is not UTF-8: decoding replaces it, so encoding again gives another byte there. */
function firstInvalid(bytes: Buffer): number {
  const read = Buffer.from(bytes.toString('utf8'))
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== read[i]) return i
  return bytes.length
}

function positionAt(bytes: Buffer, offset: number, file: string) {
  const before = bytes.subarray(0, offset).toString('utf8')
  const lines = before.split('\n')
  return { file, line: lines.length, col: (lines.at(-1) ?? '').length + 1 }
}
