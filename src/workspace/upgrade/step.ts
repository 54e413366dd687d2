import type { YamlEdit } from '../yaml-edit.ts'

/** What could not be brought up, for a person to decide; `path` leads to it in the file. */
export interface Left {
  path: readonly (string | number)[]
  what: string
}

/** One change of the content's form, for the files that it is about. Run again it changes nothing. */
export interface UpgradeStep {
  /** The version of content that has it. */
  to: number
  /** What is otherwise, in a line. */
  title: string
  /** Whether a file may have to change, by its path in its layer. */
  isOf: (path: string) => boolean
  /** Edits the value of a file in place; comments, order and everything else stay. */
  upgrade: (edit: YamlEdit, value: unknown) => Left[]
}
