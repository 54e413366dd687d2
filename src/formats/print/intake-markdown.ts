import type { RootContent } from 'mdast'
import { workingDays } from '../../domain/base/words.ts'
import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import type { Due } from '../../domain/intake/plan.ts'
import { visible } from '../visible.ts'
import { fitSections } from './fit-markdown.ts'
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
    ...plan(answer),
    ...requests(answer),
    ...coming(answer),
    ...fitSections(answer.fit),
  ]
}

/** When it is to be live, whether that can be, and of which days this speaks. */
export function liveDayWords({ environment, live, recorded, asOf, plan }: IntakeAnswer): string {
  const target = live === undefined ? 'Its day is not known yet.' : `To be live on ${live}.`
  const closed = plan.closedOn === undefined ? '' : ` That day falls into ${plan.closedOn}.`
  const chain = ` Onboarding takes ${workingDays(plan.length)} along its longest chain`
  const earliest = plan.earliest === undefined ? '.' : `: begun at once, ${plan.earliest} is the first day.`
  const day = asOf === undefined ? '' : `, as of ${asOf}`
  const known =
    plan.knownUntil === undefined
      ? ''
      : ` The calendar of ${environment.name} is known to ${plan.knownUntil}; later holidays and freezes are not counted.`
  return `${target}${closed}${chain}${earliest}${known} Recorded on ${recorded}${day}.`
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

/** Whether a change comes before the day of the release, in a word. */
export const changeOrderWords = {
  before: 'before it',
  around: 'perhaps before it',
  after: 'after it',
} as const

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
