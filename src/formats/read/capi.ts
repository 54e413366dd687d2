import type {
  CatalogCoverage,
  LiveBuildpack,
  LiveCatalog,
  LiveOffering,
  LivePlan,
  LiveStack,
} from '../../domain/live/catalog.ts'
import { compare, type Position, type Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { aboutOf } from './offering-about.ts'
import { commonVersion, given } from './osb.ts'
import { at, child, items, scalarText, type Tree, truthOf } from './tree.ts'
import { versionIn } from './version-in.ts'

const known = [
  'service_plans',
  'service_offerings',
  'service_brokers',
  'buildpacks',
  'stacks',
  'service_instances',
] as const
type Resource = (typeof known)[number]
type Missing = NonNullable<CatalogCoverage['missing']>

/**
 * Pages of the Cloud Controller v3 API, collected in any order and put together by guid: `service_plans`
 * (best with `include=service_offering`), `service_offerings`, `service_brokers`, `buildpacks`, `stacks`,
 * `service_instances`. See the API's reference; ids need not be GUIDs.
 */
export class CapiPages {
  readonly #resources = new Map<Resource, Map<string, Tree>>()
  readonly #listings = new Map<Resource, { total: number; filtered: boolean; at: Position }>()

  /** Takes one page; reports what is no page of a kind that is read. */
  add(page: Tree, problems: Problem[]): void {
    const resource = resourceOf(page)
    if (resource === undefined) {
      const message = 'a page of the API, but of a kind that is not read'
      problems.push(inputProblem('input-kind', page.at, message, `give one of ${known.join(', ')}`))
      return
    }
    for (const item of items(child(page, 'resources'))) this.#keep(resource, item)
    const total = Number(scalarText(at(page, 'pagination', 'total_results')) ?? 0)
    const before = this.#listings.get(resource)
    const filtered =
      isFiltered(scalarText(at(page, 'pagination', 'first', 'href'))) || (before?.filtered ?? false)
    this.#listings.set(resource, { total: Math.max(total, before?.total ?? 0), filtered, at: page.at })
    const included = child(page, 'included')
    for (const kind of known) for (const item of items(child(included, kind))) this.#keep(kind, item)
  }

  all(resource: Resource): Tree[] {
    return [...(this.#resources.get(resource)?.values() ?? [])]
  }

  get(resource: Resource, guid: string | undefined): Tree | undefined {
    return guid === undefined ? undefined : this.#resources.get(resource)?.get(guid)
  }

  /** What the pages say is offered, and how far they can speak for all of it. */
  catalog(problems: Problem[]): Pick<LiveCatalog, 'offerings' | 'buildpacks' | 'stacks' | 'covers'> {
    const missing: Missing = []
    const plans = this.#whole('service_plans', problems, missing)
    const offerings = this.#whole('service_offerings', problems, missing)
    const buildpacks = this.#lifecycles(problems, missing)
    const stacks = this.#whole('stacks', problems, missing)
    return {
      offerings: this.#offerings(plans, problems),
      buildpacks: this.all('buildpacks').flatMap(readBuildpack),
      stacks: this.all('stacks').flatMap(readStack),
      covers: {
        // Plans that name no offering list none: that page is of plans only.
        offerings: (plans && this.#named) || offerings ? [{}] : [],
        buildpacks,
        stacks,
        ...(missing.length > 0 ? { missing } : {}),
        ...(this.#idle.length > 0 ? { idle: this.#idle } : {}),
      },
    }
  }

  /** Whether every plan has its offering. */
  get #named(): boolean {
    return this.all('service_plans').every((plan) =>
      this.get('service_offerings', guidOf(plan, 'service_offering')),
    )
  }

  /** Lists that were given and let nothing be compared. */
  get #idle(): string[] {
    return [...this.#listings].flatMap(([resource, { filtered }]) => {
      const some = this.all(resource).length
      if (resource === 'service_instances') return [resource]
      // Beside offerings, brokers name whose they are.
      if (resource === 'service_brokers') return this.all('service_offerings').length > 0 ? [] : [resource]
      if (resource === 'service_plans' && some > 0 && this.all('service_offerings').length === 0)
        return ['service_plans without their offerings']
      return some === 0 && filtered ? [`an empty, filtered list of ${resource}`] : []
    })
  }

  // A resource may come as an included part and then again by itself: the fuller one counts.
  #keep(resource: Resource, item: Tree) {
    const guid = scalarText(child(item, 'guid'))
    if (guid === undefined || item.kind !== 'map') return
    const kept = this.#resources.get(resource) ?? new Map<string, Tree>()
    this.#resources.set(resource, kept)
    const before = kept.get(guid)
    if (before?.kind !== 'map' || before.entries.size < item.entries.size) kept.set(guid, item)
  }

  #lifecycles(problems: Problem[], missing: Missing): LiveBuildpack['lifecycle'][] {
    if (!this.#whole('buildpacks', problems, missing)) return []
    const told = this.all('buildpacks').some((pack) => child(pack, 'lifecycle'))
    return told ? ['buildpack', 'cnb'] : ['buildpack']
  }

  #whole(resource: Resource, problems: Problem[], missing: Missing): boolean {
    const listing = this.#listings.get(resource)
    if (!listing) return false
    const have = this.all(resource).length
    if (have < listing.total) {
      const message = `${have} of ${listing.total} ${resource} are here`
      const fix = 'give the other pages too, or export with per_page=5000'
      problems.push(inputProblem('export-incomplete', listing.at, message, fix))
      missing.push({ what: resource, have, total: listing.total, at: listing.at })
    }
    return have >= listing.total && !listing.filtered
  }

  #offerings(plansWhole: boolean, problems: Problem[]): LiveOffering[] {
    const found = new Map<string, { tree: Tree; plans: LivePlan[] }>()
    for (const tree of this.all('service_offerings'))
      found.set(scalarText(child(tree, 'guid')) ?? '', { tree, plans: [] })
    for (const plan of this.all('service_plans')) {
      const owner = found.get(guidOf(plan, 'service_offering') ?? '')
      if (owner) owner.plans.push(...readPlan(plan, owner.tree))
      else problems.push(inputProblem('export-unnamed', plan.at, 'a plan without its offering', fixUnnamed))
    }
    const offerings = [...found.values()].flatMap(({ tree, plans }): LiveOffering[] => {
      const name = scalarText(child(tree, 'name'))
      if (name === undefined) return []
      const broker = this.get('service_brokers', guidOf(tree, 'service_broker'))
      return [
        {
          name,
          at: tree.at,
          // Where plans are missing, that none is here does not say that there is none.
          ...(plansWhole || plans.length > 0 ? { plans: plans.sort((a, b) => compare(a.name, b.name)) } : {}),
          ...(plansWhole || plans.length === 0 ? {} : { partial: true as const }),
          ...given('broker', scalarText(child(broker, 'name'))),
          ...given('description', scalarText(child(tree, 'description'))),
          ...given('about', aboutOf(tree)),
          ...given('available', truthOf(child(tree, 'available'))),
          ...given('version', commonVersion(plans)),
        },
      ]
    })
    return offerings.sort((a, b) => compare(a.name, b.name) || compare(a.broker ?? '', b.broker ?? ''))
  }
}

