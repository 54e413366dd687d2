import type { BlockContent, PhrasingContent, RootContent } from 'mdast'
import { workingDays } from '../../domain/base/words.ts'
import { headline } from '../../domain/fit/headline.ts'
import type { AppFit, EnvironmentFit, FitReport } from '../../domain/fit/judge.ts'
import { matrixRows } from '../../domain/fit/matrix-rows.ts'
import { type Finding, verdictWords } from '../../domain/fit/verdict.ts'
import { codeSpans, visible } from '../visible.ts'
import { code, heading, type Inline, inline, list, paragraph, strong, table } from './markdown-report.ts'
import { citedPlace, markedReport } from './marked-report.ts'

/** The verdicts as Markdown for a release ticket, between banners of what the playbook contributed. */
export function fitMarkdown(fit: FitReport): string {
  const where = fit.environments.map((e) => e.name).join(', ')
  return markedReport(
    fit,
    heading(1, `Fit of ${visible(fit.manifest)} for ${where}`),
    paragraph(introduction(fit)),
    ...headline(fit).map((sentence) => paragraph(strong(visible(sentence)))),
    ...fitSections(fit),
    ...unresolved(fit),
  )
}

/** The verdicts as sections of a report. */
export const fitSections = (fit: FitReport): RootContent[] => [
  ...(fit.environments.length > 1 ? [heading(2, 'Overview'), matrix(fit)] : []),
  ...fit.environments.flatMap(environment),
]

function introduction({ asOf, org, environments }: FitReport): Inline {
  const verdicts = environments.flatMap(({ name, verdict }, i): (string | PhrasingContent)[] => [
    `${i === 0 ? '' : ', '}${name}: `,
    strong(verdictWords[verdict]),
  ])
  const day = asOf === undefined ? [] : [` As of ${asOf}.`]
  return [...verdicts, '.', ...day, ...(org === undefined ? [] : [` Organisation ${visible(org)}.`])]
}

/** One row an item, one column an environment: where could this app go today? */
function matrix({ environments }: FitReport): BlockContent {
  return table(
    ['App', 'Item', ...environments.map((e) => e.name)],
    matrixRows(environments).map(({ app, item, verdicts }) => [
      visible(app),
      visible(item),
      ...verdicts.map((v) =>
        v === undefined ? '' : v === 'fits' ? verdictWords[v] : strong(verdictWords[v]),
      ),
    ]),
  )
}

function environment(fit: EnvironmentFit): RootContent[] {
  const together = [heading(3, 'All apps together'), findings(fit.together), ...details(fit.together)]
  return [
    heading(2, `${fit.name}: ${verdictWords[fit.verdict]}`),
    ...fit.apps.flatMap(app),
    ...(fit.together.length > 0 ? together : []),
  ]
}

function app(fit: AppFit): RootContent[] {
  return [
    heading(3, `${visible(fit.app)}: ${verdictWords[fit.verdict]}`),
    findings(fit.findings),
    ...details(fit.findings),
    ...onboarding(fit),
  ]
}

const findings = (found: readonly Finding[]): BlockContent =>
  table(
    ['Item', 'Verdict', 'What', 'Manifest', 'Playbook'],
    found.map((f) => [
      [`${f.kind} `, code(visible(f.subject))],
      verdictWords[f.verdict],
      [...words(f.says), ...(f.code === undefined ? [] : [' (', code(f.code), ')'])],
      citedPlace(f.at),
      f.evidence ? `${citedPlace(f.playbook)}, ${f.evidence.words}` : citedPlace(f.playbook),
    ]),
  )

/** Our own words, with the code in them as such. */
const words = (text: string): (string | PhrasingContent)[] =>
  codeSpans(visible(text)).map((part) => (part.isCode ? code(part.text) : part.text))

/** What to do about everything that does not simply fit; items with the same advice share it. */
function details(found: readonly Finding[]): BlockContent[] {
  const groups = new Map<string, { subjects: string[]; advice: Inline[] }>()
  for (const finding of found) {
    if (finding.verdict === 'fits') continue
    const lines = advice(finding)
    if (lines.length === 0) continue
    const key = JSON.stringify(lines)
    const group = groups.get(key) ?? { subjects: [], advice: lines }
    group.subjects.push(visible(finding.subject))
    groups.set(key, group)
  }
  const items = [...groups.values()].map(({ subjects, advice }) => ({
    line: subjects.flatMap((subject, i) => (i === 0 ? [code(subject)] : [', ', code(subject)])),
    blocks: [list(advice)],
  }))
  return items.length > 0 ? [list(items)] : []
}

/** Why, until, instead, when, whom to ask, what to give: each only where there is something to say. */
export function advice(finding: Finding): Inline[] {
  const { fix, why, until, notes, options, alternative, roadmap, request, give } = finding
  const lines: Inline[] = []
  if (fix) lines.push(['Instead: ', ...words(fix)])
  if (why) lines.push(['Why: ', ...inline(why)])
  if (until) lines.push(['Until then: ', ...inline(until)])
  for (const note of notes ?? []) lines.push(['Note: ', ...inline(note)])
  if (options && options.length > 0) lines.push(`Here instead: ${visible(options.join(', '))}`)
  if (alternative) {
    const when = alternative.when ? [', ', ...inline(alternative.when)] : []
    lines.push([`Alternative: ${alternative.name} (${alternative.status} here)`, ...when])
  }
  if (roadmap) {
    const { title, target, status, confidence } = roadmap
    lines.push(`Roadmap: ${title}, ${target} (${status}, confidence ${confidence})`)
  }
  if (request) {
    const approver = ['; approved by ', ...inline(request.approver)]
    lines.push(['Ask: ', ...inline(request.channel), ...approver, `; ${workingDays(request.leadTime)}`])
  }
  if (give) lines.push(['Give: ', ...words(give)])
  return lines
}

function onboarding({ asked, conditions, leadTime }: AppFit): BlockContent[] {
  const label = (id: string) => conditions.find((c) => c.id === id)?.label ?? id
  const open = conditions.filter((c) => c.holds === 'ask')
  if (asked.length === 0) return []
  const questions = list(open.map((c) => [`${c.label}: `, ...inline(c.because)]))
  return [
    paragraph(`Onboarding asks ${asked.length} things, ${workingDays(leadTime)} along the longest chain:`),
    table(
      ['Start before', 'What', 'Owner', 'Takes', 'Because'],
      asked.map((a) => [
        workingDays(a.startBefore),
        a.title,
        a.owner,
        workingDays(a.leadTime),
        a.because.length === 0 ? 'always' : a.because.map(label).join('; '),
      ]),
    ),
    ...(open.length > 0 ? [paragraph('The manifest cannot say:'), questions] : []),
  ]
}

function unresolved({ unresolved }: FitReport): RootContent[] {
  if (unresolved.length === 0) return []
  const items = unresolved.map(
    ({ name, at }): Inline => [code(visible(name)), `, first needed at ${citedPlace(at)}`],
  )
  return [heading(2, 'Variables without a value'), list(items)]
}
