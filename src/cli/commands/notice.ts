import { suggest } from '../../domain/base/nearest.ts'
import { momentWords, readMoment } from '../../domain/base/zones.ts'
import { Markings } from '../../domain/marking/effective.ts'
import { describe } from '../../domain/marking/print.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { visible } from '../../formats/visible.ts'
import { idSchema } from '../../model/fields.ts'
import {
  closeNotice,
  type NoticeEdit,
  NoticeError,
  type NoticePlace,
  openNotice,
  updateNotice,
} from '../../workspace/notice-edit.ts'
import { readIn, writePlanned } from '../../workspace/planned.ts'
import { type Answerer, personAtTerminal } from '../ask.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import {
  asWritten,
  atOf,
  momentOf,
  type NoticeOptions,
  type NoticeOrder,
  needed,
  noticeActions,
  noticeKinds,
  noticeSeverities,
} from '../notice-options.ts'
import { askForNotice, saysAll } from '../notice-questions.ts'
import { openWorkspace } from '../open.ts'
import { oneOf } from '../options.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

const collect = (value: string, before: string[]) => [...before, value]

export default {
  configure: (command) =>
    command
      .argument('[action]', `${noticeActions.join(', ')}; what is missing is asked for on a terminal`)
      .argument('[id]', 'its name, such as sign-in-fails')
      .option('--environment <id>', 'where it is')
      .option('--title <text>', 'of a new notice: what readers see first')
      .option('--summary <text>', 'of a new notice: what happens, and whom it concerns')
      .option('--kind <kind>', `of a new notice: ${noticeKinds.join(', ')}; outage unless said`)
      .option('--severity <how>', `of a new notice: ${noticeSeverities.join(', ')}`)
      .option('--urgent', 'of a new notice: it stands above everything else')
      .option('--service <id>', 'of a new notice: a service that it concerns; repeat it', collect, [])
      .option('--path <id>', 'of a new notice: a triage path that has to know; repeat it', collect, [])
      .option('--domain <name>', 'of a new notice: a domain that it concerns; repeat it', collect, [])
      .option(
        '--marking <banner>',
        'how it is marked, or the words of an update; as its surroundings unless said',
      )
      .option('--workaround <text>', 'of a new notice: what to do until it is over')
      .option('--contact <who>', 'of a new notice: whom to ask')
      .option(
        '--at <moment>',
        'when: 2026-11-16T07:40, by the clocks of the playbook, or with an offset; now unless said',
      )
      .option('--until <moment>', 'of a new notice: when it ends, as a moment or as +4h')
      .option('--next-word <moment>', 'when the next word is due, as a moment or as +30m')
      .option('--words <text>', 'of an update: what is new; of a close: the last word'),
  run: async ([action = '', id = ''], options): Promise<ExitCode> => {
    const { roots, whole: playbook } = openWorkspace(options)
    const given = { action, id, options }
    const person = saysAll(given) ? undefined : personAtTerminal()
    try {
      const order = person
        ? await askForNotice(person, playbook, given)
        : { ...given, action: oneOf('notice', action, noticeActions) }
      const place = placeOf(order, playbook)
      const edit = edited(() => editOf(order, place, playbook, (path) => readIn(roots, path)))
      out(`${edit.file.path}\n\n${shown(playbook, place, edit)}`)
      if (person && !(await isWanted(person))) throw new UsageError('nothing was written')
      await withFiles(() => writePlanned([edit.file], roots))
      return 0
    } finally {
      person?.close()
    }
  },
} satisfies Verb<NoticeOptions>

const isWanted = ({ ask }: Answerer) =>
  ask('Write it (yes, no)', (answer) => oneOf('write', answer, ['yes', 'no']) === 'yes', 'yes')

function placeOf({ id, options: { environment } }: NoticeOrder, playbook: Playbook): NoticePlace {
  const known = playbook.environments.map((entry) => entry.id)
  if (environment === undefined) throw new UsageError(`add --environment, one of ${known.join(', ')}`)
  if (!known.includes(environment))
    throw new UsageError(`--environment ${environment}: ${suggest(environment, known, 'environments are')}`)
  if (!idSchema.safeParse(id).success)
    throw new UsageError(
      `"${id}" cannot be an id: use lower-case letters, digits and "-", starting with a letter`,
    )
  return { environment, id }
}

