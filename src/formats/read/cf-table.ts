import type { Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import type { Source } from './source.ts'
import { findHeader, type Header, readRows, type TextRow } from './text-table.ts'

/** What one command printed: what it said first, and the tables below, each under the broker named above it. */
export interface CfSection {
  /** "Getting service plan information for service offering OFFERING …"; empty where it was cut away. */
  intro: string
  tables: { header: Header; rows: TextRow[]; broker?: string; line: number }[]
  /** It said that there is nothing. */
  none: boolean
}

/** Characters. The largest marketplaces print a fifth of it. */
export const maxText = 1_000_000

const first = new Set(['offering', 'service', 'plan', 'service plan', 'buildpack', 'position', 'name'])
const known = new Set([
  ...first,
  'plans',
  'description',
  'broker',
  'free or paid',
  'costs',
  'available',
  'stack',
  'enabled',
  'locked',
  'state',
  'filename',
  'lifecycle',
  'bound apps',
  'last operation',
  'upgrade available',
  'maintenance info',
])

/** Kinds of table, by a column that only they have. */
export const kindOfTable = ({
  names,
}: Header): 'offerings' | 'plans' | 'buildpacks' | 'stacks' | 'instances' => {
  if (names.includes('bound apps') || names.includes('last operation')) return 'instances'
  if (names.includes('free or paid')) return 'plans'
  if (names.includes('enabled')) return 'buildpacks'
  return names[0] === 'name' ? 'stacks' : 'offerings'
}

/** Tables of cf v6.13 to v8 differ in their columns; each begins with what it lists and holds one of these. */
function isHeader(columns: readonly string[]): boolean {
  if (columns.length < 2 || !first.has(columns[0] ?? '')) return false
  if (!columns.some((c) => c === 'description' || c === 'enabled' || c === 'last operation')) return false
  return new Set(columns).size === columns.length && columns.filter((c) => !known.has(c)).length <= 1
}

/** The header of a table of cf on a line. */
const headerOn = (line: string): Header | undefined => findHeader(line, isHeader)

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with one
const bare = (text: string) => text.replace(/\x1b\[[0-9;]*m/g, '')

const isIntro = (line: string) => /^\s*Getting (?:all )?(?:service|buildpack|stack)/.test(line)
const isEnd = (line: string) =>
  isIntro(line) ||
  /^\s*(?:TIP:|```|\* These|broker: |OK$|No (?:service|buildpacks|stacks))/.test(line) ||
  /^(?:\S+ ?)?[$#%>] ?cf\d? /.test(line.trim()) ||
  /^\S*[$#%>]\s*$/.test(line.trim()) ||
  headerOn(line) !== undefined

/** Whether a text is what cf prints: by what it says first, or by the header of its table. */
export function looksLikeCf(text: string): boolean {
  const start = bare(text.slice(0, 20_000)).split(/\r?\n/)
  return start.some((line) => isIntro(line) || headerOn(line) !== undefined)
}

/** Cuts a text into what each command printed. Reports a command that failed, and rows that do not line up. */
export function readSections({ file, text }: Source, problems: Problem[]): CfSection[] {
  const lines = bare(text).split(/\r?\n/)
  const failed = lines.findIndex((line) => line.trim() === 'FAILED')
  if (failed >= 0) {
    const at = { file, line: failed + 1, col: 1 }
    problems.push(inputProblem('export-error', at, 'cf failed here', 'export it again'))
    return []
  }
  const sections: CfSection[] = []
  const section = () => {
    const open = sections.at(-1) ?? { intro: '', tables: [], none: false }
    if (sections.length === 0) sections.push(open)
    return open
  }
  let broker: string | undefined
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string
    if (isIntro(line)) {
      sections.push({ intro: line.trim(), tables: [], none: false })
      broker = undefined
      continue
    }
    broker = /^\s*broker: (.+)$/.exec(line)?.[1]?.trim() ?? broker
    if (/^\s*No (?:service offerings|buildpacks|stacks|services?)\b.* found/.test(line)) section().none = true
    const header = headerOn(line)
    if (!header) continue
    const { rows, next, astray } = readRows(lines, i + 1, header, file, isEnd)
    if (astray) {
      const message = `this row does not line up with the header in line ${i + 1}`
      problems.push(inputProblem('export-table', astray, message, 'save the output of cf unchanged'))
      return sections
    }
    // Where there is nothing cf says so, and prints no header: here something was cut off.
    if (rows.length === 0) {
      const at = { file, line: i + 1, col: 1 }
      problems.push(inputProblem('export-table', at, 'a header without a row', 'save the whole output of cf'))
      return sections
    }
    section().tables.push({ header, rows, line: i + 1, ...(broker === undefined ? {} : { broker }) })
    i = next - 1
  }
  return sections
}
