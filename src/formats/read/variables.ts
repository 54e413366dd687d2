import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { wrongKind } from './kind.ts'
import { resolve } from './manifest-yaml.ts'
import { parse } from './parse.ts'
import type { Reading, Source } from './source.ts'
import type { Dict, Scalar, Tree } from './tree.ts'

/** Values for `((name))`, by name. Never printed: they are where secrets come from. */
export type Variables = ReadonlyMap<string, Tree>

/**
 * Variables from files in the order given, then from `--var`; later ones win, as in `cf push`. A value given
 * with `--var` is YAML, so `--var instances=3` is a number.
 */
export function readVariables(
  files: readonly Source[],
  given: readonly { name: string; value: string }[],
): Reading<Variables> {
  const problems: Problem[] = []
  const variables = new Map<string, Tree>()
  for (const source of files) {
    const { value, problems: found } = parse(source)
    problems.push(...found)
    for (const tree of value ?? []) {
      if (tree.kind !== 'map') problems.push(wrongKind(tree, 'a map of variables'))
      else for (const [name, entry] of tree.entries) variables.set(name, entry.value)
    }
  }
  for (const { name, value } of given) {
    const file = `--var ${name}`
    const { value: trees } = parse({ file, text: value })
    const text: Scalar = { kind: 'scalar', at: { file, line: 1, col: 1 }, value, text: value }
    // What is no YAML by itself (`a: b: c`, nothing at all) is text.
    variables.set(name, trees?.[0] ?? text)
  }
  return problems.some((p) => p.severity === 'error') ? { problems } : { value: variables, problems }
}

const pattern = /\(\((!?[-/.\w\p{L}]+)\)\)/gu

/** Characters that all values with variables in them may come to. */
const maxText = 2_000_000

/**
 * Fills in variables as `cf push` does: a value that is nothing but one variable becomes whatever the variable holds, even
 * a list; inside longer text only text and whole numbers are allowed. `((a.b))` reads into a map. A variable without
 * a value stays, and is marked as missing.
 */
export function interpolate(tree: Tree, variables: Variables, problems: Problem[]): Tree {
  const done = new Map<Tree, Tree>()
  let grown = 0
  const visit = (node: Tree): Tree => {
    const before = done.get(node)
    if (before) return before
    const after = node.kind === 'scalar' ? scalar(node) : node.kind === 'list' ? list(node) : map(node)
    done.set(node, after)
    return after
  }
  const list = (node: Tree & { kind: 'list' }): Tree => ({ ...node, items: node.items.map(visit) })
  const map = (node: Dict): Tree => {
    const entries: Dict['entries'] = new Map()
    const missingKeys: NonNullable<Dict['missingKeys']> = []
    for (const [key, { at, value }] of node.entries) {
      const name = scalar({ kind: 'scalar', at, value: key, text: key })
      if (name.kind === 'scalar' && name.missing) missingKeys.push({ names: name.missing, at })
      entries.set(name.kind === 'scalar' ? name.text : key, { at, value: visit(value) })
    }
    const late =
      node.late && new Map([...node.late].map(([key, { at, value }]) => [key, { at, value: visit(value) }]))
    return { ...node, entries, ...(late ? { late } : {}), ...(missingKeys.length > 0 ? { missingKeys } : {}) }
  }
  const scalar = (node: Scalar): Tree => {
    if (typeof node.value !== 'string' || !node.value.includes('((')) return node
    const names = [...node.value.matchAll(pattern)].map((match) => match[1] as string)
    if (names.length === 0) return node
    const missing = names.filter((name) => !find(variables, name))
    if (missing.length > 0) return { ...node, text: node.value, missing: missing.map(bareName) }
    const [first = ''] = names
    if (node.value === `((${first}))`) return { ...(find(variables, first) as Tree), at: node.at }
    const text = node.value.replace(pattern, (_, name: string) =>
      inText(find(variables, name) as Tree, name, node.at),
    )
    grown += text.length
    if (grown <= maxText) return { ...node, value: text, text, quoted: true }
    if (grown - text.length <= maxText) {
      const message = 'its variables expand to too much'
      problems.push(inputProblem('input-expansion', node.at, message, 'write the values out'))
    }
    return { ...node, value: '', text: '' }
  }
  const inText = (value: Tree, name: string, at: Position): string => {
    const found = value.kind === 'scalar' ? resolve(value) : undefined
    if (found?.type === 'text' || found?.type === 'whole') return found.text
    const kind = found ? kinds[found.type] : `a ${value.kind}`
    const message = `((${name})) is ${kind} and stands inside longer text`
    problems.push(inputProblem('variable-type', at, message, 'give it text'))
    return ''
  }
  return visit(tree)
}

const kinds = { null: 'empty', truth: 'true or false', fraction: 'a number with a fraction' }

/** `((!name))` must not be looked for elsewhere; for us it is the same. */
const bareName = (name: string) => name.replace(/^!/, '')

function find(variables: Variables, written: string): Tree | undefined {
  const name = bareName(written)
  const whole = variables.get(name)
  if (whole) return whole
  const [first = '', ...path] = name.split('.')
  return path.reduce<Tree | undefined>(
    (node, key) => (node?.kind === 'map' ? node.entries.get(key)?.value : undefined),
    variables.get(first),
  )
}
