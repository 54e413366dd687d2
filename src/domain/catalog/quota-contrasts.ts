import type { Contrast } from '../../model/comparison.ts'
import type { Quotas } from '../../model/environment.ts'
import { lookUp } from '../base/look-up.ts'
import { workingDays } from '../base/words.ts'
import { type ContrastSides, changedKeys, changesAt } from './contrast.ts'
import { decisionOf } from './decision.ts'
import { contrast } from './foundation-contrasts.ts'

const quotas: Record<keyof Quotas, { name: string; unit?: string; todo?: string }> = {
  totalMemoryMb: { name: 'Memory of an organisation', unit: 'MB' },
  perProcessMemoryMb: { name: 'Memory of a process', unit: 'MB' },
  perProcessDiskMb: { name: 'Disk of a process', unit: 'MB' },
  totalInstances: { name: 'Instances' },
  perAppTasks: { name: 'Tasks of an application' },
  logRateLimitBytesPerSecond: { name: 'Log rate', unit: 'bytes per second' },
  totalServiceInstances: { name: 'Service instances' },
  totalServiceKeys: { name: 'Service keys' },
  paidServicesAllowed: { name: 'Paid plans', todo: 'Take plans that are free' },
  totalRoutes: { name: 'Routes' },
  totalReservedPorts: { name: 'Reserved ports' },
  defaultLogRateBytesPerSecond: { name: 'Log rate by default', unit: 'bytes per second' },
  maximumStartSeconds: { name: 'Time to start' },
}

/** A quota as people call it, and an amount of it in words. */
export function wordQuota(
  id: string,
): { name: string; say: (amount: number | boolean | undefined) => string } | undefined {
  const quota = lookUp(quotas, id)
  return quota && { name: quota.name, say: (amount) => sayQuota(amount, quota.unit) }
}

/** What an organisation may use. What one process may use, and what is no longer there at all, breaks. */
export function contrastQuotas(sides: ContrastSides): Contrast[] {
  const { request } = sides.after
  return changedKeys(sides, 'quotas').flatMap((id) => {
    const quota = lookUp(quotas, id)
    if (!quota) return []
    const changes = changesAt(sides, 'quotas', id)
    const amount = (all: object) => lookUp(all as Record<string, number | boolean>, id)
    const word = (all: object) => sayQuota(amount(all), quota.unit)
    const lowered = changes.some((c) => c.kind === 'quota-lowered')
    const gone = !amount(sides.after.quotas) || id.startsWith('perProcess')
    return contrast(sides, 'quotas', {
      id,
      name: quota.name,
      effect: lowered ? (gone ? 'breaks' : 'time') : 'gain',
      before: word(sides.before.quotas),
      after: word(sides.after.quotas),
      changes,
      todo: lowered ? `${quota.todo ?? 'Size to it'}, or ask: ${workingDays(request.leadTime)}.` : undefined,
      ...(lowered ? { request: decisionOf(request) } : {}),
    })
  })
}

function sayQuota(amount: number | boolean | undefined, unit: string | undefined): string {
  if (amount === undefined) return 'unlimited'
  if (typeof amount === 'boolean') return amount ? 'allowed' : 'refused'
  if (unit === 'MB' && amount % 1024 === 0) return `${amount / 1024} GB`
  return unit === undefined ? String(amount) : `${amount} ${unit}`
}
