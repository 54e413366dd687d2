import { countOf, workingDays } from '../../../domain/base/words.ts'
import { headline } from '../../../domain/fit/headline.ts'
import type { Finding } from '../../../domain/fit/verdict.ts'
import { verdicts } from '../../../domain/fit/verdict.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import { changeOrderWords, liveDayWords } from '../../../domain/intake/words.ts'
import { visible } from '../../../formats/visible.ts'
import { capital } from '../../views/verdicts.ts'
import { reasons } from '../fit/finding-rows.ts'
import { mark } from '../fit/marks.ts'
import { words } from '../fit/words.ts'
import { make } from '../parts/dom.ts'
import { hrefOf, proseNodes } from '../parts/prose.ts'
import { briefParts } from './brief-view.ts'
import { foldedList } from './fold.ts'

/** When to begin, in a sentence: the earliest day that anything asks for, and whether it has passed. */
export function startWords({ plan, requests, environment, live }: IntakeAnswer): string {
  const begin = [...plan.items, ...requests].flatMap(({ start }) => start ?? []).sort()[0]
  const late = Math.max(0, ...[...plan.items, ...requests].map((due) => due.late ?? 0))
  if (live === undefined || begin === undefined)
    return `${capital(workingDays(plan.length))} before the first release in ${environment.name}.`
  const past = late > 0 ? ` That is ${workingDays(late)} ago.` : ''
  return `Start by ${begin}.${past}`
}

/** The answer for one target: what stands in the way first, then what is asked and by when, then everything else. */
export function answerView(answer: IntakeAnswer): HTMLElement {
  const { fit, environment, plan, requests, coming, open, questions } = answer
  const here = fit.environments.at(-1)
  // Of several apps each finding says whose it is.
  const isOne = here?.apps.length === 1
  const findings = [
    ...(here?.apps.flatMap(({ app, findings: own }) =>
      own.map((finding) => ({ finding, of: isOne ? '' : ` of ${visible(app)}` })),
    ) ?? []),
    ...(here?.together ?? []).map((finding) => ({ finding, of: '' })),
  ]
  const against = findings
    .filter(({ finding: { verdict, now } }) => verdict !== 'fits' || now !== undefined)
    .toSorted((a, b) => verdicts.indexOf(b.finding.verdict) - verdicts.indexOf(a.finding.verdict))
  const due = (start: string | undefined, before: number, late: number | undefined) =>
    make(
      'b',
      { class: late === undefined ? undefined : 's-alert' },
      start === undefined ? `${workingDays(before)} before` : start,
      late !== undefined && `, ${workingDays(late)} ago`,
    )
  return make(
    'section',
    { class: 'ws-target', 'aria-label': `In ${environment.name}`, 'data-environment': environment.id },
    make('h3', {}, environment.name, ' ', here ? mark(here.verdict) : false),
    make('p', { class: 'ws-start' }, make('strong', {}, startWords(answer)), ' ', liveDayWords(answer)),
    ...headline(fit).map((sentence) => make('p', {}, ...words(sentence))),
    foldedList(
      `What does not simply fit (${against.length})`,
      against.map(({ finding, of }) => findingItem(finding, of, answer)),
      'open',
    ),
    foldedList(
      `What ${environment.name} asks, and by when (${plan.items.length})`,
      plan.items.map(
        ({ id, title, start, startBefore, late, done, owner, leadTime, because, evidence, howTo, at }) =>
          make(
            'li',
            { 'data-step': id },
            due(start, startBefore, late),
            ' ',
            make('a', { href: hrefOf(at.address) }, ...words(title)),
            `, ${owner}, ${workingDays(leadTime)}${done === undefined ? '' : `, done by ${done}`}.`,
            because.length > 0 && make('span', { class: 'dim' }, ` Because: ${because.join('; ')}.`),
            make('span', { class: 'sub' }, 'Done when: ', ...proseNodes(evidence)),
            howTo !== undefined && make('span', { class: 'sub' }, 'How: ', ...proseNodes(howTo)),
          ),
      ),
      'open',
    ),
    foldedList(
      `What has to be requested (${requests.length})`,
      requests.map(({ subjects, channel, approver, leadTime, start, late }) =>
        make(
          'li',
          {},
          due(start, leadTime, late),
          ` ${subjects.map(visible).join(', ')}: `,
          ...proseNodes(channel),
          ', approved by ',
          ...proseNodes(approver),
          `, ${workingDays(leadTime)}.`,
        ),
      ),
    ),
    foldedList(
      `What will change there (${coming.length})`,
      coming.map(({ id, target, when, title, status, confidence, impact }) =>
        make(
          'li',
          {},
          make('b', {}, target),
          when === undefined ? ' ' : `, ${changeOrderWords[when]}: `,
          make('a', { href: hrefOf(`/environments/${environment.id}/roadmap#${id}`) }, title),
          ` (${status.replace('-', ' ')}, ${confidence} confidence). `,
          ...proseNodes(impact),
        ),
      ),
    ),
    ...briefParts(answer),
    foldedList(`Still to answer (${countOf(open.length + questions.length, 'point')})`, [
      ...open.map(({ point, asks }) =>
        make('li', { 'data-point': point }, make('code', {}, visible(point)), ' ', ...proseNodes(asks)),
      ),
      ...questions.map(({ ask, who, by, late }) =>
        make(
          'li',
          {},
          ...proseNodes(visible(ask)),
          ` ${visible(who)}${by === undefined ? '' : `, by ${by}`}${late ? ', overdue' : ''}`,
        ),
      ),
    ]),
  )
}

function findingItem(finding: Finding, of: string, { fit }: IntakeAnswer): HTMLElement {
  const here = fit.environments.at(-1)
  return make(
    'li',
    {},
    mark(finding.verdict),
    ' ',
    make('b', {}, `${capital(finding.kind)} ${visible(finding.subject)}${of}`),
    ...(here ? reasons(finding, { fit: here }) : []),
  )
}
