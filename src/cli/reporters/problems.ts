import { styleText } from 'node:util'
import { toDosOf } from '../../domain/checks/need.ts'
import { entryName } from '../../domain/playbook/entry-name.ts'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import type { Replacement } from '../../domain/text/replacements.ts'
import { code, heading, paragraph, print, report, table } from '../../formats/print/markdown-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { out } from '../out.ts'

export interface ReportOptions {
  format: 'text' | 'json' | 'markdown'
  /** How many entries were looked at, for the closing line. */
  entries: number
  /** Entries that replace those of earlier layers: listed, but no findings. */
  replaced?: readonly Replacement[]
}

/** Prints problems to standard output: grouped by file, or as JSON. */
export function reportProblems(problems: readonly Problem[], options: ReportOptions): void {
  out(renderProblems(problems, options))
}

/** What {@link reportProblems} prints. Colours only where `styleText` finds a terminal. */
export function renderProblems(
  found: readonly Problem[],
  { format, entries, replaced = [] }: ReportOptions,
): string {
  const problems = found.map(printable)
  if (format === 'json') {
    const listed = replaced.map(({ entry: { kind, id, environment }, at, instead }) => ({
      kind,
      id,
      ...(environment === undefined ? {} : { environment }),
      at,
      instead,
    }))
    const open = toDosOf(problems).length
    return jsonText({ version: 1, entries, problems, ...(open > 0 && { open }), replaced: listed })
  }
  if (format === 'markdown') return markdown(problems, entries)
  const wrong = problems.filter(({ code }) => code !== 'to-do')
  return `${groups(wrong)}${replacements(replaced)}${toDoList(problems)}${summary(problems, entries)}\n`
}

const place = ({ file, line, col }: Position) => `${visible(file)}:${line}:${col}`

/** What a later layer did, in words. */
export const standsFor = ({ entry, instead }: Replacement) =>
  `${visible(entryName(entry))} stands in place of ${place(instead)}`

function replacements(replaced: readonly Replacement[]): string {
  if (replaced.length === 0) return ''
  const lines = replaced.map((each) => `  ${place(each.at)}  ${standsFor(each)}\n`)
  return `${styleText('bold', 'Replaced by a later layer')}\n${lines.join('')}\n`
}

/** Messages quote what authors wrote, which may be long, or meant for the terminal rather than for a reader. */
export function printable({ at, message, fix, related, ...rest }: Problem): Problem {
  return {
    ...rest,
    at: { ...at, file: visible(at.file) },
    message: short(message),
    ...(fix === undefined ? {} : { fix: short(fix) }),
    ...(related ? { related: visibleIn(related) } : {}),
  }
}

const short = (text: string) => visible(text.length > 500 ? `${text.slice(0, 499)}…` : text)

/** A list to work through: what has to be answered first stands first. */
function toDoList(problems: readonly Problem[]): string {
  const open = toDosOf(problems)
  if (open.length === 0) return ''
  const shown = open.slice(0, atOnce)
  const lines = shown.map(({ at, message }) => `  ${place(at)}  ${message}\n`)
  const rest = open.length > atOnce ? `  and ${open.length - atOnce} more; --format json lists all\n` : ''
  return `${styleText('bold', `${open.length} left to be answered, first things first`)}\n${lines.join('')}${rest}\n`
}

/** More than anybody does at once. */
const atOnce = 20

function groups(problems: readonly Problem[]): string {
  let file: string | undefined
  let out = ''
  for (const problem of problems) {
    if (problem.at.file !== file) {
      file = problem.at.file
      out += `${styleText('bold', file)}\n`
    }
    const severity = styleText(problem.severity === 'error' ? 'red' : 'yellow', problem.severity)
    out += `  ${place(problem.at)}  ${severity}  ${problem.message}  ${styleText('dim', problem.code)}\n`
    if (problem.fix) out += `      fix: ${problem.fix}\n`
    for (const { at, note } of problem.related ?? []) out += `      ${place(at)}  ${note}\n`
  }
  return out === '' ? '' : `${out}\n`
}

function markdown(problems: readonly Problem[], entries: number): string {
  const rows = problems.map((p) => [code(place(p.at)), p.severity, p.message, p.fix ?? '', code(p.code)])
  return print(
    report(
      heading(1, 'Problems'),
      ...(rows.length > 0 ? [table(['Where', 'Severity', 'What', 'Fix', 'Code'], rows)] : []),
      paragraph(summary(problems, entries)),
    ),
  )
}

function summary(problems: readonly Problem[], entries: number): string {
  const errors = problems.filter((p) => p.severity === 'error').length
  const warnings = problems.length - errors
  const files = new Set(problems.map((p) => p.at.file)).size
  if (problems.length === 0) return `${count(entries, 'entry', 'entries')}, no problems`
  return `${count(errors, 'error')}, ${count(warnings, 'warning')} in ${count(files, 'file')}`
}

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
