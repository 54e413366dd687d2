import { momentSchema } from '../model/fields.ts'
import { noticeSchema } from '../model/notice.ts'
import { UsageError } from './exit.ts'
import type { CommonOptions } from './verb.ts'

export const noticeActions = ['open', 'update', 'close'] as const
export type NoticeAction = (typeof noticeActions)[number]

const { kind, severity } = noticeSchema.shape
export const noticeKinds = kind.options
export const noticeSeverities = severity.unwrap().options

/** What is said of a notice on the command line. */
export interface NoticeOptions {
  environment?: string
  title?: string
  summary?: string
  kind?: string
  severity?: string
  urgent?: boolean
  service: string[]
  path: string[]
  domain: string[]
  marking?: string
  workaround?: string
  contact?: string
  at?: string
  until?: string
  nextWord?: string
  words?: string
}

/** What is to be done to which notice. */
export interface NoticeOrder {
  action: NoticeAction
  id: string
  options: NoticeOptions & CommonOptions
}

/** A text that has to be there. Throws {@link UsageError} with `what` there is to say. */
export function needed(flag: string, value: string | undefined, what: string): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`${flag}: ${what}`)
  return value
}

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** A moment as it is written, or so much after `base`: `+30m`, `+4h`, `+2d`. */
export function momentOf(flag: string, given: string | undefined, base: string): string {
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

/** The moment that `--at` says, or this one. */
export const atOf = (options: Pick<NoticeOptions, 'at'>): string =>
  momentOf('--at', options.at, new Date().toISOString().slice(0, 16))
