import { styleText } from 'node:util'
import { workingDays } from '../../domain/base/words.ts'
import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import type { Due } from '../../domain/intake/plan.ts'
import { changeOrderWords, intakeMarkdown, liveDayWords } from '../../formats/print/intake-markdown.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import { type PlanDates, planCalendar } from '../../formats/print/plan-calendar.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { columnWidths, tableLine } from '../../formats/width.ts'
import { out } from '../out.ts'
import { fitText } from './fit.ts'

export const intakeFormats = ['text', 'json', 'markdown', 'ics'] as const
export type IntakeFormat = (typeof intakeFormats)[number]

/** Prints the answers to records to standard output; JSON is one list. */
export function reportIntake(answers: readonly IntakeAnswer[], format: IntakeFormat): void {
  out(renderIntake(answers, format))
}

/** What {@link reportIntake} prints. */
function renderIntake(report: readonly IntakeAnswer[], format: IntakeFormat): string {
  if (format === 'json') return jsonText(report)
  if (format === 'ics') return planCalendar(report.map(planOf))
  const answers = visibleIn(report)
  if (format === 'markdown') return intakeMarkdown(answers)
  return answers.map(text).join('\n')
}

/** A record's plan as dates: what onboarding asks, and the days by which the rest is to be asked for. */
function planOf(answer: IntakeAnswer): PlanDates {
  const { team, environment, live = '', asOf, recorded, plan, requests } = answer
  const steps = plan.items.flatMap(({ id, title, start, done, owner, because }) =>
    start === undefined || done === undefined
      ? []
      : [{ id, title: plain(title), start, done, says: [owner, ...because] }],
  )
  const asked = requests.flatMap(({ subjects, channel, start }) =>
    start === undefined
      ? []
      : [
          {
            id: `ask-${subjects.join('-')}`,
            title: `Ask for ${subjects.join(', ')}`,
            start,
            done: start,
            says: [plain(channel)],
          },
        ],
  )
  return {
    title: `${team} to ${environment.name}`,
    environment: environment.id,
    live,
    banner: bannerOf(answer),
    made: asOf ?? recorded,
    steps: [...steps, ...asked],
  }
}

function text(answer: IntakeAnswer): string {
  const banner = bannerOf(answer)
  const frame = banner === '' ? '' : `${banner}\n`
  const title = styleText('bold', visible(`${answer.team} to ${answer.environment.name}`))
  const parts = [
    `${title}  ${styleText('dim', visible(answer.file))}\n${inLine(liveDayWords(answer))}\n`,
    fitText(answer.fit),
    section('still to answer', [
      ...answer.open.map(({ point, asks }) => [point, plain(asks)]),
      ...answer.questions.map(({ ask, who, by = '', late }) => [
        `${visible(who)} ${by}${late ? ' (overdue)' : ''}`,
        plain(visible(ask)),
      ]),
    ]),
    section(
      `what ${answer.environment.name} asks: begin by, done by`,
      answer.plan.items.map((item) => [
        item.start ?? `${workingDays(item.startBefore)} before`,
        item.done ?? '',
        plain(item.title),
        item.owner,
        workingDays(item.leadTime),
        [lateWords(item), item.because.join('; ')].filter((word) => word !== '').join(' '),
      ]),
    ),
    section(
      'what has to be requested: ask by',
      answer.requests.map((request) => [
        request.start ?? '',
        visible(request.subjects.join(', ')),
        plain(request.channel),
        workingDays(request.leadTime),
        lateWords(request),
      ]),
    ),
    section(
      'what will change',
      answer.coming.map(({ target, when, title, impact }) => [
        target,
        when === undefined ? '' : changeOrderWords[when],
        plain(title),
        plain(impact),
      ]),
    ),
  ]
  return `${frame}${parts.filter((part) => part !== '').join('\n')}${frame}`
}

const lateWords = ({ late }: Due) =>
  late === undefined ? '' : styleText('red', `${workingDays(late)} too late`)

/** Texts still have several lines here; cells and titles have one, and may already be coloured. */
const inLine = (text: string) => text.replaceAll('\n', ' ')

/** Rows in columns as wide as their longest cell; an empty text if there are no rows. */
function section(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const cells = rows.map((row) => row.map(inLine))
  const widths = columnWidths(cells)
  return `${styleText('bold', inLine(title))}\n${cells.map((row) => `  ${tableLine(row, widths)}\n`).join('')}`
}
