import type { Quotas } from '../../model/environment.ts'
import type { App, GivenValue, Instance, Manifest, Process } from './app.ts'
import { judgeLogRate, judgeTimeout } from './limits.ts'
import type { FitTarget } from './playbook.ts'
import { judgeSidecars } from './sidecars.ts'
import { size } from './size.ts'
import type { Finding, Verdict } from './verdict.ts'
import { giveVariables, names } from './waiting.ts'

/** What Cloud Foundry gives a process that does not say: `default_app_memory` and `default_app_disk_in_mb`. */
const defaultMb = 1024

/** Each process against the limits of one process, and sidecars against the process they live in; `from` is what it was written as. */
export function judgeProcesses(app: App, target: FitTarget, from: Manifest['from']): Finding[] {
  return [
    ...app.processes.flatMap((process) => [
      ...(process.wrong?.some((key) => sizes.includes(key)) ? [] : [judgeProcess(process, target)]),
      ...judgeTimeout(process, target),
      ...judgeLogRate(process, target, from),
    ]),
    ...judgeSidecars(app, target, defaultMb),
  ]
}

/** What the size of a process is made of. */
const sizes = ['memory', 'disk-quota', 'instances']

function judgeProcess(process: Process, target: FitTarget): Finding {
  const { perProcessMemoryMb, perProcessDiskMb } = target.environment.quotas
  const base = { kind: 'process' as const, subject: process.type, at: process.at }
  const parts = [
    { given: process.memoryMb, limit: perProcessMemoryMb, quota: 'perProcessMemoryMb', what: 'memory' },
    { given: process.diskMb, limit: perProcessDiskMb, quota: 'perProcessDiskMb', what: 'disk' },
  ]
  const over = parts.find(
    (part) => part.limit !== undefined && (part.given?.value ?? (part.given ? 0 : defaultMb)) > part.limit,
  )
  if (over) {
    const asked = size(over.given?.value ?? defaultMb)
    const says = `${asked} of ${over.what}, and ${size(over.limit ?? 0)} is the most for one process`
    const playbook = target.at('quotas', over.quota)
    return {
      ...base,
      verdict: 'no',
      says,
      at: over.given?.at ?? base.at,
      playbook,
      request: target.request(),
    }
  }
  const playbook = target.at('quotas', 'perProcessMemoryMb')
  const given = [process.instances, process.memoryMb, process.diskMb]
  const missing = [...new Set(given.flatMap((size) => size?.missing ?? []))]
  if (missing.length > 0) {
    const says = `its size waits for ${names(missing)}`
    return { ...base, verdict: 'unknown', says, playbook, give: giveVariables(missing) }
  }
  const unsaid = judgeUnsaidDisk(process, target)
  if (unsaid) return unsaid
  const memory = process.memoryMb ? size(process.memoryMb.value ?? 0) : `${size(defaultMb)} (not given)`
  const disk = process.diskMb ? `, ${size(process.diskMb.value ?? 0)} of disk` : ''
  return { ...base, verdict: 'fits', says: `${instancesOf(process)} × ${memory} of memory${disk}`, playbook }
}

/** `maximum_app_disk_in_mb` of Cloud Controller where nobody set it: beyond it only the environment knows. */
const mostDiskMb = 2048

function judgeUnsaidDisk({ type, at, diskMb }: Process, target: FitTarget): Finding | undefined {
  if (target.environment.quotas.perProcessDiskMb !== undefined || (diskMb?.value ?? 0) <= mostDiskMb)
    return undefined
  const says = `${size(diskMb?.value ?? 0)} of disk: ${size(mostDiskMb)} is the most unless the platform sets another, and the playbook says none`
  const give = 'the most disk of one process, from the environment’s team'
  const playbook = target.at('quotas')
  return { kind: 'process', subject: type, verdict: 'unknown', says, give, at: diskMb?.at ?? at, playbook }
}

