import { suggest } from '../domain/base/nearest.ts'
import { Markings } from '../domain/marking/effective.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { idSchema } from '../model/fields.ts'
import type { Answerer } from './ask.ts'
import { UsageError } from './exit.ts'
import {
  atOf,
  momentOf,
  type NoticeAction,
  type NoticeOptions,
  type NoticeOrder,
  needed,
  noticeActions,
  noticeKinds,
} from './notice-options.ts'
import { oneOf } from './options.ts'

type Given = { action: string; id: string; options: NoticeOrder['options'] }

/** Whether the command line says all that has to be said, so that nobody is asked. */
export function saysAll({ action, id, options: { environment, title, summary, words } }: Given): boolean {
  const hasText =
    action === 'open'
      ? title !== undefined && summary !== undefined
      : action === 'close' || words !== undefined
  return action !== '' && id !== '' && environment !== undefined && hasText
}

/** Asks for what the command line has not said: nothing that it has. */
export async function askForNotice(person: Answerer, playbook: Playbook, given: Given): Promise<NoticeOrder> {
  const { ask } = person
  const action =
    given.action === ''
      ? await ask(
          `What (${noticeActions.join(', ')})`,
          (answer) => oneOf('notice', answer, noticeActions),
          'open',
        )
      : oneOf('notice', given.action, noticeActions)
  const known = playbook.environments.map(({ id }) => id)
  const environment =
    given.options.environment ??
    (await ask(`Environment (${known.join(', ')})`, (answer) => oneKnown('environment', answer, known)))
  const options = { ...given.options, environment }
  if (action !== 'open') {
    const id = given.id || (await askForOpen(person, playbook, environment, action))
    return { action, id, options: { ...options, ...(await wordsOf(person, action, options, playbook)) } }
  }
  const title =
    options.title ??
    (await ask('Title: what readers see first', (answer) => needed('title', answer, 'say something')))
  const id = given.id || (await ask('Its name in the file', idOf, nameFor(title)))
  return { action, id, options: { ...options, title, ...(await restOf(person, playbook, options)) } }
}

/** The notice to be changed, of those that have not ended. */
async function askForOpen({ ask }: Answerer, playbook: Playbook, environment: string, action: NoticeAction) {
  const open = playbook
    .all('notice', environment)
    .filter(({ data }) => data.until === undefined || Date.parse(data.until) > Date.now())
    .map(({ id }) => id)
  if (open.length === 0)
    throw new UsageError(`${environment} has no notice that is open: there is nothing to ${action}`)
  return ask(
    `Which (${open.join(', ')})`,
    (answer) => oneKnown('notice', answer, open),
    open.length === 1 ? open[0] : undefined,
  )
}

/** The words of an update or a close, and when the next are due. */
async function wordsOf(
  { ask }: Answerer,
  action: NoticeAction,
  options: NoticeOptions,
  playbook: Playbook,
): Promise<Partial<NoticeOptions>> {
  const isUpdate = action === 'update'
  const words =
    options.words ??
    (await ask(
      isUpdate ? 'What is new' : 'The last word (may be left empty)',
      (answer) => (isUpdate ? needed('words', answer, 'say what is new') : answer),
      isUpdate ? undefined : '',
    ))
  const said = words === '' ? {} : { words }
  return isUpdate ? { ...said, ...(await nextWordOf({ ask }, options, '+1h', playbook)) } : said
}

/** What else there is to say of a new notice. */
async function restOf(
  { ask }: Pick<Answerer, 'ask'>,
  playbook: Playbook,
  options: NoticeOptions,
): Promise<Partial<NoticeOptions>> {
  const summary =
    options.summary ??
    (await ask('What happens, and whom it concerns', (answer) =>
      needed('summary', answer, 'say what happens'),
    ))
  const kind =
    options.kind ??
    (await ask(`Kind (${noticeKinds.join(', ')})`, (answer) => oneOf('kind', answer, noticeKinds), 'outage'))
  const urgent =
    options.urgent ??
    (await ask(
      'Does it stand above everything else (yes, no)',
      (answer) => oneOf('urgent', answer, ['yes', 'no']),
      'no',
    )) === 'yes'
  const services = playbook.all('service').map(({ id }) => id)
  const service =
    options.service.length > 0
      ? options.service
      : await ask(
          'Services that it concerns (ids with commas, or none)',
          (answer) => listOf(answer, services),
          '',
        )
  const workaround =
    options.workaround ??
    (await ask('What to do until it is over (may be left empty)', (answer) => answer, ''))
  const marking =
    options.marking ?? (await ask('Marking (as its surroundings, if left empty)', bannerIn(playbook), ''))
  return {
    summary,
    kind,
    urgent,
    service,
    ...(workaround === '' ? {} : { workaround }),
    ...(marking === '' ? {} : { marking }),
    ...(await nextWordOf({ ask }, options, '+30m', playbook)),
  }
}

async function nextWordOf(
  { ask }: Pick<Answerer, 'ask'>,
  options: NoticeOptions,
  usual: string,
  { configuration }: Playbook,
): Promise<Partial<NoticeOptions>> {
  if (options.nextWord !== undefined) return {}
  const zone = configuration?.data.timeZone
  const nextWord = await ask(
    'When is the next word due (a moment, +30m, or none)',
    (answer) => (answer === 'none' ? '' : momentOf('next word', answer, atOf(options, zone), zone)),
    usual,
  )
  return nextWord === '' ? {} : { nextWord }
}

function bannerIn(playbook: Playbook) {
  const markings = new Markings(playbook)
  return (answer: string) => {
    if (answer !== '' && markings.read(answer) === 'unreadable')
      throw new UsageError('it cannot be read: write a banner in the form of the scheme')
    return answer
  }
}

const listOf = (answer: string, known: readonly string[]): string[] =>
  answer
    .split(/[\s,]+/)
    .filter((id) => id !== '' && id !== 'none')
    .map((id) => oneKnown('service', id, known))

function oneKnown(what: string, answer: string, known: readonly string[]): string {
  if (!known.includes(answer))
    throw new UsageError(`there is no ${what} "${answer}": ${suggest(answer, known, `${what}s are`)}`)
  return answer
}

function idOf(answer: string): string {
  if (idSchema.safeParse(answer).success) return answer
  throw new UsageError(
    `"${answer}" cannot be an id: use lower-case letters, digits and "-", starting with a letter`,
  )
}

/** `about-half-of-all`: the first words of a title. */
const nameFor = (title: string): string | undefined => {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const name = words.slice(0, 4).join('-')
  return idSchema.safeParse(name).success ? name : undefined
}