function editOf(
  { action, options }: NoticeOrder,
  place: NoticePlace,
  playbook: Playbook,
  read: (path: string) => string | undefined,
): NoticeEdit {
  const zone = playbook.configuration?.data.timeZone
  const at = atOf(options, zone)
  const marking = markingOf(options, playbook)
  if (action === 'open') return openNotice(playbook, place, noticeOf(options, at, zone), read)
  if (action === 'close') return closeNotice(playbook, place, { at, words: options.words, marking }, read)
  const nextWord =
    options.nextWord === undefined ? undefined : momentOf('--next-word', options.nextWord, at, zone)
  const words = needed('--words', options.words, 'say what is new')
  return updateNotice(playbook, place, { at, words, nextWord, marking }, read)
}

/** A banner that can be read: what cannot be would be refused by every build. */
function markingOf({ marking }: NoticeOptions, playbook: Playbook): string | undefined {
  if (marking !== undefined && new Markings(playbook).read(marking) === 'unreadable')
    throw new UsageError(`--marking ${marking}: it cannot be read; write a banner in the form of the scheme`)
  return marking
}

function edited(make: () => NoticeEdit): NoticeEdit {
  try {
    return make()
  } catch (error) {
    if (error instanceof NoticeError) throw new UsageError(error.message)
    throw error
  }
}

function noticeOf(options: NoticeOptions, at: string, zone: string | undefined): Record<string, unknown> {
  const { severity, service, path, domain, marking, workaround, contact, until, nextWord, urgent } = options
  const some = (list: readonly string[]) => (list.length > 0 ? [...list] : undefined)
  const moment = (flag: string, given: string | undefined) =>
    given === undefined ? undefined : asWritten(momentOf(flag, given, at, zone), zone)
  const value = {
    marking,
    title: needed('--title', options.title, 'say what readers see first'),
    kind: oneOf('--kind', options.kind ?? 'outage', noticeKinds),
    severity: severity === undefined ? undefined : oneOf('--severity', severity, noticeSeverities),
    urgent: urgent || undefined,
    from: asWritten(at, zone),
    until: moment('--until', until),
    services: some(service),
    paths: some(path),
    domains: some(domain),
    summary: needed('--summary', options.summary, 'say what happens, and whom it concerns'),
    workaround,
    nextWord: moment('--next-word', nextWord),
    contact,
  }
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}

const saidOf = (what: string, of: readonly string[]) => (of.length > 0 ? [`  ${what} ${of.join(', ')}`] : [])

/** What readers will see, as text. */
function shown(playbook: Playbook, { environment, id }: NoticePlace, { notice }: NoticeEdit): string {
  const { title, kind, urgent, from, until, summary, workaround, updates = [], nextWord, contact } = notice
  const { services, paths = [], domains = [] } = notice
  const markings = new Markings(playbook)
  const home = playbook.get('environment', environment)
  const zone = playbook.configuration?.data.timeZone
  // What was read back is as it was written, or in UTC.
  const clock = (moment: string) => {
    const read = readMoment(moment, zone)
    return zone === undefined || !('moment' in read) ? moment : momentWords(read.moment, zone)
  }
  const banner =
    home && describe(markings.of({ ...home, kind: 'notice', id, environment, data: notice }), markings.scheme)
  const lines = [
    `${environment}: ${title}${banner === undefined ? '' : ` (${banner})`}`,
    `  ${kind}${urgent ? ', urgent' : ''}, ${clock(from)}${until === undefined ? ' until somebody ends it' : ` to ${clock(until)}`}`,
    `  ${summary}`,
    ...(workaround === undefined ? [] : [`  Until then: ${workaround}`]),
    ...updates.map(({ at, words }) => `  ${clock(at)}  ${words}`),
    ...(nextWord === undefined ? [] : [`  Next word at ${clock(nextWord)}`]),
    ...(contact === undefined ? [] : [`  Ask ${contact}`]),
    ...saidOf('Said of', [...services, ...domains]),
    ...saidOf('Said on the paths', paths),
  ]
  return `${lines.map((line) => visible(line.replace(/\s+$/, ''))).join('\n')}\n`
}
