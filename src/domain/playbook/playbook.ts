import type { Root } from 'mdast'
import type { EditionChanges } from '../../model/edition.ts'
import type { DataOf, Kind } from '../../model/registry.ts'
import type { Path } from '../../model/walk.ts'
import type { Position } from './problem.ts'
import { compare } from './problem.ts'

/** The text of an MDX entry, as written and as a tree whose positions are those of the whole file. */
export interface Body {
  text: string
  /** Where the text begins in its file, counted in UTF-16 units. */
  offset: number
  /** mdast with MDX nodes; offsets count from the start of the file. */
  tree: Root
  /** Position of an offset of the tree; set where the text is no longer as it is in the file. */
  place?: (offset: number) => Position
}

/** One typed thing of the playbook, with a way back to where it was written. */
export interface Entry<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  /** The environment whose folder holds it; absent for what is shared. */
  readonly environment?: string
  readonly data: DataOf<K>
  readonly body?: Body
  /** The layer it comes from. */
  readonly layer: string
  readonly file: string
  /**
   * Position of the value at `path`, or of its key; of the nearest existing ancestor if there is none.
   * With `offset`, of that UTF-16 unit of the text which the value holds.
   */
  readonly at: (path?: Path, part?: 'key' | 'value', offset?: number) => Position
  /** The highest marking of anything in it, as a banner; set where a release is put on pages. */
  readonly banner?: string
  /** What it took the place of, in an earlier layer: `replaces: true`. */
  readonly replaced?: Entry
}

/**
 * `kind`, environment and id together are what makes an entry one; layers unite by this key. An environment is
 * one by its id alone, though it lies in its own folder.
 */
export function keyOf(entry: { kind: Kind; environment?: string | undefined; id: string }): string {
  const environment = entry.kind === 'environment' ? '' : (entry.environment ?? '')
  return `${entry.kind}:${environment}:${entry.id}`
}

/** Files of `public/`, by their path below it. */
export interface PublicFile {
  path: string
  layer: string
  /** Where it lies on disk. */
  source: string
  /** What problems call it; `public/` and its path where it says nothing. */
  file?: string
  /** The file of an earlier layer that it takes the place of. */
  replaced?: PublicFile
}

/**
 * All entries of a workspace with the look-ups that checks and views need. Immutable: a release or a test
 * makes a new one from a part of the entries.
 */
export class Playbook {
  entries: readonly Entry[]
  files: readonly PublicFile[]
  /** What is otherwise than in the edition before it, where one is known. */
  readonly since: EditionChanges | undefined
  /** By kind, and by kind and environment; by key; along the paths. Each is made when somebody asks. */
  #lists: Map<string, Entry[]> | undefined
  #byKey: Map<string, Entry> | undefined
  #environments: readonly Entry<'environment'>[] | undefined

  constructor(entries: readonly Entry[], files: readonly PublicFile[] = [], since?: EditionChanges) {
    this.entries = entries
    this.files = files
    this.since = since
  }

  /** Entries of a kind in the order they were written; of one environment only, if it is given. */
  all<K extends Kind>(kind: K, environment?: string): Entry<K>[] {
    this.#lists ??= listed(this.entries)
    const list = this.#lists.get(environment === undefined ? kind : `${kind}:${environment}`)
    return [...(list ?? [])] as unknown as Entry<K>[]
  }

  get<K extends Kind>(kind: K, id: string, environment?: string): Entry<K> | undefined {
    this.#byKey ??= new Map(this.entries.map((entry) => [keyOf(entry), entry]))
    return this.#byKey.get(keyOf({ kind, environment, id })) as Entry<K> | undefined
  }

  /** The site's settings. A workspace without a readable site.yaml has none, and `check` says so. */
  get site(): Entry<'site'> | undefined {
    return this.all('site')[0]
  }

  /** How the organisation shapes Fieldbook to itself; absent where all is as it ships. */
  get configuration(): Entry<'configuration'> | undefined {
    return this.all('configuration')[0]
  }

  get scheme(): Entry<'scheme'> | undefined {
    return this.all('scheme')[0]
  }

  /** Environments along their promotion paths: each after the one it is promoted from, then by id. */
  get environments(): Entry<'environment'>[] {
    this.#environments ??= this.#alongPaths()
    return [...this.#environments]
  }

  #alongPaths(): Entry<'environment'>[] {
    const left = this.all('environment').sort((a, b) => compare(a.id, b.id))
    const ordered: Entry<'environment'>[] = []
    const follow = (before: string | undefined) => {
      for (const environment of left) {
        if (environment.data.promotesFrom !== before || ordered.includes(environment)) continue
        ordered.push(environment)
        follow(environment.id)
      }
    }
    follow(undefined)
    // What is promoted from an unknown environment, or in a circle, comes last; `check` reports it.
    return [...ordered, ...left.filter((e) => !ordered.includes(e))]
  }

  /** The triage paths of an environment: its own, and the shared ones that apply, its own first. */
  triage(environment: string): Entry<'triage'>[] {
    const own = this.all('triage', environment)
    const shared = this.all('triage').filter(
      (t) =>
        t.environment === undefined &&
        (t.data.environments?.includes(environment) ?? true) &&
        !own.some((o) => o.id === t.id),
    )
    return [...own, ...shared].sort((a, b) => compare(a.data.title, b.data.title))
  }
}

function listed(entries: readonly Entry[]): Map<string, Entry[]> {
  const lists = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const name of [entry.kind, `${entry.kind}:${entry.environment ?? ''}`]) {
      const list = lists.get(name)
      if (list) list.push(entry)
      else lists.set(name, [entry])
    }
  }
  return lists
}
