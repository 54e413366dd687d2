import type { App, Given, Many } from '../domain/fit/app.ts'
import type { Position, Problem } from '../domain/problem.ts'
import { inputProblem } from './input-rules.ts'
import type { Dict, Tree } from './tree.ts'

export type Attributes = Dict['entries']

/** The entries of a map with `disk_quota` as `disk-quota`; both at once is a mistake. */
export function kebab(tree: Tree, problems: Problem[]): Attributes {
  const attributes: Attributes = new Map()
  if (tree.kind !== 'map') return attributes
  for (const [written, entry] of tree.entries) {
    const key = written.replaceAll('_', '-')
    if (attributes.has(key)) {
      const message = `\`${key}\` stands here in both spellings; the last one counts`
      problems.push(inputProblem('input-duplicate-key', entry.at, message))
    }
    attributes.set(key, entry)
  }
  return attributes
}

/** The value of an attribute that is written and not null. */
export const present = (attributes: Attributes, key: string): Tree | undefined => {
  const tree = attributes.get(key)?.value
  return tree?.kind === 'scalar' && tree.value === null && !tree.missing ? undefined : tree
}

/** Characters of a name, a route, an image. */
const maxText = 1000

const waiting = (tree: Tree & { kind: 'scalar' }) => ({
  at: tree.at,
  missing: tree.missing ?? [],
  written: tree.text,
})

/** Reads single values and reports those of the wrong form, by the attribute's name, never by its value. */
export class Fields {
  /** Attributes whose whole value still waits for variables. */
  readonly pending: App['pending'] = []
  readonly #problems: Problem[]

  constructor(problems: Problem[]) {
    this.#problems = problems
  }

  wrong(at: Position, message: string, fix: string) {
    this.#problems.push(inputProblem('input-value', at, message, fix))
  }

  text(tree: Tree | undefined, name: string): Given<string> | undefined {
    if (!tree) return undefined
    if (tree.kind !== 'scalar') {
      this.wrong(tree.at, `\`${name}\` is a ${tree.kind}`, 'make it text')
      return undefined
    }
    if (tree.text.length > maxText) {
      this.wrong(tree.at, `\`${name}\` is longer than ${maxText} characters`, 'shorten it')
      return undefined
    }
    if (tree.missing) return waiting(tree)
    return tree.value === null ? undefined : { at: tree.at, value: tree.text }
  }

  count(tree: Tree | undefined, name: string): Given<number> | undefined {
    const text = this.text(tree, name)
    if (!text || text.missing) return text
    if (/^\d{1,9}$/.test(text.value)) return { at: text.at, value: Number(text.value) }
    this.wrong(text.at, `\`${name}\` is no whole number`, 'write a number such as 2')
    return undefined
  }

  /** `512M`, `1.5 GB`; a number alone only for none (0) and unlimited (-1), as Cloud Controller takes it. */
  bytes(tree: Tree | undefined, name: string): Given<number> | undefined {
    const text = this.text(tree, name)
    if (!text || text.missing) return text
    if (/^(?:0|-1)[A-Z]{0,2}$/i.test(text.value))
      return { at: text.at, value: Number.parseInt(text.value, 10) }
    const [, number, unit] = /^(\d{1,12}(?:\.\d{1,6})?)\s?([KMGT]?)B?$/i.exec(text.value) ?? []
    const power = ['', 'K', 'M', 'G', 'T'].indexOf((unit ?? '').toUpperCase())
    if (number !== undefined && /[a-z]$/i.test(text.value))
      return { at: text.at, value: Number(number) * 1024 ** power }
    const fix = 'write a number with a unit: B, K, KB, M, MB, G, GB, T or TB'
    this.wrong(text.at, `\`${name}\` is no size`, fix)
    return undefined
  }

  many<T>(tree: Tree | undefined, name: string, read: (item: Tree) => T | undefined): Many<T> | undefined {
    if (!tree) return undefined
    if (tree.kind === 'scalar' && tree.missing) return waiting(tree)
    if (tree.kind !== 'list') {
      this.wrong(tree.at, `\`${name}\` is no list`, 'write each one as `- …`')
      return undefined
    }
    return { at: tree.at, value: tree.items.flatMap((item) => read(item) ?? []) }
  }

  /** Remembers that this attribute cannot be judged yet. */
  pend(tree: Tree | undefined, attribute: string) {
    if (tree?.kind === 'scalar' && tree.missing)
      this.pending.push({ attribute, at: tree.at, missing: tree.missing })
  }

  /** A list of maps; one that is a variable without a value is remembered as pending. */
  maps(tree: Tree | undefined, name: string): { tree: Tree; entries: Attributes }[] {
    const found = this.many(tree, name, (item) => item)
    this.pend(tree, name)
    return (found?.value ?? []).flatMap((item) => {
      if (item.kind === 'map') return [{ tree: item, entries: kebab(item, this.#problems) }]
      this.wrong(item.at, `an entry of \`${name}\` is no map`, 'write its attributes under it')
      return []
    })
  }
}
