import { workingDays } from '../../domain/base/words.ts'
import { scheduleOf } from '../../domain/onboarding/schedule.ts'
import { isCloudFoundry } from '../../domain/playbook/platform.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { roleOf, shortOfRole } from '../../domain/playbook/tasks.ts'
import type { Quotas } from '../../model/environment.ts'
import type { Features, FeatureValue } from '../../model/foundations.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { NextDate } from './next-dates.ts'

type EnvironmentEntry = Entry<'environment'>

/** The overview of an environment: everything about it on one page, urgent things first. */
export function briefPage(playbook: Playbook, environment: EnvironmentEntry, dates: readonly NextDate[]) {
  const { data } = environment
  const [first = ''] = data.intent.split(/\n\s*\n/)
  return environmentPage(playbook, environment, 'index', {
    after: data.short,
    lead: first,
    chosen: dates.map((date) => date.entry),
    facts: [
      { label: 'Data handled', marking: data.handles },
      { label: 'Reviewed', text: dayLabel(data.reviewed) },
      ...ownerOf(playbook, environment),
    ],
  })
}

/** Who runs an environment, as a fact beside its title; none where no role does. */
export function ownerOf(playbook: Playbook, { data }: EnvironmentEntry): { label: string; text: string }[] {
  const role = roleOf(playbook, 'run')
  return role === undefined
    ? []
    : [{ label: 'Owner', text: `${roleLabel(playbook, role)} pair, ${data.name}` }]
}

/** What of the intent does not stand in the lead already. */
export const restOfIntent = ({ data }: EnvironmentEntry) =>
  data.intent
    .split(/\n\s*\n/)
    .slice(1)
    .join('\n\n')

/** The name a role goes by here. */
export const roleLabel = (playbook: Playbook, role: string) => shortOfRole(playbook, role)

/** Four figures that place the environment. */
export function figures(
  playbook: Playbook,
  { id, data }: EnvironmentEntry,
): { label: string; text: string }[] {
  const { platform, region, zones } = data.foundations
  return [
    { label: 'Platform', text: `${platform.product} ${platform.version}` },
    {
      label: 'Region',
      text: zones === undefined ? region : `${region}, ${zones === 1 ? 'one zone' : `${zones} zones`}`,
    },
    ...(data.impactLevel === undefined ? [] : [{ label: 'Impact level', text: data.impactLevel }]),
    { label: 'First release, lead time', text: leadTime(playbook, id) },
  ]
}

/** How many working days a first release takes by what is asked before it; undefined where nothing is written of that. */
export function leadDays(playbook: Playbook, environment: string): number | undefined {
  const onboarding = playbook.all('onboarding', environment)[0]?.data
  return onboarding && scheduleOf(onboarding.expectations, new Set()).length
}

/** The same in words. */
export function leadTime(playbook: Playbook, environment: string): string {
  const days = leadDays(playbook, environment)
  return days === undefined ? 'not said' : workingDays(days)
}

const quotaLabels: Record<keyof Quotas, string> = {
  totalMemoryMb: 'Memory, all apps',
  perProcessMemoryMb: 'Memory, one process',
  perProcessDiskMb: 'Disk, one process',
  totalInstances: 'App instances',
  perAppTasks: 'Tasks at once, one app',
  logRateLimitBytesPerSecond: 'Log rate, one app',
  totalServiceInstances: 'Service instances',
  totalServiceKeys: 'Service keys',
  paidServicesAllowed: 'Paid plans',
  totalRoutes: 'Routes',
  totalReservedPorts: 'Reserved TCP ports',
  defaultLogRateBytesPerSecond: 'Log rate, where none is said',
  maximumStartSeconds: 'Time to start, one process',
}

const ofPlatform: readonly (keyof Quotas)[] = ['defaultLogRateBytesPerSecond', 'maximumStartSeconds']

/** What one organisation may use, in words. Cloud Controller counts in MB and bytes a second. */
export function quotaRows({ data }: EnvironmentEntry): { label: string; text: string }[] {
  return (Object.keys(quotaLabels) as (keyof Quotas)[]).flatMap((key) => {
    const value = data.quotas[key]
    // Other platforms than Cloud Foundry have other limits: what is not said of them is not without one.
    if (value === undefined && !isCloudFoundry(data.foundations.platform)) return []
    // What the platform sets for all is worth a line where it is set.
    if (value === undefined && ofPlatform.includes(key)) return []
    return [{ label: quotaLabels[key], text: quotaText(key, value) }]
  })
}

function quotaText(key: string, value: number | boolean | undefined): string {
  if (value === undefined) return 'no limit'
  if (key === 'maximumStartSeconds') return `${value} seconds`
  if (typeof value === 'boolean') return value ? 'allowed' : 'not allowed'
  if (key.endsWith('Mb')) return value % 1024 === 0 ? `${value / 1024} GB` : `${value} MB`
  if (key.endsWith('BytesPerSecond')) return `${Math.round(value / 1024)} KB/s`
  return String(value)
}

const featureLabels: Record<keyof Features, string> = {
  docker: 'Container images',
  cnb: 'Cloud Native Buildpacks',
  ssh: 'Shell into containers',
  egress: 'Traffic out',
}
const featureWords: Record<FeatureValue, string> = {
  true: 'on',
  false: 'off',
  developers: 'space developers',
  'on-request': 'on request',
  never: 'never',
  open: 'open',
  'by-destination': 'opened by destination',
  none: 'none',
}

/** The features that an environment answers for, each in words. */
export function featureRows({ data }: EnvironmentEntry): { label: string; text: string }[] {
  const { features } = data.foundations
  return (Object.keys(featureLabels) as (keyof Features)[]).flatMap((key) => {
    const value = features[key]
    return value === undefined ? [] : [{ label: featureLabels[key], text: featureWords[`${value}`] }]
  })
}
