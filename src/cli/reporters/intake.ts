import { styleText } from 'node:util'
import { workingDays } from '../../domain/base/words.ts'
import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import type { Due } from '../../domain/intake/plan.ts'
import { changeOrderWords, liveDayWords } from '../../domain/intake/words.ts'
import { intakeMarkdown } from '../../formats/print/intake-markdown.ts'
import { planOf } from '../../formats/print/intake-plan.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { bannerOf } from '../../formats/print/marked-report.ts'
import { planCalendar } from '../../formats/print/plan-calendar.ts'
import { jsonText, visible, visibleIn } from '../../formats/visible.ts'
import { columnWidths, tableLine } from '../../formats/width.ts'
import type { RefusedRecord } from '../intake-records.ts'
import { out } from '../out.ts'
import { fitText } from './fit.ts'

export const intakeFormats = ['text', 'json', 'markdown', 'ics'] as const
export type IntakeFormat = (typeof intakeFormats)[number]

/**
 * Prints the answers to records to standard output; JSON is one list, whatever there is to tell. A record that cannot be
 * answered stands in it with its problems; for a network it is left out, since nobody knows what it says.
 */
export function reportIntake(
  answers: readonly IntakeAnswer[],
  refused: readonly RefusedRecord[],
  format: IntakeFormat,
  isForNetwork: boolean,
): void {
  if (format !== 'json') {
    if (answers.length > 0) out(renderIntake(answers, format))
    return
  }
  const unread = isForNetwork
    ? []
    : refused.map(({ file, problems }) => ({ kind: 'fieldbook-intake', version: 2, file, problems }))
  out(jsonText([...answers, ...unread]))
}

/** What {@link reportIntake} prints as text. */
function renderIntake(report: readonly IntakeAnswer[], format: Exclude<IntakeFormat, 'json'>): string {
  if (format === 'ics') return planCalendar(report.map((answer) => planOf(answer, plain)))
  const answers = visibleIn(report)
  if (format === 'markdown') return intakeMarkdown(answers)
  return answers.map(text).join('\n')
}

function text(answer: IntakeAnswer): string {
  const banner = bannerOf(answer)
  const frame = banner === '' ? '' : `${banner}\n`
  const title = styleText('bold', visible(`${answer.team} to ${answer.environment.name}`))
  const parts = [
    `${title}  ${styleText('dim', visible(answer.file))}\n${inLine(liveDayWords(answer))}\n`,
    ...purposeText(answer),
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
      'what counts as done, and how',
      answer.plan.items.map(({ title, evidence, howTo }) => [
        plain(title),
        [evidence, ...(howTo === undefined ? [] : [howTo])].map(plain).join(' '),
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
    ...briefText(answer),
  ]
  return `${frame}${parts.filter((part) => part !== '').join('\n')}${frame}`
}

const lateWords = ({ late }: Due) =>
  late === undefined ? '' : styleText('red', `${workingDays(late)} too late`)

/** Texts still have several lines here; cells and titles have one, and may already be coloured. */
const inLine = (text: string) => text.replaceAll('\n', ' ')

/** What each environment of the way is for, and what differs. */
const purposeText = ({ brief }: IntakeAnswer): string[] => [
  section(
    'what they are for',
    brief.way.map(({ name, short, intent = short }) => [name, plain(intent)]),
  ),
  section('what differs on the way, and why', [
    ...brief.differs.map(({ environment, what, why }) => [environment, visible(what), plain(why)]),
    ...brief.services.map(({ service, from, what, why, until }) => [
      service,
      `from ${from}: ${plain(what)}`,
      `${plain(why)} Until then: ${plain(until)}`,
    ]),
  ]),
]

/** Where to look, which way to go when it breaks, when to meet, and whom to call. */
const briefText = ({ brief, environment }: IntakeAnswer): string[] => [
  section(`how to ask ${environment.name} for something`, [
    [plain(brief.request.channel), plain(brief.request.approver), workingDays(brief.request.leadTime)],
  ]),
  section(
    'where to look, and who may',
    brief.feedback.map(({ signal, where, who, retention = '', delay = '' }) => [
      signal,
      plain(where),
      plain(who),
      visible(retention),
      visible(delay),
    ]),
  ),
  section(
    'when these services break',
    brief.paths.map(({ title, symptom, address }) => [visible(title), plain(symptom), address]),
  ),
  section(
    'what comes again, and when next',
    brief.cadence.map(({ next = '', name, when, what }) => [next, visible(name), visible(when), plain(what)]),
  ),
  section(
    'whom to call',
    brief.contacts.map(({ role, channel, phone = '', hours, otherwise = '' }) => [
      visible(role),
      plain(channel),
      visible(phone),
      visible(hours),
      visible(otherwise),
    ]),
  ),
]

/** Rows in columns as wide as their longest cell; an empty text if there are no rows. */
function section(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const cells = rows.map((row) => row.map(inLine))
  const widths = columnWidths(cells)
  return `${styleText('bold', inLine(title))}\n${cells.map((row) => `  ${tableLine(row, widths)}\n`).join('')}`
}
