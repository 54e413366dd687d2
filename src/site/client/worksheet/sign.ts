import { countOf } from '../../../domain/base/words.ts'
import { type Verdict, verdictWords } from '../../../domain/fit/verdict.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import { closedWords } from '../../../domain/intake/words.ts'
import { visible } from '../../../formats/visible.ts'
import { make } from '../parts/dom.ts'
import { startWords } from './answer-view.ts'

interface Signed {
  marking: string
  caution: string | undefined
  answers: readonly IntakeAnswer[]
  people: readonly { name?: string; role?: string }[]
}

/** What is signed, in a few sentences: the day, with what stands against it, what does not fit, and what is open. */
function agreedWords(answer: IntakeAnswer): string {
  const { live, plan, fit, open, questions, environment } = answer
  const closed = plan.closedOn === undefined ? '' : ` ${closedWords(plan.closedOn, environment.name)}`
  const verdict = fit.environments.at(-1)?.verdict
  const left = open.length + questions.length
  return [
    `${live === undefined ? 'no day yet' : `live on ${live}`}.${closed}`,
    startWords(answer),
    ...(verdict === undefined ? [] : [`Today it ${signedVerdicts[verdict]}.`]),
    ...(left === 0 ? [] : [`${countOf(left, 'point')} still to answer.`]),
  ].join(' ')
}

const signedVerdicts: Record<Verdict, string> = {
  ...verdictWords,
  unknown: 'cannot be told to fit',
  'not-yet': 'does not fit yet',
  refused: 'is refused',
}

/** What a printed record ends with: its marking, what was agreed in a line for each target, and who signs. */
export function signView({ marking, caution, answers, people }: Signed): HTMLElement[] {
  // Somebody may come who was not expected.
  const rows =
    people.length > 0 ? [...people, {}] : [{ role: 'For the team' }, { role: 'For the platform' }, {}]
  return [
    make('p', { class: 'ws-banner' }, [marking, caution].filter(Boolean).join(' // ')),
    make('h2', {}, 'Agreed'),
    make(
      'ul',
      { class: 'rows' },
      ...answers.map((answer) =>
        make(
          'li',
          {},
          make('b', {}, `${visible(answer.team)} to ${answer.environment.name}: `),
          agreedWords(answer),
        ),
      ),
    ),
    make(
      'table',
      { class: 'ws-signatures' },
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          ...['Name', 'Role', 'Signature', 'Day'].map((head) => make('th', { scope: 'col' }, head)),
        ),
      ),
      make(
        'tbody',
        {},
        ...rows.map(({ name = '', role = '' }) =>
          make(
            'tr',
            {},
            make('td', {}, visible(name)),
            make('td', {}, visible(role)),
            make('td', {}),
            make('td', {}),
          ),
        ),
      ),
    ),
  ]
}
