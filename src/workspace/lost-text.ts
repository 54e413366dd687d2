import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'

/** What begins a text of several lines: `output: |-`, `- >2`; a comment may stand behind it. */
const header =
  /^((?: *- +)*)( *)((?:"[^"]*"|'[^']*'|[^\s#'"-][^:]*): +)?(?:[!&]\S+ +)*[|>][+-]?([1-9])?[+-]?\s*(?:#.*)?$/

/**
 * Lines of a text of several lines that YAML takes for comments (YAML 1.2.2, 8.1.1.1): the text is indented as its
 * first line is, so a line that stands further left than that one, and still deeper than the key, ends it. Where it
 * begins with "#" nothing else is wrong with the file, and the words are lost without a sign.
 */
export function lostText(text: string, file: string, firstLine: number): Problem[] {
  if (!/^ +#/m.test(text) || !/[|>][-+1-9]*[ \t]*(?:#.*)?\r?$/m.test(text)) return []
  const lines = text.split(/\r?\n/)
  const found: Problem[] = []
  for (let i = 0; i < lines.length; i++) {
    const open = header.exec(lines[i] ?? '')
    if (!open) continue
    const [, dashes = '', blanks = '', key, depth] = open
    // A key counts from where it stands, behind its dashes; a list's item from its dash.
    const outer = key === undefined ? Math.max(dashes.lastIndexOf('-'), 0) : dashes.length + blanks.length
    let own = depth === undefined ? undefined : outer + Number(depth)
    let hasEnded = false
    for (i++; i < lines.length; i++) {
      const line = lines[i] ?? ''
      if (line.trim() === '') continue
      const indent = indentOf(line)
      if (indent <= outer) break
      own ??= indent
      if (indent >= own && !hasEnded) continue
      if (!/^ *#/.test(line)) break
      hasEnded = true
      found.push(
        readingProblem(
          'text-lost',
          { file, line: i + firstLine, col: indent + 1 },
          'this line is read as a comment: the text above it ends where a line stands further left than its first',
          `say how far the text is indented: |2- or >2- in place of | or >; or indent this line by ${own} spaces`,
        ),
      )
    }
    i--
  }
  return found
}

const indentOf = (line: string) => /^ */.exec(line)?.[0].length ?? 0
