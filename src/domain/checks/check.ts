import type { Root } from 'mdast'
import type { Kind } from '../../model/registry.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Position, Problem, Rule } from '../playbook/problem.ts'

/** Something whose file is there and could not be read; without `id`, everything of that kind in one file. */
export interface Unread {
  kind: Kind
  environment?: string
  id?: string
}

/** A comment of YAML, or several on lines that follow one another, without their signs. */
export interface Comment {
  text: string
  /** Where so many characters of the text stand. */
  at: (offset: number) => Position
}

/** A place that a network would get, though a second reading of the file takes it for withheld. */
export interface Doubt {
  at: Position
  /** The network's id. */
  network: string
}

/** Something wrong in the stylesheet of the look, which no entry has. */
export interface StyleFault {
  at: Position
  message: string
  fix: string
}

/** What a check may depend on beyond the playbook. There is no clock: the day comes from outside. */
export interface CheckContext {
  /** The day everything relative is computed for, `2026-03-16`. */
  asOf: string
  /** Parses Markdown of YAML prose into mdast, positions relative to the string. */
  parseProse: (text: string) => Root
  /** What could not be read. It has its problem already: nothing that refers to it is wrong for that. */
  unread?: readonly Unread[]
  /** All permanent codes; `/problems/` has a page for each. */
  codes?: readonly string[]
  /** The rules with these codes. */
  rules?: readonly Rule[]
  /** What the network that is asked about gets of the playbook; absent where none is. */
  release?: Playbook
  /** What is wrong in the stylesheet that the configuration names. */
  styleFaults?: readonly StyleFault[]
  /** The comments of YAML, which no entry has. */
  comments?: readonly Comment[]
  /** What a second reading of the files, which shares nothing with the release, keeps from a network that would get it. */
  doubted?: readonly Doubt[]
}

/** One rule of `check`: what it means, and how it is found. One file each, listed in `registry.ts`. */
export interface Check {
  rule: Rule
  run(playbook: Playbook, context: CheckContext): Iterable<Problem>
}

/** A problem of `rule`: where, what and why, and what would be right. */
export function finding(
  { code, severity }: Rule,
  at: Position,
  message: string,
  fix: string,
  related: Problem['related'] = [],
): Problem {
  return { code, severity, at, message, fix, ...(related.length > 0 ? { related } : {}) }
}

/** Whether such an entry is there but could not be read; of any environment, if none is given. */
export function isUnread(
  { unread = [] }: CheckContext,
  kind: Kind,
  id: string,
  environment?: string,
): boolean {
  return unread.some(
    (u) =>
      u.kind === kind &&
      (u.id === undefined || u.id === id) &&
      (environment === undefined || u.environment === undefined || u.environment === environment),
  )
}
