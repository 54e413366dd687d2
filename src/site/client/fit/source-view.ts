import { withoutSecrets } from '../../../domain/fit/secrets.ts'
import { type Finding, type Verdict, verdictWords, worst } from '../../../domain/fit/verdict.ts'
import { visible } from '../../../formats/visible.ts'
import { capital, verdictMarks } from '../../views/verdicts.ts'
import { make } from '../parts/dom.ts'
import { markAsPage } from '../parts/portions.ts'
import { glyph } from './marks.ts'

/** Past this many lines only those around findings are shown. */
const wholeLines = 200
/** Lines shown on either side of a finding in a long file. */
const around = 3

/** The manifest with its findings: shape, line number, text. A marked line leads to what is said of it. */
export function sourceView(
  file: string,
  text: string,
  findings: readonly Finding[],
  idOf: (finding: Finding) => string,
): HTMLElement {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const byLine = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (finding.at.file !== file) continue
    byLine.set(finding.at.line, [...(byLine.get(finding.at.line) ?? []), finding])
  }
  const isNear = (line: number) => [...byLine.keys()].some((found) => Math.abs(found - line) <= around)
  const rows: HTMLElement[] = []
  let skipped = false
  for (const [i, content] of lines.entries()) {
    const number = i + 1
    if (lines.length > wholeLines && !isNear(number)) {
      skipped = true
      continue
    }
    if (skipped) rows.push(make('li', { class: 'gap', 'aria-label': 'Lines left out' }, '…'))
    skipped = false
    rows.push(row(number, content, byLine.get(number) ?? [], idOf))
  }
  const caption = `${visible(file)}, ${lines.length} lines`
  return make(
    'figure',
    { class: 'source' },
    markAsPage(make('figcaption', {}, caption)),
    make('ol', { tabindex: '0', 'aria-label': `${caption}, with what was found` }, ...rows),
  )
}

function row(
  number: number,
  content: string,
  found: readonly Finding[],
  idOf: (finding: Finding) => string,
): HTMLElement {
  const shown = withoutSecrets(content.length > 500 ? `${content.slice(0, 499)}…` : content)
  const code = make('code', {}, visible(shown))
  const sign = make('span', { class: 'n' }, String(number))
  if (found.length === 0) return make('li', {}, sign, code)
  const verdict: Verdict = worst(found.map((finding) => finding.verdict))
  const first = found.find((finding) => finding.verdict === verdict) as Finding
  const words = `${capital(verdictWords[verdict])}: ${visible(first.subject)}, line ${number}`
  return make(
    'li',
    { class: verdict === 'fits' ? 'fits' : `found s-${verdictMarks[verdict].tone}` },
    make('a', { href: `#${idOf(first)}`, 'aria-label': words }, glyph(verdict)),
    sign,
    code,
  )
}
