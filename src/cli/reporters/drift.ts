import { styleText } from 'node:util'
import { changeInWords } from '../../domain/diff/words.ts'
import { coverageLines, nothingCompared } from '../../domain/live/coverage.ts'
import type { Drift } from '../../domain/live/drift.ts'
import { type Stamping, stampLines } from '../../domain/live/stamp.ts'
import { canaryFigureWords } from '../../domain/releases/canary-figures.ts'
import {
  heading,
  inline,
  paragraph,
  plain,
  print,
  report,
  strong,
  table,
} from '../../formats/print/markdown-report.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import type { Change, Side } from '../../model/catalog-diff.ts'
import { out } from '../out.ts'

/** The values of `--format`. */
export const driftFormats = ['text', 'json', 'markdown'] as const
export type DriftFormat = (typeof driftFormats)[number]

/** What a report says beside the comparison. */
interface Besides {
  caution: string | undefined
  stamping: Stamping | undefined
}

/**
 * Prints where playbook and platform disagree to standard output. JSON is that of `fieldbook diff`, and says what the
 * export covered.
 */
export function reportDrift(drift: Drift, environment: string, format: DriftFormat, besides: Besides): void {
  out(renderDrift(drift, environment, format, besides))
}

/** What {@link reportDrift} prints. */
function renderDrift(
  {
    diff: found,
    asWhom,
    coverage,
    incomplete,
    notes,
    questions,
  }: Omit<Drift, 'found' | 'offerings' | 'reasons'>,
  environment: string,
  format: DriftFormat,
  { caution, stamping }: Besides,
): string {
  const { compared, ...said } = coverage
  const told = [...notes.map(({ message }) => message), ...questions.map(({ text }) => text)]
  const whom = asWhom === undefined ? {} : { asWhom }
  if (format === 'json')
    return jsonText({
      ...found,
      export: { ...said, compared, incomplete, notes: told, ...whom, ...stampOf(stamping) },
    })
  const diff = visibleIn(found)
  const groups = groupsOf(diff.changes)
  const summary = [
    summaryOf(diff.changes, environment, { asWhom, coverage, incomplete }),
    ...(coverage.compared === 0 ? [] : coverageLines(coverage).map(visible)),
    ...(stamping ? stampLines(stamping).map(visible) : []),
  ]
  const banner = visible(bannerOf({ marking: diff.marking, caution }))
  return format === 'markdown'
    ? markdown(groups, [...summary, ...told.map(visible)], banner)
    : driftText(groups, summary, banner)
}

/** Of a stamping what other tools read: not in which files. */
const stampOf = (stamping: Stamping | undefined) =>
  stamping ? { stamp: { ...stamping, set: stamping.set.map(({ id, what }) => ({ id, what })) } } : {}

type Group = readonly [title: string, changes: Change[]]

const groupsOf = (changes: readonly Change[]): Group[] => {
  const groups: Group[] = [
    ['Documented, and not there', changes.filter((c) => !c.after)],
    ['There, and not documented', changes.filter((c) => !c.before)],
    ['Different', changes.filter((c) => c.before && c.after)],
  ]
  return groups.filter(([, list]) => list.length > 0)
}

function summaryOf(
  { length }: readonly Change[],
  environment: string,
  { asWhom, coverage, incomplete }: Pick<Drift, 'asWhom' | 'coverage' | 'incomplete'>,
): string {
  if (coverage.compared === 0) return `${environment}: ${visible(nothingCompared(coverage))}`
  const user = asWhom?.user === undefined ? [] : [` as ${asWhom.user}`]
  const org = asWhom?.org === undefined ? [] : [` in org ${asWhom.org}`]
  const seen = user.length + org.length > 0 ? visible(`, seen${[...user, ...org].join('')}`) : ''
  if (length === 0 && incomplete)
    return `${environment}: nothing differs in what the export holds, and pages of it are missing${seen}`
  if (length === 0) return `${environment}: the playbook agrees with the platform${seen}`
  const differences = `${length} ${length === 1 ? 'difference' : 'differences'}`
  const more = incomplete ? ', and pages of the export are missing' : ''
  return `${environment}: ${differences} between playbook and platform${more}${seen}`
}

/** What is on one side only, in a few words: state, version, and for a service the names of its plans. */
export function brief(change: Change): { before: string | undefined; after: string | undefined } {
  const { before, after } = changeInWords(change, canaryFigureWords)
  if (change.before && change.after) return { before, after }
  const whole = (said: string | undefined, side: Side | undefined) => {
    const value = side?.value
    if (said === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return said
    const { status, state, version, plans } = value
    const names =
      typeof plans === 'object' && plans !== null ? `plans ${Object.keys(plans).join(', ')}` : undefined
    return [status ?? state, version, names].filter((part) => typeof part === 'string').join(', ')
  }
  return { before: whole(before, change.before), after: whole(after, change.after) }
}

const place = (side: Side | undefined) =>
  side?.at === undefined ? '' : `${side.at.file}:${side.at.line ?? 1}:${side.at.col ?? 1}`

function driftText(groups: readonly Group[], summary: readonly string[], banner: string): string {
  const frame = banner === '' ? '' : `${banner}\n`
  const lines = groups.flatMap(([title, changes]) => [
    styleText('bold', title),
    ...changes.flatMap((change) => {
      const { subject, part } = changeInWords(change, canaryFigureWords)
      const { before, after } = brief(change)
      const what = [subject, part].filter(Boolean).join(', ')
      const said = [before, after].flatMap((value) => (value ? [plain(value)] : [])).join(' → ')
      const places = [place(change.before), place(change.after)].filter(Boolean).join('  ')
      const line = visible(`  ${what}${said === '' ? '' : `: ${said}`}`)
      return places === '' ? [line] : [line, styleText('dim', visible(`      ${places}`))]
    }),
    '',
  ])
  return `${frame}${[...lines, ...summary].join('\n')}\n${frame}`
}

function markdown(groups: readonly Group[], summary: readonly string[], banner: string): string {
  const frame = banner === '' ? [] : [paragraph(strong(banner))]
  const cell = (value: string | undefined) => (value === undefined ? '' : inline(visible(value)))
  const sections = groups.flatMap(([title, changes]) => [
    heading(2, title),
    table(
      ['What', 'Documented', 'There', 'Where'],
      changes.map((change) => {
        const { subject, part } = changeInWords(change, canaryFigureWords)
        const { before, after } = brief(change)
        const what = visible([subject, part].filter(Boolean).join(', '))
        const places = [place(change.before), place(change.after)].filter(Boolean).join(', ')
        return [what, cell(before), cell(after), visible(places)]
      }),
    ),
  ])
  return print(
    report(...frame, heading(1, 'Drift'), ...summary.map((said) => paragraph(said)), ...sections, ...frame),
  )
}
