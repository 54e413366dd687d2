import { readMoment, withOffset } from '../domain/base/zones.ts'
import { writtenMomentSchema } from '../model/fields.ts'
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

/**
 * A moment in UTC: as it is written, by the clocks of the playbook's `zone` where it has no offset, or so much after
 * `base`: `+30m`, `+4h`, `+2d`.
 */
export function momentOf(
  flag: string,
  given: string | undefined,
  base: string,
  zone: string | undefined,
): string {
  const [, count, unit] = /^\+(\d{1,4})([mhd])$/.exec(given ?? '') ?? []
  const begin = Date.parse(base.endsWith('Z') ? base : `${base}Z`)
  if (given === undefined || count !== undefined)
    return `${new Date(begin + Number(count ?? 0) * (units[unit ?? 'm'] ?? 0)).toISOString().slice(0, 16)}Z`
  if (!writtenMomentSchema().safeParse(given).success)
    throw new UsageError(`${flag} ${given}: write ${momentForms(zone)}, or +30m, +4h, +2d`)
  const read = readMoment(given, zone)
  if ('fix' in read) throw new UsageError(`${flag} ${given}: a time ${read.message}; ${read.fix}`)
  return read.moment
}

const momentForms = (zone: string | undefined): string =>
  zone === undefined
    ? 'a moment in UTC such as 2026-11-16T07:40Z, or with its offset'
    : `a moment by the clocks of ${zone} such as 2026-11-16T07:40, or with its offset`

/** A moment as it is written into a playbook: by the clocks of its zone, with their offset. */
export const asWritten = (moment: string, zone: string | undefined): string =>
  zone === undefined ? moment : withOffset(moment, zone)

/** The moment that `--at` says, or this one. */
export const atOf = (options: Pick<NoticeOptions, 'at'>, zone: string | undefined): string =>
  momentOf('--at', options.at, new Date().toISOString().slice(0, 16), zone)
