import { suggest } from '../../domain/base/nearest.ts'
import { visible } from '../../formats/visible.ts'
import { idSchema, momentSchema } from '../../model/fields.ts'
import { noticeSchema } from '../../model/notice.ts'
import {
  closeNotice,
  type NoticeEdit,
  NoticeError,
  type NoticePlace,
  openNotice,
  updateNotice,
} from '../../workspace/notice-edit.ts'
import { readIn, writePlanned } from '../../workspace/planned.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { oneOf } from '../options.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

const actions = ['open', 'update', 'close'] as const
const { kind: kindSchema, severity: severitySchema } = noticeSchema.shape
const severities = severitySchema.unwrap().options

interface Options {
  environment?: string
  title?: string
  summary?: string
  kind: string
  severity?: string
  urgent?: boolean
  service: string[]
  path: string[]
  workaround?: string
  contact?: string
  at?: string
  until?: string
  nextWord?: string
  words?: string
}

const collect = (value: string, before: string[]) => [...before, value]

export default {
  configure: (command) =>
    command
      .argument('<action>', actions.join(', '))
      .argument('<id>', 'its name, such as sign-in-fails')
      .option('--environment <id>', 'where it is')
      .option('--title <text>', 'of a new notice: what readers see first')
      .option('--summary <text>', 'of a new notice: what happens, and whom it concerns')
      .option('--kind <kind>', `of a new notice: ${kindSchema.options.join(', ')}`, 'outage')
      .option('--severity <how>', `of a new notice: ${severities.join(', ')}`)
      .option('--urgent', 'of a new notice: it stands above everything else')
      .option('--service <id>', 'of a new notice: a service that it concerns; repeat it', collect, [])
      .option('--path <id>', 'of a new notice: a triage path that has to know; repeat it', collect, [])
      .option('--workaround <text>', 'of a new notice: what to do until it is over')
      .option('--contact <who>', 'of a new notice: whom to ask')
      .option('--at <moment>', 'when: 2026-11-16T07:40Z; now unless said')
      .option('--until <moment>', 'of a new notice: when it ends, as a moment or as +4h')
      .option('--next-word <moment>', 'when the next word is due, as a moment or as +30m')
      .option('--words <text>', 'of an update: what is new; of a close: the last word'),
  run: async ([given = '', id = ''], options): Promise<ExitCode> => {
    const action = oneOf('notice', given, actions)
    const { roots, whole: playbook } = openWorkspace(options)
    const known = playbook.environments.map((environment) => environment.id)
    const environment = options.environment
    if (environment === undefined) throw new UsageError(`add --environment, one of ${known.join(', ')}`)
    if (!known.includes(environment))
      throw new UsageError(`--environment ${environment}: ${suggest(environment, known, 'environments are')}`)
    if (!idSchema.safeParse(id).success)
      throw new UsageError(
        `"${id}" cannot be an id: use lower-case letters, digits and "-", starting with a letter`,
      )
    const at = momentOf('--at', options.at, new Date().toISOString().slice(0, 16))
    const place = { environment, id }
    const edit = edited(() => {
      const read = (path: string) => readIn(roots, path)
      if (action === 'open') return openNotice(playbook, place, noticeOf(options, at), read)
      const nextWord =
        options.nextWord === undefined ? undefined : momentOf('--next-word', options.nextWord, at)
      if (action === 'close') return closeNotice(playbook, place, { at, words: options.words }, read)
      const words = needed('--words', options.words, 'say what is new')
      return updateNotice(playbook, place, { at, words, nextWord }, read)
    })
    await withFiles(() => writePlanned([edit.file], roots))
    out(`${edit.file.path}\n\n${shown(place, edit)}`)
    return 0
  },
} satisfies Verb<Options>

function edited(make: () => NoticeEdit): NoticeEdit {
  try {
    return make()
  } catch (error) {
    if (error instanceof NoticeError) throw new UsageError(error.message)
    throw error
  }
}

function noticeOf(options: Options, at: string): Record<string, unknown> {
  const { severity, service, path, workaround, contact, until, nextWord, urgent } = options
  const some = (list: readonly string[]) => (list.length > 0 ? [...list] : undefined)
  const value = {
    title: needed('--title', options.title, 'say what readers see first'),
    kind: oneOf('--kind', options.kind, kindSchema.options),
    severity: severity === undefined ? undefined : oneOf('--severity', severity, severities),
    urgent: urgent || undefined,
    from: at,
    until: until === undefined ? undefined : momentOf('--until', until, at),
    services: some(service),
    paths: some(path),
    summary: needed('--summary', options.summary, 'say what happens, and whom it concerns'),
    workaround,
    nextWord: nextWord === undefined ? undefined : momentOf('--next-word', nextWord, at),
    contact,
  }
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined))
}

function needed(flag: string, value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`${flag}: ${what}`)
  return value
}

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A moment as it is written, or so much after `base`: `+30m`, `+4h`, `+2d`. */
function momentOf(flag: string, given: string | undefined, base: string): string {
  const [, count, unit] = /^\+(\d{1,4})([mhd])$/.exec(given ?? '') ?? []
  const begin = Date.parse(base.endsWith('Z') ? base : `${base}Z`)
  const moment =
    given === undefined || count !== undefined
      ? `${new Date(begin + Number(count ?? 0) * (units[unit ?? 'm'] ?? 0)).toISOString().slice(0, 16)}Z`
      : given
  if (!momentSchema.safeParse(moment).success)
    throw new UsageError(
      `${flag} ${given}: write a moment in UTC such as 2026-11-16T07:40Z, or +30m, +4h, +2d`,
    )
  return moment
}

/** What readers will see, as text. */
function shown({ environment }: NoticePlace, { notice }: NoticeEdit): string {
  const { title, kind, urgent, from, until, summary, workaround, updates = [], nextWord, contact } = notice
  const lines = [
    `${environment}: ${title}`,
    `  ${kind}${urgent ? ', urgent' : ''}, ${from}${until === undefined ? ' until somebody ends it' : ` to ${until}`}`,
    `  ${summary}`,
    ...(workaround === undefined ? [] : [`  Until then: ${workaround}`]),
    ...updates.map(({ at, words }) => `  ${at}  ${words}`),
    ...(nextWord === undefined ? [] : [`  Next word at ${nextWord}`]),
    ...(contact === undefined ? [] : [`  Ask ${contact}`]),
  ]
  return `${lines.map((line) => visible(line.replace(/\s+$/, ''))).join('\n')}\n`
}
