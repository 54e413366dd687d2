import { styleText } from 'node:util'
import { workingDays } from '../../domain/base/words.ts'
import { headline } from '../../domain/fit/headline.ts'
import type { AppFit, EnvironmentFit, FitReport } from '../../domain/fit/judge.ts'
import { matrixRows } from '../../domain/fit/matrix-rows.ts'
import { type Finding, type Verdict, verdictWords } from '../../domain/fit/verdict.ts'
import { advice, fitMarkdown } from '../../formats/print/fit-markdown.ts'
import { paragraph, plain, print, report } from '../../formats/print/markdown-report.ts'
import { bannerOf, citedPlace } from '../../formats/print/marked-report.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { padTo, widthOf } from '../../formats/width.ts'
import { out } from '../out.ts'

/** The values of `--format`. */
export const fitFormats = ['text', 'json', 'markdown'] as const
export type FitFormat = (typeof fitFormats)[number]

/** Prints verdicts to standard output. */
export function reportFit(fit: FitReport, format: FitFormat): void {
  out(renderFit(fit, format))
}

/** What {@link reportFit} prints. */
export function renderFit(report: FitReport, format: FitFormat): string {
  if (format === 'json') return jsonText(report)
  const fit = visibleIn(report)
  if (format === 'markdown') return fitMarkdown(fit)
  const banner = bannerOf(fit)
  const frame = banner === '' ? '' : `${banner}\n`
  return `${frame}${fitText(fit)}${frame}`
}

/** The verdicts for a terminal, without banners. */
export function fitText(fit: FitReport): string {
  const several = fit.environments.length > 1
  const first = headline(fit).map((sentence) => `${styleText('bold', visible(sentence))}\n`)
  const parts = [
    ...(first.length > 0 ? [first.join('')] : []),
    ...(several ? [matrix(fit)] : []),
    ...fit.environments.map((e) => environment(e, several)),
    ...unresolved(fit),
  ]
  return parts.join('\n')
}

const signs: Record<Verdict, { sign: string; colour: 'green' | 'yellow' | 'red' | 'magenta' }> = {
  fits: { sign: '✓', colour: 'green' },
  limited: { sign: '◆', colour: 'yellow' },
  unknown: { sign: '?', colour: 'magenta' },
  'not-yet': { sign: '○', colour: 'yellow' },
  no: { sign: '✗', colour: 'red' },
  refused: { sign: '⊘', colour: 'red' },
}

const column = 27

const word = (verdict: Verdict, width = 0) =>
  styleText(signs[verdict].colour, `${signs[verdict].sign} ${verdictWords[verdict]}`.padEnd(width))

function matrix({ environments }: FitReport): string {
  const rows = matrixRows(environments).map(({ app, item, verdicts }) => ({
    name: visible(`${app}  ${item}`),
    verdicts,
  }))
  const first = Math.max(0, ...rows.map((row) => widthOf(row.name))) + 2
  const line = (name: string, cells: string[]) => `${padTo(name, first)}${cells.join('')}`.trimEnd()
  const cell = (v: Verdict | undefined) => (v === undefined ? ''.padEnd(column) : word(v, column))
  const header = environments.map((e) => styleText('bold', padTo(visible(e.name), column)))
  const lines = [
    line('', header),
    ...rows.map(({ name, verdicts }) => line(name, verdicts.map(cell))),
    line(
      'in all',
      environments.map((e) => cell(e.verdict)),
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** With several environments the matrix already shows what fits, and what has to be asked is left out. */
function environment(fit: EnvironmentFit, several: boolean): string {
  const shown = (found: readonly Finding[]) =>
    findings(found.filter((f) => !several || f.verdict !== 'fits' || f.now !== undefined))
  const apps = fit.apps.map((app) => {
    const title = `${styleText('bold', visible(`${app.app} in ${fit.name}`))}: ${word(app.verdict)}\n`
    return `${title}${shown(app.findings)}${onboarding(app, !several)}`
  })
  const together = shown(fit.together)
  const all =
    together === '' ? [] : [`${styleText('bold', visible(`all apps together in ${fit.name}`))}\n${together}`]
  return [...apps, ...all].join('\n')
}

/** Findings in a row that wait for the same input name it once. */
const findings = (found: readonly Finding[]) =>
  found
    .map(({ give, ...rest }, i) =>
      finding(give === undefined || give === found[i + 1]?.give ? rest : { ...rest, give }),
    )
    .join('')

function finding(f: Finding): string {
  const subject = styleText('bold', visible(f.subject))
  const rule = f.code === undefined ? '' : `  [${f.code}]`
  const head = `  ${word(f.verdict, column)} ${f.kind.padEnd(11)} ${subject}  ${visible(f.says)}${rule}\n`
  const seen = f.evidence ? `  ${f.evidence.words}` : ''
  const places = `      ${styleText('dim', `${citedPlace(f.at)}  ${citedPlace(f.playbook)}`)}${seen}\n`
  if (f.verdict === 'fits') return head + places
  const lines = advice(f).map((content) => `      ${plain(print(report(paragraph(content)))).trim()}\n`)
  return head + places + lines.join('')
}

function onboarding({ asked, conditions, leadTime }: AppFit, withQuestions: boolean): string {
  if (asked.length === 0) return ''
  const special = asked.filter((a) => a.because.length > 0)
  const label = (id: string) => conditions.find((c) => c.id === id)?.label ?? id
  const lines = special.map(
    (a) =>
      `      ${visible(`${a.title} (${a.owner}, ${workingDays(a.leadTime)}): ${a.because.map(label).join('; ')}`)}\n`,
  )
  const open = conditions.filter((c) => c.holds === 'ask').map((c) => c.label)
  const rest = asked.length - special.length
  return [
    `  onboarding asks ${asked.length} things, ${workingDays(leadTime)} along the longest chain; ${rest} of them of every app`,
    special.length > 0 ? ', and of this one:\n' : '\n',
    ...lines,
    withQuestions && open.length > 0 ? `      the manifest cannot say: ${visible(open.join('; '))}\n` : '',
  ].join('')
}

function unresolved({ unresolved }: FitReport): string[] {
  if (unresolved.length === 0) return []
  const lines = unresolved.map(
    ({ name, at }) => `  ((${visible(name)}))  ${styleText('dim', citedPlace(at))}\n`,
  )
  return [`${styleText('bold', 'variables without a value')}\n${lines.join('')}`]
}
