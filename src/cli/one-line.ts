import type { Problem } from '../domain/playbook/problem.ts'

/** The errors among problems in one line; undefined where there is none. */
export function errorsInOneLine(problems: readonly Problem[]): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return errors.length > 0 ? inOneLine(errors) : undefined
}

/** The first of some problems as one line: its place, what is wrong, the fix, and how many there are more. */
export function inOneLine([first, ...more]: readonly Problem[]): string {
  if (!first) return 'it cannot be read'
  const { file, line, col } = first.at
  const what = [first.message, first.fix].filter(Boolean).join('; ')
  return `${file}:${line}:${col}: ${what}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
}
