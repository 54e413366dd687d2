import type { LiveCatalog } from './catalog.ts'

/** How far an export could be held against a playbook, in words that every report gives. */
export interface ExportCoverage {
  /** What it lists whole, so that what is not there is gone. */
  covers: string[]
  /** What it lists in part, and lists of which pages are missing. */
  partly: string[]
  /** What was given and can be compared with nothing. */
  idle: string[]
  /** Names of the offerings that the environment leaves alone. */
  left: string[]
  /** How many things of the playbook and of the export were held against each other. */
  compared: number
}

/** What an export covers, in words; `compared` and `left` come from the comparison. */
export function coverageOf(live: LiveCatalog, compared: number, left: readonly string[]): ExportCoverage {
  const { covers, offerings, buildpacks, stacks } = live
  const scopes = covers.offerings.map(({ broker, offering }) => {
    const of = broker === undefined ? '' : ` of broker ${broker}`
    return offering === undefined ? `all offerings${of}` : `offering ${offering}${of}`
  })
  const planless = offerings.filter(({ plans }) => plans === undefined).length
  const partial = offerings.filter((o) => o.partial).length
  const missing = covers.missing ?? []
  const whole = [
    ...new Set(scopes),
    ...(covers.buildpacks.length > 0 ? ['all buildpacks'] : []),
    ...(covers.stacks ? ['all stacks'] : []),
  ]
  const partly = [
    ...missing.map(({ what, have, total }) => `${have} of ${total} ${what}`),
    ...(covers.offerings.length === 0 && offerings.length > 0 ? [counted(offerings.length, 'offering')] : []),
    ...(planless > 0 ? [`${counted(planless, 'offering')} without plans`] : []),
    ...(partial > 0 && missing.length === 0 ? [`plans of ${counted(partial, 'offering')}`] : []),
    ...(covers.buildpacks.length === 0 && buildpacks.length > 0
      ? [counted(buildpacks.length, 'buildpack')]
      : []),
    ...(!covers.stacks && stacks.length > 0 ? [counted(stacks.length, 'stack')] : []),
  ]
  return { covers: whole, partly, idle: covers.idle ?? [], left: [...left], compared }
}

const counted = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`

/** Whether pages are missing or nothing was compared: then that nothing differs does not say that all agrees. */
export const isIncomplete = ({ compared }: ExportCoverage, live: Pick<LiveCatalog, 'covers'>): boolean =>
  compared === 0 || (live.covers.missing?.length ?? 0) > 0

/** What a report says where nothing was compared, with what to give. */
export function nothingCompared({ idle, partly }: ExportCoverage): string {
  const given = [...idle, ...partly]
  const holds = given.length > 0 ? ` (it holds ${given.join(', ')})` : ''
  const give = '/v3/service_plans?include=service_offering, /v3/buildpacks or /v3/stacks, whole'
  return `nothing of this export can be compared${holds}; give ${give}`
}

/** What a report says of how far the export goes, a sentence for each line; none where nothing is to be said. */
export function coverageLines({ covers, partly, idle, left }: ExportCoverage): string[] {
  const lines = [
    covers.length > 0 ? `The export covers ${covers.join(', ')}.` : 'The export covers nothing whole.',
    partly.length > 0 ? `In part: ${partly.join(', ')}; what is missing there is not called gone.` : '',
    idle.length > 0 ? `Compared with nothing: ${idle.join(', ')}.` : '',
    left.length > 0 ? `Left alone, as the playbook says: ${left.join(', ')}.` : '',
  ]
  return lines.filter((text) => text !== '')
}
