/** A place in a file of the workspace. Lines and columns count from 1, in UTF-16 units. */
export interface Position {
  /** Path relative to its layer's root, prefixed by the layer's folder when there are several. */
  file: string
  line: number
  col: number
}

export type Severity = 'error' | 'warning'

/** One finding about the workspace. Problems are collected, never thrown; only reporters print them. */
export interface Problem {
  /** Permanent; each has a page in the docs. */
  code: string
  severity: Severity
  at: Position
  /** What is wrong, and why it matters where that is not plain. */
  message: string
  /** What would be right, with the nearest valid alternative. */
  fix?: string
  /** Other places that take part: the other end of a cycle, the first of two. */
  related?: readonly { at: Position; note: string }[]
}

/** What a permanent code means; the documentation's page about it is made from this. */
export interface Rule {
  code: string
  severity: Severity
  title: string
  /** Why it is a rule. */
  why: string
  /** A small example of what is refused and of what is right. */
  wrong: string
  right: string
}

/** Sorts by file, then position, then code, so that every run prints the same. */
export function byPlace(a: Problem, b: Problem): number {
  return byPosition(a.at, b.at) || compare(a.code, b.code) || compare(a.message, b.message)
}

/** Sorts by file, line and column. */
export function byPosition(a: Position, b: Position): number {
  return compare(a.file, b.file) || a.line - b.line || a.col - b.col
}

/** Orders strings by code unit: the same on every machine and locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
