import type { RootContent } from 'mdast'
import { workingDays } from '../../domain/base/words.ts'
import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import type { Due } from '../../domain/intake/plan.ts'
import { changeOrderWords, liveDayWords } from '../../domain/intake/words.ts'
import { visible } from '../visible.ts'
import { fitSections } from './fit-markdown.ts'
import { briefSections, purpose } from './intake-brief-markdown.ts'
import { code, heading, type Inline, inline, list, paragraph, strong, table } from './markdown-report.ts'
import { markedReport } from './marked-report.ts'

/** The answers to records as Markdown, to be sent to everyone who was at the meeting. */
export function intakeMarkdown(answers: readonly IntakeAnswer[]): string {
  return answers.map((answer) => markedReport(answer, ...sections(answer))).join('\n')
}

function sections(answer: IntakeAnswer): RootContent[] {
  const { capability } = answer
  return [
    heading(1, `${visible(answer.team)} to ${answer.environment.name}`),
    ...(capability === undefined ? [] : [paragraph(inline(visible(capability)))]),
    paragraph(liveDayWords(answer)),
    ...open(answer),
    ...purpose(answer),
    ...plan(answer),
    ...requests(answer),
    ...coming(answer),
    ...briefSections(answer),
    ...fitSections(answer.fit),
  ]
}

function open({ open, questions }: IntakeAnswer): RootContent[] {
  const asked = open.map(({ point, asks }): Inline => [code(point), ': ', ...inline(asks)])
  const left = questions.map(
    ({ ask, who, by, late }): Inline => [
      ...inline(visible(ask)),
      ` (${visible(who)}${by === undefined ? '' : `, by ${by}`}${late ? ', overdue' : ''})`,
    ],
  )
  return asked.length + left.length === 0 ? [] : [heading(2, 'Still to answer'), list([...asked, ...left])]
}

function plan({ plan, environment }: IntakeAnswer): RootContent[] {
  if (plan.items.length === 0) return []
  const dated = plan.items.some(({ start }) => start !== undefined)
  return [
    heading(2, `What ${environment.name} asks, and by when`),
    table(
      [
        dated ? 'Begin by' : 'Begin before',
        ...(dated ? ['Done by'] : []),
        'What',
        'Owner',
        'Takes',
        'Because',
      ],
      plan.items.map((item) => [
        item.start === undefined ? workingDays(item.startBefore) : dueWords(item),
        ...(dated ? [item.done ?? ''] : []),
        inline(item.title),
        item.owner,
        workingDays(item.leadTime),
        item.because.length === 0 ? 'always' : item.because.join('; '),
      ]),
    ),
    heading(2, 'What counts as done, and how'),
    table(
      ['What', 'Asked', 'Done when', 'How'],
      plan.items.map(({ title, requirement, evidence, howTo = '' }) => [
        inline(title),
        inline(requirement),
        inline(evidence),
        inline(howTo),
      ]),
    ),
  ]
}

const dueWords = ({ start = '', late }: Due): Inline =>
  late === undefined ? start : [`${start}, `, strong(`${workingDays(late)} ago`)]

function requests({ requests }: IntakeAnswer): RootContent[] {
  if (requests.length === 0) return []
  return [
    heading(2, 'What has to be requested'),
    table(
      ['Ask by', 'For', 'Where', 'Approved by', 'Takes'],
      requests.map((r) => [
        dueWords(r),
        visible(r.subjects.join(', ')),
        inline(r.channel),
        inline(r.approver),
        workingDays(r.leadTime),
      ]),
    ),
  ]
}

function coming({ coming, live }: IntakeAnswer): RootContent[] {
  if (coming.length === 0) return []
  return [
    heading(2, live === undefined ? 'What will change' : `What will change, seen from ${live}`),
    table(
      ['When', 'What', 'Status', 'For you'],
      coming.map(({ target, when, title, status, confidence, impact }) => [
        when === undefined ? target : `${target}, ${changeOrderWords[when]}`,
        inline(title),
        `${status}, confidence ${confidence}`,
        inline(impact),
      ]),
    ),
  ]
}