const fixUnnamed = 'export with ?include=service_offering, or give the service_offerings too'

function readPlan(tree: Tree, offering: Tree): LivePlan[] {
  const name = scalarText(child(tree, 'name'))
  if (name === undefined) return []
  const bindable = ['broker_catalog', 'features', 'bindable']
  return [
    {
      name,
      at: tree.at,
      ...given('free', truthOf(child(tree, 'free'))),
      ...given('bindable', truthOf(at(tree, ...bindable)) ?? truthOf(at(offering, ...bindable))),
      ...given('description', scalarText(child(tree, 'description'))),
      ...given('version', scalarText(at(tree, 'maintenance_info', 'version'))),
      ...given('visibility', visibilityOf(tree)),
      ...given('guid', scalarText(child(tree, 'guid'))),
    },
  ]
}

function visibilityOf(plan: Tree): LivePlan['visibility'] {
  const written = scalarText(child(plan, 'visibility_type'))
  if (truthOf(child(plan, 'available')) === false) return 'admin'
  return (['public', 'organization', 'space', 'admin'] as const).find((v) => v === written)
}

/** The guid that a relationship points at. */
export const guidOf = (tree: Tree | undefined, relationship: string): string | undefined =>
  scalarText(at(tree, 'relationships', relationship, 'data', 'guid'))

/** Which list a page belongs to: its own links say so; where they were cut away, the fields of its items do. */
function resourceOf(page: Tree): Resource | undefined {
  const href = scalarText(at(page, 'pagination', 'first', 'href')) ?? ''
  const path = /\/v3\/([a-z_]+)(?:[?#]|$)/.exec(href)?.[1]
  if (path !== undefined) return known.find((kind) => kind === path)
  const item = items(child(page, 'resources'))[0]
  if (at(item, 'relationships', 'service_offering')) return 'service_plans'
  if (child(item, 'type') && at(item, 'relationships', 'space')) return 'service_instances'
  if (at(item, 'relationships', 'service_broker') || child(item, 'broker_catalog')) return 'service_offerings'
  if (child(item, 'filename') || child(item, 'locked')) return 'buildpacks'
  if (child(item, 'build_rootfs_image') || child(item, 'default')) return 'stacks'
  return undefined
}

/** A listing asked for by name, label or space does not speak for what it leaves out. */
function isFiltered(href: string | undefined): boolean {
  const query = href?.split('?')[1]?.split('#')[0] ?? ''
  const parameters = query.split('&').flatMap((part) => part.split('=')[0] || [])
  const harmless = /^(?:include|page|per_page|order_by|available|fields(?:\[|%5B).*)$/i
  return parameters.some((parameter) => !harmless.test(parameter))
}

function readBuildpack(tree: Tree): LiveBuildpack[] {
  const name = scalarText(child(tree, 'name'))
  if (name === undefined) return []
  const filename = scalarText(child(tree, 'filename'))
  const state = scalarText(child(tree, 'state'))
  // APIs older than states: a buildpack without bits has no file.
  const told = tree.kind === 'map' && tree.entries.has('filename')
  const ready = state === undefined ? !told || filename !== undefined : state === 'READY'
  return [
    {
      name,
      at: tree.at,
      lifecycle: scalarText(child(tree, 'lifecycle')) === 'cnb' ? 'cnb' : 'buildpack',
      enabled: truthOf(child(tree, 'enabled')) ?? true,
      locked: truthOf(child(tree, 'locked')) ?? false,
      ...(ready ? {} : { ready }),
      ...given('stack', scalarText(child(tree, 'stack'))),
      ...given('version', versionIn(filename)),
    },
  ]
}

function readStack(tree: Tree): LiveStack[] {
  const name = scalarText(child(tree, 'name'))
  if (name === undefined) return []
  const written = scalarText(child(tree, 'state'))?.toLowerCase()
  const state = (['active', 'restricted', 'deprecated', 'disabled'] as const).find((s) => s === written)
  const reason = scalarText(child(tree, 'state_reason'))
  return [{ name, at: tree.at, ...given('state', state), ...given('reason', reason) }]
}
