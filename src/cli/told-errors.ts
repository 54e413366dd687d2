import type { Problem } from '../domain/playbook/problem.ts'
import { needlesOf } from '../publish/proof/needles.ts'
import { part } from '../publish/proof/sources.ts'
import { wordsOf } from '../publish/proof/words.ts'
import type { OpenedWorkspace } from './open.ts'

/**
 * The errors of a workspace in one line. What is refused to a network may be kept where that network is, so words that
 * it may not hold are left to `check`; so is a place that has one.
 */
export function toldErrors({
  whole,
  network,
  problems,
}: Pick<OpenedWorkspace, 'whole' | 'network' | 'problems'>): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (!first) return undefined
  const line = inOneLine(errors)
  if (!network) return line
  const needles = needlesOf([part(whole, network.data)], '')
  const tells = (text: string) => !needles.in(wordsOf(text)).next().done
  if (!tells(line)) return line
  const { file, line: row, col } = first.at
  const place = tells(file) ? '' : `${file}:${row}:${col}: `
  return `${place}${first.code}, in words that ${network.id} may not hold`
}

/** The first of some problems as one line: its place, what is wrong, the fix, and how many there are more. */
export function inOneLine([first, ...more]: readonly Problem[]): string {
  if (!first) return 'it cannot be read'
  const { file, line, col } = first.at
  const what = [first.message, first.fix].filter(Boolean).join('; ')
  return `${file}:${line}:${col}: ${what}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
}
