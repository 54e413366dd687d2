import type { CatalogEnvironment } from '../../model/catalog.ts'
import { buildpackKey } from '../base/look-up.ts'
import { compareVersions } from '../base/version.ts'
import type { LiveBuildpack, LiveCatalog } from './catalog.ts'
import type { Note, Put } from './observe.ts'

type Stacks = CatalogEnvironment['stacks']
type Buildpacks = CatalogEnvironment['buildpacks']

/** Stacks as the platform shows them. APIs older than stack states say nothing of them. */
export function observeStacks(documented: Stacks, { stacks, covers }: LiveCatalog, put: Put): Stacks {
  const live = new Map(stacks.map((stack) => [stack.name, stack]))
  const seen: Stacks = {}
  for (const [name, stack] of Object.entries(documented)) {
    const found = live.get(name)
    if (found) seen[name] = { ...stack, state: found.state ?? stack.state }
    else if (!covers.stacks) seen[name] = stack
  }
  for (const { name, state, at } of stacks) {
    put(at, 'stacks', name)
    seen[name] ??= { state: state ?? 'active' }
  }
  return seen
}

/** Buildpacks by name, stack and lifecycle. A disabled one counts as removed; only the playbook says `deprecated`. */
export function observeBuildpacks(
  documented: Buildpacks,
  live: LiveCatalog,
  put: Put,
  notes: Note[],
): Buildpacks {
  const shown = new Map<string, LiveBuildpack>()
  const unusable = new Set<string>()
  const everyStack = new Set<string>()
  for (const pack of live.buildpacks) {
    const key = pack.stack === undefined ? undefined : buildpackKey({ ...pack, stack: pack.stack })
    if (pack.ready === false) {
      const on = pack.stack === undefined ? '' : ` on ${pack.stack}`
      const message = `buildpack ${pack.name}${on} has no bits, so nothing can be staged with it; upload them with cf update-buildpack ${pack.name} -p FILE, and export again`
      notes.push({ message, at: pack.at })
    }
    if (!pack.enabled || pack.ready === false) {
      if (key !== undefined) unusable.add(key)
    } else if (key === undefined) {
      everyStack.add(pack.name)
      const message = `buildpack ${pack.name} serves every stack, so it is compared with none`
      notes.push({ message, at: pack.at })
    } else shown.set(key, pack)
  }
  const seen: Buildpacks = {}
  for (const [key, pack] of Object.entries(documented)) {
    const found = shown.get(key)
    if (found) seen[key] = { ...pack, ...versionOf(pack.version, found), state: stateOf(pack.state, found) }
    else if (unusable.has(key)) continue
    else if (!live.covers.buildpacks.includes(pack.lifecycle) || everyStack.has(pack.name)) seen[key] = pack
  }
  for (const [key, pack] of shown) {
    put(pack.at, 'buildpacks', key)
    const { name, stack = '', lifecycle, version = 'unknown', locked } = pack
    seen[key] ??= { name, stack, lifecycle, version, state: locked ? 'locked' : 'available' }
  }
  return seen
}

const versionOf = (documented: string, { version }: LiveBuildpack) =>
  version === undefined || compareVersions(documented, version) === 0 ? {} : { version }

const stateOf = (documented: Buildpacks[string]['state'], { locked }: LiveBuildpack) =>
  documented === 'deprecated' ? documented : locked ? 'locked' : 'available'
