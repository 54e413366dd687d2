import type { RootContent } from 'mdast'
import type { Citation } from '../../domain/fit/playbook.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { ReadyReport } from '../../domain/ready/judge.ts'
import { type ReadyLine, type ReadyVerdict, readyWords } from '../../domain/ready/line.ts'
import { visible } from '../visible.ts'
import { code, heading, type Inline, inline, list, paragraph, strong, table } from './markdown-report.ts'
import { citedPlace, markedReport } from './marked-report.ts'

/** The verdict as Markdown for the ticket of a release: first what is not ready, then the whole list. */
export function readyMarkdown(ready: ReadyReport): string {
  const open = ready.lines.filter(({ verdict }) => verdict !== 'go')
  const excepted = ready.lines.filter(({ exception }) => exception?.holds)
  return markedReport(
    ready,
    heading(
      1,
      `${visible(ready.app)} ${visible(ready.release)} to ${ready.environment.name}: ${readyWords[ready.verdict]}`,
    ),
    paragraph(summaryOf(ready)),
    ...part('Not ready', open),
    ...part('By exception', excepted),
    heading(2, 'Every line'),
    table(
      ['Line', 'Verdict', 'What was found', 'Here', 'In the playbook'],
      ready.lines.map((line) => [
        inline(visible(line.title)),
        line.verdict === 'go' ? word(line) : strong(word(line)),
        visible(line.says),
        code(citedPlace(line.at)),
        code(cited(line.playbook)),
      ]),
    ),
  )
}

/** "22 go, 1 no-go, 2 unknown; for 2026-12-01, as of 2026-11-16." */
export function summaryOf({ count, day, asOf }: ReadyReport): string {
  const by = count['by-exception'] > 0 ? ` (${count['by-exception']} by exception)` : ''
  const when = day === undefined ? '' : ` For ${day},`
  return `${count.go} go${by}, ${count['no-go']} no-go, ${count.unknown} unknown.${when}${when === '' ? ' As' : ' as'} of ${asOf}.`
}

const word = ({ verdict, exception }: ReadyLine) =>
  exception?.holds ? `${readyWords[verdict]}, by exception` : readyWords[verdict as ReadyVerdict]

function part(title: string, lines: readonly ReadyLine[]): RootContent[] {
  if (lines.length === 0) return []
  return [heading(2, title), list(lines.map((line) => ({ line: head(line), blocks: [list(details(line))] })))]
}

const head = (line: ReadyLine): Inline => [
  strong(visible(line.title)),
  `: ${word(line)}. `,
  visible(line.says),
]

function details({ id, owner, seen, give, exception, at, playbook }: ReadyLine): Inline[] {
  return [
    [
      code(id),
      owner === undefined ? '' : `, ${owner}`,
      ', ',
      code(citedPlace(at)),
      ', ',
      code(cited(playbook)),
    ],
    ...seen.map(
      (each): Inline => [visible(each.says), ...(each.at ? [', ', code(citedPlace(each.at))] : [])],
    ),
    ...(give === undefined ? [] : [`To do: ${visible(give)}`]),
    ...(exception === undefined
      ? []
      : [
          [
            `${visible(exception.says)}. `,
            ...inline(visible(exception.reason)),
            ' ',
            code(citedPlace(exception.at)),
          ] as Inline,
        ]),
  ]
}

const cited = (citation: Citation): string => citedPlace(citation as Citation & Position)
