import type { PlannedFile } from '../planned.ts'
import { YamlEdit } from '../yaml-edit.ts'

/** A path inside a file of YAML. */
export type Place = readonly (string | number)[]

/** One editor for each file that is touched. */
export class Edits {
  readonly #read: (path: string) => string | undefined
  readonly #files = new Map<string, { before: string | undefined; edit: YamlEdit }>()

  constructor(read: (path: string) => string | undefined) {
    this.#read = read
  }

  of(path: string): YamlEdit {
    const known = this.#files.get(path)
    if (known) return known.edit
    const before = this.#read(path)
    const edit = new YamlEdit(before ?? '')
    this.#files.set(path, { before, edit })
    return edit
  }

  get changed(): PlannedFile[] {
    return [...this.#files].flatMap(([path, { before, edit }]): PlannedFile[] => {
      const after = edit.result
      if (after === (before ?? '')) return []
      return [before === undefined ? { path, after } : { path, before, after }]
    })
  }
}

/** Flags by what they stand above; what was found again loses those of an earlier import. */
export class Flags {
  readonly #flags = new Map<string, { file: string; path: Place; texts: string[] }>()

  clear(file: string, path: Place) {
    this.#flags.set(JSON.stringify([file, path]), { file, path, texts: [] })
  }

  add(file: string, path: Place, text: string) {
    const key = JSON.stringify([file, path])
    const flag = this.#flags.get(key) ?? { file, path, texts: [] }
    flag.texts.push(text)
    this.#flags.set(key, flag)
  }

  get all() {
    return [...this.#flags.values()]
  }
}