/** Everything in the manifest together against what one organisation may have. */
export function judgeTogether(
  manifest: Manifest,
  instances: ReadonlyMap<string, Instance>,
  start: Finding['at'],
  target: FitTarget,
): Finding[] {
  return needsOf(manifest, instances, target).flatMap(({ quota, what, need, show }): Finding[] => {
    const limit = target.environment.quotas[quota]
    if (typeof limit !== 'number' || (need.known === 0 && need.missing.length === 0)) return []
    const over = need.known > limit
    const verdict: Verdict = over ? 'no' : need.missing.length > 0 ? 'unknown' : 'fits'
    const known = show(need.known)
    const amount = need.missing.length === 0 ? known : `${known} and ${names(need.missing)}`
    const says = `${amount} of the organisation’s ${show(limit)}`
    return [
      {
        kind: 'quota',
        subject: what,
        verdict,
        says: over ? says : `${says}, before what is there already`,
        at: start,
        playbook: target.at('quotas', quota),
        ...(over ? { request: target.request() } : {}),
        ...(verdict === 'unknown' ? { give: giveVariables(need.missing) } : {}),
      },
    ]
  })
}

/** A sum as far as it is known, and the variables it still waits for. */
interface Need {
  known: number
  missing: readonly string[]
}

function needsOf(
  { apps, serviceKeys }: Manifest,
  instances: ReadonlyMap<string, Instance>,
  target: FitTarget,
) {
  const { defaultLogRateBytesPerSecond: silent = 0 } = target.environment.quotas
  const processes = apps.flatMap((app) => app.processes)
  const sum = (value: (process: Process) => Need) => total(processes.map(value))
  const count = (known: number): Need => ({ known, missing: [] })
  const bound = new Set(
    apps.flatMap((app) => app.services?.value ?? []).flatMap(({ name }) => name.value ?? []),
  )
  const managed = [...bound].filter((name) => instances.get(name)?.kind !== 'user-provided')
  const routes = apps.map(({ routes }) =>
    routes.kind === 'generated' ? 1 : (routes.listed.value?.length ?? 0),
  )
  const ports = apps
    .flatMap(({ routes }) => routes.listed.value ?? [])
    .filter((route) => /:\d+$/.test(route.value ?? ''))
  const needs: Record<SummedQuota, { what: string; need: Need; show?: (n: number) => string }> = {
    totalMemoryMb: {
      what: 'memory',
      show: size,
      need: sum((p) => times(countOf(p), p.memoryMb, defaultMb)),
    },
    totalInstances: { what: 'instances', need: sum((p) => countOf(p)) },
    totalServiceInstances: { what: 'service instances', need: count(managed.length) },
    totalServiceKeys: { what: 'service keys', need: count(serviceKeys?.count ?? 0) },
    totalRoutes: { what: 'routes', need: total(routes.map(count)) },
    totalReservedPorts: { what: 'reserved ports', need: count(ports.length) },
    logRateLimitBytesPerSecond: { what: 'bytes of log a second', need: sum((p) => logNeed(p, silent)) },
  }
  return (Object.keys(needs) as SummedQuota[]).map((quota) => ({ quota, show: String, ...needs[quota] }))
}

/** What one process or plan may have is judged there; of tasks a manifest says nothing. */
type SummedQuota = Exclude<
  keyof Quotas,
  | 'perProcessMemoryMb'
  | 'perProcessDiskMb'
  | 'paidServicesAllowed'
  | 'perAppTasks'
  | 'defaultLogRateBytesPerSecond'
  | 'maximumStartSeconds'
>

const total = (needs: readonly Need[]): Need => ({
  known: needs.reduce((sum, need) => sum + need.known, 0),
  missing: [...new Set(needs.flatMap((need) => need.missing))],
})

/** Without a word, Cloud Foundry starts one web process and none of the others. */
const instancesOf = (process: Process) => process.instances?.value ?? (process.type === 'web' ? 1 : 0)

const countOf = (process: Process): Need =>
  process.instances?.missing
    ? { known: 0, missing: process.instances.missing }
    : { known: instancesOf(process), missing: [] }

function times(count: Need, given: GivenValue<number> | undefined, otherwise: number): Need {
  const each = given ? (given.value ?? 0) : otherwise
  return { known: count.known * each, missing: [...count.missing, ...(given?.missing ?? [])] }
}

/** What is not written counts with the platform's default; no limit at all is judged of the process itself. */
function logNeed(process: Process, silent: number): Need {
  if (process.logRate?.value === -1) return { known: 0, missing: [] }
  return times(countOf(process), process.logRate, silent)
}
