import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'

/** Keys, what is indented below them, items and comments. */
const inFrontmatter = /^(?:\s+\S|["']?[\w-]+["']?:(?:\s|$)|#(?!#* )|- |\s*$)/

const onlyFence = 'write three dashes, and nothing else on the line: ---'

/** A line that was meant as a fence: moved in, of more or fewer dashes, or of the dashes that word processors set. */
function nearFence(
  lines: readonly string[],
  at: number,
): { line: number; col: number; is: string } | undefined {
  const [, blanks = '', dashes] = /^(\s*)([-\u2010-\u2015]+)\s*$/.exec(lines[at] ?? '') ?? []
  if (dashes === undefined || (blanks === '' && dashes === '---')) return undefined
  if (dashes.length < 2 && !/[\u2013-\u2015]/.test(dashes)) return undefined
  const is = dashes === '---' ? '--- with a space before it' : dashes
  return { line: at + 1, col: blanks.length + 1, is }
}

/** Why a text has no frontmatter that can be read: none was begun, or not at the top, or it does not end. */
export function noFrontmatter(text: string, file: string): Problem {
  const lines = text.split(/\r?\n/)
  const begin = lines.findIndex((line) => line.trim() !== '')
  const problem = (line: number, message: string, fix: string, col = 1) =>
    readingProblem('frontmatter-missing', { file, line, col }, message, fix)
  if (!/^\s*---\s*$/.test(lines[begin] ?? '')) {
    const like = nearFence(lines, begin)
    if (like !== undefined) return problem(like.line, `${like.is} begins no frontmatter`, onlyFence, like.col)
    const end = lines.findIndex((line) => /^---\s*$/.test(line))
    const areKeys = end > begin && lines.slice(begin, end).every((line) => inFrontmatter.test(line))
    return areKeys
      ? problem(
          begin + 1,
          `the frontmatter has no beginning: nothing opens what the --- of line ${end + 1} closes`,
          'write --- on a line of its own above the first key',
        )
      : problem(1, 'the file has no frontmatter', 'begin it with --- and its keys')
  }
  if (!text.startsWith('---'))
    return problem(
      begin + 1,
      'the frontmatter does not begin the file',
      'put --- at the beginning of the first line',
    )
  const like = lines
    .map((_, i) => i)
    .slice(1)
    .find((i) => nearFence(lines, i))
  // Where keys and what is indented below them end, the text begins.
  const ends = lines.findIndex((line, i) => i > 0 && !inFrontmatter.test(line))
  if (like !== undefined && (ends < 0 || like <= ends)) {
    const { line, col, is } = nearFence(lines, like) ?? { line: like + 1, col: 1, is: '' }
    return problem(line, `${is} ends no frontmatter`, onlyFence, col)
  }
  const before = (from: number) => {
    let i = from
    while (i > 1 && (lines[i - 1] ?? '').trim() === '') i -= 1
    return i
  }
  const at = before(ends < 0 ? lines.length : ends)
  return problem(
    Math.min(at + 1, lines.length),
    'the frontmatter has no end: nothing closes the --- of the first line',
    'write --- on a line of its own here, after the last key',
  )
}
