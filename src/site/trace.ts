import { appendFileSync } from 'node:fs'
import type { PageOf } from '../domain/pages/page.ts'
import { type Entry, keyOf, Playbook } from '../domain/playbook/playbook.ts'
import type { Catalog, CatalogEnvironment } from '../model/catalog.ts'
import type { Environment } from '../model/environment.ts'
import type { Kind } from '../model/registry.ts'

/** Names a file that is to learn what each page reads; a test holds it against what the pages' descriptions say. */
const variable = 'FIELDBOOK_TRACE'

/** One line of that file: on this page, this field of this entry was read. */
export interface Trace {
  page: string
  entry: string
  /**
   * The way to it, `.` between its steps: `request.approver`. `?` where the entry was asked for by its id, `*` where it
   * was one of all of a kind.
   */
  field: string
}

/** Hears of an entry which field of it is read. */
export type Tell = (entry: Pick<Entry, 'kind' | 'id' | 'environment'>, field: string) => void

/** A playbook that tells what is read of it. */
class Watched extends Playbook {
  readonly plain: Playbook
  readonly tell: Tell

  constructor(plain: Playbook, tell: Tell) {
    super(
      plain.entries.map((entry) => ({ ...entry, data: watched(entry.data, (field) => tell(entry, field)) })),
      [],
      plain.since,
    )
    this.plain = plain
    this.tell = tell
  }

  override all<K extends Kind>(kind: K, environment?: string): Entry<K>[] {
    const found = super.all(kind, environment)
    for (const entry of found) this.tell(entry, '*')
    return found
  }

  override get<K extends Kind>(kind: K, id: string, environment?: string): Entry<K> | undefined {
    const found = super.get(kind, id, environment)
    if (found) this.tell(found, '?')
    return found
  }
}

/** The same playbook, which tells what is read of it. */
export const watch = (playbook: Playbook, tell: Tell): Playbook => new Watched(playbook, tell)

/** The same playbook, which tells what a page reads of it where somebody wants to know. */
export function traced(playbook: Playbook, { address }: PageOf): Playbook {
  const file = process.env[variable]
  if (file === undefined) return playbook
  const told = new Set<string>()
  return new Watched(playbook, (entry, field) => {
    const line = `${JSON.stringify({ page: address, entry: keyOf(entry), field } satisfies Trace)}\n`
    if (!told.has(line)) appendFileSync(file, line)
    told.add(line)
  })
}

/**
 * The catalog of a playbook; in a traced build, reading a part of it is told as reading the entry it comes from, by the
 * way that leads there in the entry.
 */
export function tracedCatalog(playbook: Playbook, catalogOf: (playbook: Playbook) => Catalog): Catalog {
  if (!(playbook instanceof Watched)) return catalogOf(playbook)
  const { plain, tell } = playbook
  const catalog = catalogOf(plain)
  const each = <T extends object>(
    all: Record<string, T>,
    of: (id: string) => Parameters<Tell>[0],
    below?: string,
  ) =>
    Object.fromEntries(
      Object.entries(all).map(([id, part]) => {
        const way = below === undefined ? '' : `${below}.${id}.`
        return [id, watched(part, (field) => tell(of(id), `${way}${field}`))]
      }),
    )
  return {
    ...catalog,
    services: each(catalog.services, (id) => ({ kind: 'service', id })),
    products: each(catalog.products, (id) => ({ kind: 'product', id })),
    environments: Object.fromEntries(
      Object.entries(catalog.environments).map(([environment, of]) => {
        const onboarding = { kind: 'onboarding', id: environment, environment } as const
        return [
          environment,
          watched(
            {
              ...of,
              services: each(of.services, (id) => ({ kind: 'availability', id, environment })),
              roadmap: each(of.roadmap, (id) => ({ kind: 'roadmap', id, environment })),
              expectations: each(of.expectations, () => onboarding, 'expectations'),
            },
            (field) => {
              const [part = '', ...rest] = field.split('.')
              if (part in ofTheirOwn) return
              const inside = isInside(part) ? [insides[part], part] : [part]
              tell({ kind: 'environment', id: environment }, [...inside, ...rest].join('.'))
            },
          ),
        ]
      }),
    ),
  }
}

/** What of an environment's part of a catalog comes from entries of their own. */
const ofTheirOwn = { services: 0, roadmap: 0, expectations: 0 }

/** What of an environment stands in its part of a catalog, and deeper in the environment itself. */
const insides = {
  region: 'foundations',
  zones: 'foundations',
  platform: 'foundations',
  features: 'foundations',
  stacks: 'foundations',
  buildpacks: 'foundations',
  domains: 'foundations',
  controls: 'posture',
} satisfies Partial<Record<keyof CatalogEnvironment, keyof Environment>>
const isInside = (part: string): part is keyof typeof insides => Object.hasOwn(insides, part)

/** The same data, which tells the way to each field that is read. Of one object there is one that tells. */
function watched<T extends object>(data: T, tell: (field: string) => void): T {
  const made = new WeakMap<object, object>()
  const inside = <D extends object>(of: D, way: string): D => {
    const known = made.get(of)
    if (known) return known as D
    const proxy = new Proxy(of, {
      get: (target, field) => {
        const value = Reflect.get(target, field) as unknown
        if (typeof field === 'symbol' || typeof value === 'function') return value
        if (Array.isArray(target) && field === 'length') return value
        const here = `${way}${field}`
        tell(here)
        return typeof value === 'object' && value !== null ? inside(value, `${here}.`) : value
      },
    })
    made.set(of, proxy)
    return proxy
  }
  return inside(data, '')
}
