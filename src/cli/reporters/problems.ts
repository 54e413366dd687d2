import { styleText } from 'node:util'
import type { Problem } from '../../domain/problem.ts'
import { visible } from '../../formats/visible.ts'

export interface ReportOptions {
  format: 'text' | 'json' | 'github'
  /** How many entries were looked at, for the closing line. */
  entries: number
}

/** Prints problems to standard output: grouped by file, as JSON, or as workflow commands. */
export function reportProblems(problems: readonly Problem[], options: ReportOptions): void {
  process.stdout.write(renderProblems(problems, options))
}

/** What {@link reportProblems} prints. Colours only where `styleText` finds a terminal. */
export function renderProblems(found: readonly Problem[], { format, entries }: ReportOptions): string {
  const problems = found.map(printable)
  if (format === 'json') return `${JSON.stringify({ version: 1, entries, problems }, null, 2)}\n`
  if (format === 'github') return problems.map(githubLine).join('')
  return `${groups(problems)}${summary(problems, entries)}\n`
}

/** Messages quote what authors wrote, which may be long, or meant for the terminal rather than for a reader. */
function printable({ at, message, fix, related, ...rest }: Problem): Problem {
  return {
    ...rest,
    at: { ...at, file: visible(at.file) },
    message: short(message),
    ...(fix === undefined ? {} : { fix: short(fix) }),
    ...(related ? { related } : {}),
  }
}

const short = (text: string) => visible(text.length > 500 ? `${text.slice(0, 499)}…` : text)

function groups(problems: readonly Problem[]): string {
  let file: string | undefined
  let out = ''
  for (const problem of problems) {
    if (problem.at.file !== file) {
      file = problem.at.file
      out += `${styleText('bold', file)}\n`
    }
    const place = `${file}:${problem.at.line}:${problem.at.col}`
    const severity = styleText(problem.severity === 'error' ? 'red' : 'yellow', problem.severity)
    out += `  ${place}  ${severity}  ${problem.message}  ${styleText('dim', problem.code)}\n`
    if (problem.fix) out += `      fix: ${problem.fix}\n`
    for (const { at, note } of problem.related ?? [])
      out += `      ${at.file}:${at.line}:${at.col}  ${note}\n`
  }
  return out === '' ? '' : `${out}\n`
}

function summary(problems: readonly Problem[], entries: number): string {
  const errors = problems.filter((p) => p.severity === 'error').length
  const warnings = problems.length - errors
  const files = new Set(problems.map((p) => p.at.file)).size
  if (problems.length === 0) return `${count(entries, 'entry', 'entries')}, no problems`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files, 'file')}`
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** A workflow command; `%`, line ends and, in properties, `:` and `,` are escaped as GitHub asks. */
function githubLine({ at, severity, code, message, fix }: Problem): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const what = data(fix ? `${message}\nfix: ${fix}` : message)
  return `::${severity} file=${property(at.file)},line=${at.line},col=${at.col},title=${property(code)}::${what}\n`
}
