import { appendFileSync } from 'node:fs'
import type { PageOf } from '../domain/pages/page.ts'
import { type Entry, keyOf, Playbook } from '../domain/playbook/playbook.ts'
import type { Catalog } from '../model/catalog.ts'
import type { Kind } from '../model/registry.ts'

/** Names a file that is to learn what each page reads; a test holds it against what the pages' descriptions say. */
const variable = 'FIELDBOOK_TRACE'

/** One line of that file: on this page, this field of this entry was read. */
export interface Trace {
  page: string
  entry: string
  /** `?` where the entry was asked for by its id, `*` where it was one of all of a kind. */
  field: string
}

type Tell = (entry: Pick<Entry, 'kind' | 'id' | 'environment'>, field: string) => void

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

/** The same playbook, which tells what is read of it where somebody wants to know. */
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

/** The catalog of a playbook; in a traced build, reading a part of it is told as reading the entry it comes from. */
export function tracedCatalog(playbook: Playbook, catalogOf: (playbook: Playbook) => Catalog): Catalog {
  if (!(playbook instanceof Watched)) return catalogOf(playbook)
  const { plain, tell } = playbook
  const catalog = catalogOf(plain)
  const each = <T extends object>(all: Record<string, T>, of: (id: string) => Parameters<Tell>[0]) =>
    Object.fromEntries(
      Object.entries(all).map(([id, part]) => [id, watched(part, (field) => tell(of(id), field))]),
    )
  return {
    ...catalog,
    services: each(catalog.services, (id) => ({ kind: 'service', id })),
    environments: Object.fromEntries(
      Object.entries(catalog.environments).map(([environment, of]) => [
        environment,
        watched(
          {
            ...of,
            services: each(of.services, (id) => ({ kind: 'availability', id, environment })),
            roadmap: each(of.roadmap, (id) => ({ kind: 'roadmap', id, environment })),
            expectations: each(of.expectations, () => ({
              kind: 'onboarding',
              id: environment,
              environment,
            })),
          },
          (field) => {
            if (!(field in parts)) tell({ kind: 'environment', id: environment }, field)
          },
        ),
      ]),
    ),
  }
}

/** What of an environment's part of a catalog comes from entries of their own. */
const parts = { services: 0, roadmap: 0, expectations: 0 }

function watched<T extends object>(data: T, tell: (field: string) => void): T {
  return new Proxy(data, {
    get: (target, field) => {
      if (typeof field === 'string') tell(field)
      return Reflect.get(target, field) as unknown
    },
  })
}
