import type { Manifest, Process } from './app.ts'
import type { FitTarget } from './playbook.ts'
import type { Finding } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'

/** `maximum_health_check_timeout` of Cloud Controller where nobody set it. */
const mostSeconds = 180

/** The time that a process may take to start. */
export function judgeTimeout({ type, timeout }: Process, target: FitTarget): Finding[] {
  if (!timeout) return []
  const most = target.environment.quotas.maximumStartSeconds ?? mostSeconds
  const subject = type === 'web' ? 'timeout' : `${type}: timeout`
  const base = {
    kind: 'process' as const,
    subject,
    at: timeout.at,
    playbook: target.at('quotas', 'maximumStartSeconds'),
  }
  if (timeout.missing) {
    const says = `it waits for ${names(timeout.missing)}`
    return [{ ...base, verdict: 'unknown', says, give: giveVariables(timeout.missing) }]
  }
  if (timeout.value <= most) return []
  const says = `${timeout.value} seconds, and ${most} are the most`
  const fix = `write ${most} or less`
  return [{ ...base, code: 'limit-timeout', verdict: 'refused', says, fix, request: target.request() }]
}

/**
 * Whether a process asks for logs without a limit where the organisation has one. `from` is what it was written as: a
 * manifest that gives no log rate asks for no limit, a record has only not said it, and an MTA cannot say it.
 */
export function judgeLogRate(
  { type, logRate, at, wrong }: Process,
  target: FitTarget,
  from: Manifest['from'],
): Finding[] {
  const { logRateLimitBytesPerSecond: limit, defaultLogRateBytesPerSecond: silent } =
    target.environment.quotas
  if (limit === undefined || wrong?.includes('log-rate-limit-per-second')) return []
  const subject = type === 'web' ? 'log rate' : `${type}: log rate`
  const base = {
    kind: 'process' as const,
    subject,
    at: logRate?.at ?? at,
    playbook: target.at('quotas', 'logRateLimitBytesPerSecond'),
  }
  const quota = `an organisation has ${limit} bytes a second`
  if (logRate?.missing) {
    const says = `it waits for ${names(logRate.missing)}, and ${quota}`
    return [{ ...base, verdict: 'unknown', says, give: giveVariables(logRate.missing) }]
  }
  if (logRate ? logRate.value !== -1 : silent !== undefined) return []
  if (!logRate && from === 'record') {
    const says = `how much it logs is not said, and ${quota}`
    return [{ ...base, verdict: 'unknown', says, give: 'how many bytes a second each instance logs at most' }]
  }
  const says = `${logRate ? 'it asks for no limit' : 'it is not given, which is no limit'}, and ${quota}`
  const rate = sizeOf(Math.min(limit, 16_384))
  const code = 'limit-log-rate'
  // None of the deployer's parameters sets it (multiapps-controller, SupportedParameters.java).
  if (from === 'mta') {
    const fix = `no parameter of a module sets it: ask for a default of the platform, such as ${rate}, or deploy this app with \`cf push\``
    return [{ ...base, code, verdict: 'refused', says, fix, request: target.request() }]
  }
  const where = from === 'score' ? ' in the manifest that is made of it' : ''
  const fix = `write \`log-rate-limit-per-second\`${where}, such as ${rate}`
  return [{ ...base, code, verdict: 'refused', says, fix }]
}

const sizeOf = (bytes: number) => (bytes >= 1024 ? `${Math.floor(bytes / 1024)}K` : `${bytes}B`)
