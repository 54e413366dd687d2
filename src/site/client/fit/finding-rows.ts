import { listOf, workingDays } from '../../../domain/base/words.ts'
import type { EnvironmentFit } from '../../../domain/fit/judge.ts'
import type { Citation } from '../../../domain/fit/playbook.ts'
import { type Finding, type Verdict, verdicts } from '../../../domain/fit/verdict.ts'
import { visible } from '../../../formats/visible.ts'
import { capital } from '../../views/verdicts.ts'
import { make } from '../parts/dom.ts'
import { summing } from '../parts/portions.ts'
import { hrefOf, proseNodes } from '../parts/prose.ts'
import { mark, placeWords } from './marks.ts'
import { words } from './words.ts'

/** What a table of findings needs to know besides them. */
export interface Context {
  fit: EnvironmentFit
  /** The anchor of a finding's row. */
  idOf: (finding: Finding) => string
  /** The text of a line that a finding cites; only of the manifest: other files hold secrets. */
  lineOf: (finding: Finding) => string | undefined
  /** Leave out what simply fits. */
  terse: boolean
}

/** Everything found in an environment, by app, the worst first; undefined where nothing is to be shown. */
export function findingsTable(context: Context): HTMLElement | undefined {
  const { fit, terse } = context
  const shown = (found: readonly Finding[]) =>
    found
      .filter((finding) => !terse || finding.verdict !== 'fits' || finding.now !== undefined)
      .toSorted((a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict))
  const groups = [
    ...fit.apps.map(({ app, verdict, findings }) => ({
      title: visible(app),
      verdict,
      findings,
      rows: shown(findings),
    })),
    {
      title: 'All apps together',
      verdict: undefined,
      findings: fit.together,
      rows: shown(fit.together),
    },
  ].filter(({ rows }) => rows.length > 0)
  if (groups.length === 0) return undefined
  const head = ['Verdict', 'What', 'Why, and what to do']
  return make(
    'table',
    { class: 'findings', role: 'table' },
    make('caption', { class: 'visually-hidden' }, `What was found in ${fit.name}`),
    make(
      'thead',
      { role: 'rowgroup' },
      make(
        'tr',
        { role: 'row' },
        ...head.map((text) => make('th', { scope: 'col', role: 'columnheader' }, text)),
      ),
    ),
    ...groups.map(({ title, verdict, findings, rows }) =>
      make(
        'tbody',
        { role: 'rowgroup' },
        summing(make('tr', { class: 'group', role: 'row' }, groupHead(title, verdict)), findings),
        ...rows.map((finding) => row(finding, context)),
      ),
    ),
  )
}

function groupHead(title: string, verdict: Verdict | undefined): HTMLElement {
  const head = make('th', { colspan: '3', scope: 'rowgroup', role: 'rowheader' }, make('b', {}, title))
  if (verdict) head.append(' ', mark(verdict))
  return head
}

function row(finding: Finding, context: Context): HTMLElement {
  const { kind, subject, at, instance } = finding
  const cited = context.lineOf(finding)
  return make(
    'tr',
    { id: context.idOf(finding), role: 'row', tabindex: '-1' },
    make('td', { role: 'cell' }, mark(finding.verdict)),
    make(
      'th',
      { scope: 'row', role: 'rowheader' },
      visible(subject),
      make('span', { class: 'sub' }, `${capital(kind)}; ${placeWords(at)}`),
      instance !== undefined && make('span', { class: 'sub' }, placeWords(instance)),
      cited !== undefined && cited !== subject && make('code', { class: 'cited' }, visible(cited)),
    ),
    make('td', { role: 'cell' }, ...reasons(finding, context)),
  )
}

/** Why, and until then; what would do instead; when it comes; whom to ask; what to give; where the playbook says so. */
function reasons(finding: Finding, { fit }: Context): HTMLElement[] {
  const {
    says,
    code,
    fix,
    why,
    until,
    notes = [],
    options = [],
    alternative,
    roadmap,
    request,
    give,
  } = finding
  const lines: (Node | string)[][] = [[...words(`${capital(says)}.`)]]
  for (const { title, address } of finding.now ?? [])
    lines.push([label('Now'), make('a', { href: hrefOf(address) }, visible(title)), '.'])
  if (fix) lines.push([label('Instead'), ...words(`${fix}.`)])
  if (code) lines.push([label('Rule'), make('a', { href: hrefOf(`/problems/${code}`) }, code)])
  if (why) lines.push([label('Why'), ...proseNodes(why)])
  for (const note of notes) lines.push([label('Note'), ...proseNodes(note)])
  if (until) lines.push([label('Until then'), ...proseNodes(until)])
  if (options.length > 0) lines.push([label('Here instead'), `${listOf(options.map(visible))}.`])
  if (alternative) {
    const { service, name, status, when } = alternative
    const link = make('a', { href: hrefOf(`/services/${service}`) }, name)
    lines.push([label('Instead'), link, ` (${status} here)`, ...(when ? [': ', ...proseNodes(when)] : ['.'])])
  }
  if (roadmap) {
    const { id, title, target, status, confidence } = roadmap
    const link = make('a', { href: hrefOf(`/environments/${fit.environment}/roadmap#${id}`) }, title)
    lines.push([
      label('When'),
      make('b', {}, target),
      ', ',
      link,
      `; ${status.replace('-', ' ')}, ${confidence} confidence.`,
    ])
  }
  if (request) {
    const { channel, approver, leadTime } = request
    lines.push([
      label('Ask'),
      ...proseNodes(channel),
      '; approved by ',
      ...proseNodes(approver),
      `; ${workingDays(leadTime)}.`,
    ])
  }
  if (give) lines.push([label('Give'), ...words(`${give}.`)])
  const page = make('a', { href: hrefOf(finding.playbook.address) }, pageWords(finding.playbook, fit))
  // What simply fits says so in one line.
  const seen = finding.evidence ? [`; ${finding.evidence.words}`] : []
  if (lines.length === 1) return [make('p', {}, ...(lines[0] ?? []), ' ', make('small', {}, page, ...seen))]
  return [...lines.map((line) => make('p', {}, ...line)), make('p', { class: 'sub' }, page, ...seen)]
}

const label = (text: string) => make('b', {}, `${text}: `)

/** The page that says so, in words: `il5, services: postgres`. */
function pageWords({ address }: Citation, { name }: EnvironmentFit): string {
  const [, page = 'overview', anchor] = /^\/environments\/[^/#]+(?:\/([^#]+))?(?:#(.*))?$/.exec(address) ?? []
  return `${name}, ${page}${anchor ? `: ${anchor}` : ''}`
}
