import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { dayForm } from '../domain/base/date-forms.ts'
import { suggest } from '../domain/base/nearest.ts'
import { clockIn } from '../domain/base/zones.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { daySchema } from '../model/fields.ts'
import type { SiteProfile } from '../model/profile.ts'
import { UsageError } from './exit.ts'

/** The folders given with `--root`, or the current one. */
export function rootsOf(given: readonly string[]): string[] {
  const roots = (given.length === 0 ? ['.'] : given).map((root) => resolve(root))
  const missing = roots.find((root) => !existsSync(root))
  if (missing) throw new UsageError(`--root ${missing}: there is no such folder`)
  return roots
}

export interface AsOf {
  day: string
  /** Where the day came from; only with `clock` do two builds differ. */
  from: 'option' | 'site' | 'source-date-epoch' | 'commit' | 'clock'
}

/**
 * The day to compute for: `--as-of`, site.yaml, SOURCE_DATE_EPOCH, the last commit of `root`, else today; a moment is on
 * the day that calendars in the playbook's time zone show. A release gives no `root`: a commit that touches withheld text
 * alone would move its day.
 */
export function asOfDay(option: string | undefined, playbook: Playbook, root: string | undefined): AsOf {
  if (option !== undefined) return { day: dayOf('--as-of', option), from: 'option' }
  const pinned = playbook.site?.data.asOf
  if (pinned) return { day: pinned, from: 'site' }
  const { from, at } = momentFor(root)
  return { day: dayIn(zoneIn(playbook), at), from }
}

/** The day that {@link asOfDay} gives where neither the option nor site.yaml says one. */
export const dayOfMoment = (root: string | undefined, zone: string): string => dayIn(zone, momentFor(root).at)

/** A moment that says the day where nobody writes one, in milliseconds since 1970. */
function momentFor(root: string | undefined): { from: AsOf['from']; at: number } {
  const epoch = process.env['SOURCE_DATE_EPOCH']
  if (epoch !== undefined && /^\d{1,12}$/.test(epoch))
    return { at: Number(epoch) * 1000, from: 'source-date-epoch' }
  const commit = root === undefined ? undefined : git(root, ['log', '-1', '--format=%ct', '--', '.'])
  if (commit) return { at: Number(commit) * 1000, from: 'commit' }
  return { at: Date.now(), from: 'clock' }
}

/** The time zone that moments of a playbook are shown in. */
export const zoneIn = ({ configuration }: Pick<Playbook, 'configuration'>): string =>
  configuration?.data.timeZone ?? 'UTC'

/** What git says in `folder`, trimmed; undefined where there is no git or no repository. */
export function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return undefined
  }
}

/** The day that is said, or today in UTC: for what begins, and has no time zone yet. */
export function today(option: string | undefined): string {
  return option === undefined ? dayIn('UTC', Date.now()) : dayOf('--as-of', option)
}

/** The day that calendars in a zone show at a moment. */
const dayIn = (zone: string, milliseconds: number) =>
  clockIn(zone, new Date(milliseconds).toISOString()).slice(0, 10)

/** A day as it was given, or a usage error that shows the form. */
export function dayOf(flag: string, value: string): string {
  if (daySchema.safeParse(value).success) return value
  throw new UsageError(`${flag} ${value}: ${dayForm(value)}`)
}

/** The option of the verbs that make an edition for one of its doors. */
export const profileFlag = '--profile <name>'
export const profileHelp = 'whole; plain: no script, no drawing, nothing that a guard could call active'
/** What a site may be made as. */
export const siteProfiles: readonly SiteProfile[] = ['whole', 'plain']

/** One of `allowed`, or a usage error that lists them. */
export function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((a) => a === value)
  if (found === undefined) throw new UsageError(`${flag} ${value}: use one of ${allowed.join(', ')}`)
  return found
}

/** The network of `--network`, or the first and lowest of networks.yaml. */
export function networkOf(id: string | undefined, playbook: Playbook): Entry<'network'> {
  const networks = playbook.all('network')
  const found = id === undefined ? networks[0] : networks.find((n) => n.id === id)
  if (found) return found
  const known = networks.map((n) => n.id)
  throw new UsageError(
    id === undefined
      ? 'there is no network to build for: describe one in environments/networks.yaml'
      : `--network ${id}: ${suggest(id, known, 'networks are')}`,
  )
}

/** A port to listen on; 0 takes any that is free. */
export function portOf(value: string): number {
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65535 && value.trim() !== '') return port
  throw new UsageError(`--port ${value}: give a number from 0 to 65535`)
}
