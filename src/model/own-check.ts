import type { DataOf, Kind } from './registry.ts'

/** An entry as a check of an organisation's own reads it: plain data, of which it may change nothing. */
export interface ReadEntry<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  /** The environment that it belongs to; absent for what is shared. */
  readonly environment?: string
  /** As its schema says, with what is left out filled in. */
  readonly data: DataOf<K>
  /** The text below its frontmatter, for MDX. */
  readonly text?: string
  /** Where it is written, from the root of its layer. */
  readonly file: string
}

/** A playbook as such a check reads it: with `--network` what that network may hold, else all of it. */
export interface ReadPlaybook {
  readonly entries: readonly ReadEntry[]
  /** Entries of a kind in the order in which they are written; of one environment only, if it is given. */
  all<K extends Kind>(kind: K, environment?: string): ReadEntry<K>[]
  get<K extends Kind>(kind: K, id: string, environment?: string): ReadEntry<K> | undefined
}

/** Something that such a check has found. */
export interface OwnFinding {
  /** The entry that it is about, as it was given; the finding stands in its file. */
  entry: ReadEntry
  /** The way to the value in it: `['own', 'cost-center']`. */
  path?: readonly (string | number)[]
  /** What is wrong, in one line. */
  message: string
  /** What would be right. */
  fix?: string
}

/** A check of an organisation's own: the default export of a file of `extend/` that the configuration names. */
export interface OwnCheck {
  /** Permanent. It begins with `own-`, so that none of ours can ever be called the same. */
  code: `own-${string}`
  severity: 'error' | 'warning'
  /** What it finds, in a few words. */
  title: string
  /** Gives its findings. There is no clock: the day comes from outside. */
  run(playbook: ReadPlaybook, context: { readonly asOf: string }): Iterable<OwnFinding>
}
