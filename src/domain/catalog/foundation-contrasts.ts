import type { Change } from '../../model/catalog-diff.ts'
import type { Contrast, ContrastArea, Effect } from '../../model/comparison.ts'
import type { Topic } from '../../model/environment.ts'
import type { Features, FeatureValue } from '../../model/foundations.ts'
import { lookUp } from '../base/look-up.ts'
import { sameMinor } from '../base/version.ts'
import { environmentAddress } from '../pages/address.ts'
import { becauseOf, type ContrastSides, changedKeys, changesAt, effectOf } from './contrast.ts'
import { decisionOf } from './decision.ts'

/** Where a difference in each topic is told. */
const areas: Record<Topic, ContrastArea> = {
  platform: 'platform',
  zones: 'platform',
  stacks: 'staging',
  buildpacks: 'staging',
  domains: 'routes',
  docker: 'staging',
  cnb: 'staging',
  ssh: 'operations',
  egress: 'posture',
  quotas: 'quotas',
  onboarding: 'onboarding',
  access: 'onboarding',
  request: 'onboarding',
  logs: 'feedback',
  metrics: 'feedback',
  traces: 'feedback',
  dashboards: 'feedback',
  events: 'feedback',
  canary: 'release',
  'blue-green': 'release',
  team: 'team',
  controls: 'posture',
}

/** A contrast between the environments themselves; fills in the fields that all of them share. */
export function contrast(
  sides: ContrastSides,
  topic: Topic,
  fields: Pick<Contrast, 'id' | 'name' | 'changes'> & { before: string; after: string } & Partial<
      Pick<Contrast, 'effect' | 'until' | 'request'>
    > & { todo?: string | undefined },
): Contrast {
  const { before, after, todo, ...rest } = fields
  const area = areas[topic]
  const page = area === 'onboarding' ? 'onboarding' : 'index'
  return {
    area,
    effect: effectOf(fields.changes),
    reasons: becauseOf(sides, topic),
    addresses: { before: environmentAddress(sides.from, page), after: environmentAddress(sides.to, page) },
    ...rest,
    before: { text: before },
    after: { text: after },
    ...(todo === undefined ? {} : { todo }),
  }
}

/** Stacks, buildpacks, platform, features and zones. */
export function contrastFoundations(sides: ContrastSides): Contrast[] {
  return [
    ...contrastStacks(sides),
    ...contrastBuildpacks(sides),
    ...contrastFeatures(sides),
    ...contrastPlatform(sides),
  ]
}

function contrastStacks(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  const active = Object.entries(after.stacks).find(([, s]) => s.state === 'active')?.[0]
  return changedKeys(sides, 'stacks').flatMap((name) => {
    const changes = changesAt(sides, 'stacks', name).filter(isFelt)
    const [old, now] = [lookUp(before.stacks, name), lookUp(after.stacks, name)]
    const leaves = now === undefined || now.state !== 'active'
    // A stack that is about to be removed is no gain for somebody who never had it.
    if (changes.length === 0 || (!old && leaves)) return []
    const other = leaves && active !== undefined && active !== name
    return contrast(sides, 'stacks', {
      id: `stack-${name}`,
      name: `Stack ${name}`,
      before: old?.state ?? 'not there',
      after: now?.state ?? 'not there',
      changes,
      todo: other ? `Restage on \`${active}\` before the release.` : undefined,
      ...(now?.until === undefined ? {} : { until: now.until }),
    })
  })
}

function contrastBuildpacks(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  return changedKeys(sides, 'buildpacks').flatMap((key) => {
    const [old, now] = [lookUp(before.buildpacks, key), lookUp(after.buildpacks, key)]
    const either = now ?? old
    // Where its stack is added or removed, the row of the stack says it.
    if (!either || !lookUp(before.stacks, either.stack) || !lookUp(after.stacks, either.stack)) return []
    const changes = changesAt(sides, 'buildpacks', key).filter(isFelt)
    if (changes.length === 0) return []
    const state = (b: typeof now) =>
      b ? `${b.version}${b.state === 'available' ? '' : `, ${b.state}`}` : 'not there'
    return contrast(sides, 'buildpacks', {
      id: `buildpack-${key}`,
      name: `${either.name} on ${either.stack}`,
      before: state(old),
      after: state(now),
      changes,
      todo: now ? undefined : 'Ask for the buildpack early, or bring the application on one that is there.',
      ...(now?.until === undefined ? {} : { until: now.until }),
    })
  })
}

/** Notes are no difference, and neither are patch releases. */
function isFelt({ kind, before, after }: Change): boolean {
  if (kind === 'described' || kind === 'end-date' || kind === 'marking') return false
  const [a, b] = [before?.value, after?.value]
  return !(kind.startsWith('version') && typeof a === 'string' && typeof b === 'string' && sameMinor(a, b))
}

const features: {
  [F in keyof Features]-?: { name: string; values: Record<FeatureValue<F>, string>; less: string }
} = {
  docker: {
    name: 'Container images',
    values: { true: 'allowed', false: 'refused' },
    less: 'Push source code or a droplet instead of an image.',
  },
  cnb: {
    name: 'Cloud Native Buildpacks',
    values: { true: 'allowed', false: 'refused' },
    less: 'Stage with `lifecycle: buildpack`.',
  },
  ssh: {
    name: 'Shell into containers',
    values: { developers: 'for developers', 'on-request': 'on request', never: 'never' },
    less: 'Make logs and metrics tell what a shell would.',
  },
  egress: {
    name: 'Traffic out',
    values: { open: 'open', 'by-destination': 'by destination', none: 'none' },
    less: 'List every host the application calls; ask for each, or do without.',
  },
}

/** A catalog of another version may have others. */
const isFeature = (id: string): id is keyof Features => Object.hasOwn(features, id)

function contrastFeatures(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  return changedKeys(sides, 'features').flatMap((id) => {
    if (!isFeature(id)) return []
    const feature: { name: string; values: Record<string, string>; less: string } = features[id]
    const changes = changesAt(sides, 'features', id)
    const word = (all: Features) => lookUp(feature.values, String(all[id])) ?? 'not said'
    const lost = changes.some((c) => c.kind === 'feature-lost')
    // An application runs without a shell; people only work differently.
    const effect: Effect = lost ? (id === 'ssh' ? 'time' : 'breaks') : 'gain'
    return contrast(sides, id, {
      id,
      name: feature.name,
      effect,
      before: word(before.features),
      after: word(after.features),
      changes,
      todo: lost ? feature.less : undefined,
      ...(lost ? { request: decisionOf(after.request) } : {}),
    })
  })
}

function contrastPlatform(sides: ContrastSides): Contrast[] {
  const { before, after } = sides
  const [platform, zones] = [changesAt(sides, 'platform'), changesAt(sides, 'zones')]
  const version = ({ platform: p }: typeof before) => `${p.product} ${p.version}`
  const count = ({ zones: n }: typeof before) =>
    n === undefined ? 'not said' : `${n} zone${n === 1 ? '' : 's'}`
  const rows: Contrast[] = []
  if (platform.length > 0) {
    const said = { before: version(before), after: version(after), changes: platform }
    rows.push(contrast(sides, 'platform', { id: 'platform', name: 'Platform', ...said }))
  }
  if (zones.length > 0) {
    const effect = (after.zones ?? 0) < (before.zones ?? 0) ? 'time' : 'gain'
    const said = { before: count(before), after: count(after), changes: zones, effect } as const
    rows.push(contrast(sides, 'zones', { id: 'zones', name: 'Zones', ...said }))
  }
  return rows
}
