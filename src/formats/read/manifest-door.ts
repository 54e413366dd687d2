import type { Instance, Manifest } from '../../domain/fit/app.ts'
import type { PlatformCode } from '../../domain/fit/rules/codes.ts'
import type { Remark } from '../../domain/fit/rules/rule.ts'
import type { Position } from '../../domain/playbook/problem.ts'
import type { Dict, List, Scalar, Tree } from './tree.ts'

/** A file that is no app manifest, as the manifest it comes to. */
export interface Door {
  from: NonNullable<Manifest['from']>
  /** What would stand under `applications`, each value where the file has it. */
  applications: Tree
  instances: Instance[]
  /** What has no place in a manifest. */
  remarks: Remark[]
  serviceKeys?: NonNullable<Manifest['serviceKeys']>
}

/** A text at the place of what it was made from. */
export const textAt = (at: Position, text: string): Scalar => ({
  kind: 'scalar',
  at,
  value: text,
  text,
  quoted: true,
})
/** A list of trees, at the place of what it was made from. */
export const listAt = (at: Position, items: Tree[]): List => ({ kind: 'list', at, items })
/** A map of trees, at the place of what it was made from; what is undefined is left out. */
export const mapAt = (at: Position, entries: readonly (readonly [string, Tree | undefined])[]): Dict => ({
  kind: 'map',
  at,
  entries: new Map(
    entries.flatMap(([key, value]) => (value ? [[key, { at: value.at, value }] as const] : [])),
  ),
})

/** Collects what has no place in a manifest, under one code. */
export class Unmapped {
  readonly remarks: Remark[] = []
  readonly #code: PlatformCode

  constructor(code: PlatformCode) {
    this.#code = code
  }

  add(at: Position, subject: string, says: string) {
    this.remarks.push({ code: this.#code, at, subject, says })
  }
}
