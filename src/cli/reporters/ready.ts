import { styleText } from 'node:util'
import type { Citation } from '../../domain/fit/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { ReadyReport } from '../../domain/ready/judge.ts'
import { type ReadyLine, type ReadyVerdict, readyWords } from '../../domain/ready/line.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { bannerOf, citedPlace } from '../../formats/print/marked-report.ts'
import { readyJunit } from '../../formats/print/ready-junit.ts'
import { readyMarkdown, summaryOf } from '../../formats/print/ready-markdown.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { out } from '../out.ts'

/** The values of `--format`. */
export const readyFormats = ['text', 'json', 'markdown', 'junit'] as const
export type ReadyFormat = (typeof readyFormats)[number]

/** Prints a verdict to standard output. */
export function reportReady(ready: ReadyReport, format: ReadyFormat): void {
  out(renderReady(ready, format))
}

/** What {@link reportReady} prints. */
function renderReady(ready: ReadyReport, format: ReadyFormat): string {
  if (format === 'json') return jsonText(ready)
  const shown = visibleIn(ready, visible)
  if (format === 'markdown') return readyMarkdown(shown)
  if (format === 'junit') return readyJunit(shown)
  const banner = bannerOf(shown)
  const frame = banner === '' ? '' : `${banner}\n`
  return `${frame}${text(shown)}${frame}`
}

const signs: Record<ReadyVerdict, { sign: string; colour: 'green' | 'red' | 'magenta' }> = {
  go: { sign: '✓', colour: 'green' },
  'no-go': { sign: '✗', colour: 'red' },
  unknown: { sign: '?', colour: 'magenta' },
}

const word = (verdict: ReadyVerdict) =>
  styleText(signs[verdict].colour, `${signs[verdict].sign} ${readyWords[verdict].padEnd(7)}`)

function text(ready: ReadyReport): string {
  const title = styleText('bold', `${ready.app} ${ready.release} to ${ready.environment.name}`)
  // What is not ready comes last, where a terminal stands.
  const order: readonly ReadyVerdict[] = ['go', 'unknown', 'no-go']
  const lines = order.flatMap((verdict) => ready.lines.filter((line) => line.verdict === verdict))
  return `${title}: ${word(ready.verdict).trim()}\n${summaryOf(ready)}\n\n${lines.map(lineText).join('')}`
}

function lineText({
  id,
  title,
  owner,
  verdict,
  says,
  at,
  playbook,
  seen,
  give,
  exception,
}: ReadyLine): string {
  const by = exception?.holds ? ` (${exception.says}: ${plain(exception.reason)})` : ''
  const who = owner === undefined ? '' : `, ${owner}`
  const head = `  ${word(verdict)}  ${styleText('bold', plain(title))}  ${says}${by}\n`
  const where = `             ${styleText('dim', `${id}${who}  ${citedPlace(at)}  ${citedPlace(playbook as Citation & Position)}`)}\n`
  if (verdict === 'go') return head + where
  const more = [
    ...seen.map((each) => (each.at ? `${each.says}  ${styleText('dim', citedPlace(each.at))}` : each.says)),
    ...(give === undefined ? [] : [`to do: ${give}`]),
    ...(exception === undefined ? [] : [`${exception.says}  ${styleText('dim', citedPlace(exception.at))}`]),
  ]
  return head + where + more.map((line) => `             ${line}\n`).join('')
}
