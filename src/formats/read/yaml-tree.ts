import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type YAMLMap } from 'yaml'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { placeOf, type Reading, refuse, startOf } from './source.ts'
import { type Dict, LimitError, maxTreeDepth, type Tree } from './tree.ts'
import { compose, isEmpty, type SyntaxFault, versionFault, withLines } from './yaml-compose.ts'
import { indentContinued } from './yaml-continued.ts'
import { maxYaml } from './yaml-limit.ts'
import { isOddKey, scalarOf } from './yaml-scalar.ts'

/** Values after aliases and merges are expanded. */
const maxValues = 200_000

/**
 * Reads YAML 1.2 (`on` stays text) with anchors, aliases and the merge keys of YAML 1.1, which manifests rely
 * on. Aliases share what they point at, so that nothing grows in memory; what it would grow to is bounded.
 */
export function yamlTree(written: string, file: string): Reading<Tree> {
  if (written.length > maxYaml) {
    const fix = 'give JSON, or only the part that matters'
    return refuse(inputProblem('input-size', startOf(file), 'more than 500 KB of YAML', fix))
  }
  const text = withLines(written)
  const lineCounter = new LineCounter()
  const place = (offset: number): Position => ({ file, ...lineCounter.linePos(offset) })
  const strict = compose(text, lineCounter)
  // What libyaml takes as well: quotes and brackets that close no deeper than their key.
  const lenient = strict.error ? compose(indentContinued(text), new LineCounter()) : strict
  const { documents, error } = lenient.error ? strict : lenient
  if (error) return refuse(syntaxProblem(error, text, file, place))
  const version = versionFault(documents[0], text)
  if (version)
    return refuse(
      inputProblem('input-syntax', placeOf(text, version.offset, file), version.message, version.fix),
    )
  if (lenient !== strict) lineCounter.lineStarts = lineStartsOf(indentContinued(text))
  const [first, second] = documents.filter((d) => !isEmpty(d.contents))
  if (!first?.contents) return refuse(inputProblem('input-empty', startOf(file), 'there is nothing in it'))
  const conversion = new Conversion(lenient === strict ? text : indentContinued(text), place)
  const value = conversion.convert(first.contents, 0)
  const problems = conversion.problems
  if (problems.some((p) => p.severity === 'error')) return { problems }
  if (second?.contents) {
    const at = place(second.contents.range[0])
    problems.push(inputProblem('input-documents', at, 'a second YAML document, which is not read'))
  }
  const skipped = first === documents[0] ? {} : { skipped: startOf(file) }
  return { value, problems, ...skipped }
}

const lineStartsOf = (text: string) => [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]

function syntaxProblem(
  error: SyntaxFault,
  text: string,
  file: string,
  place: (offset: number) => Position,
): Problem {
  const at = place(error.offset)
  if (error.code === 'RESOURCE_EXHAUSTION') throw new LimitError(at)
  const template = findTemplate(text)
  if (template !== undefined) return templateProblem(placeOf(text, template, file))
  if (/^\s*[[{]/.test(text)) {
    const message = 'neither JSON nor YAML: a comma, quote or bracket is missing, or it was cut off'
    return inputProblem('input-syntax', at, message, 'export it again')
  }
  // The parser's message may quote the text, and the text may be a secret.
  const what = (error.message.split('\n')[0] ?? 'wrong syntax').replace(/:? ?["'`].*$/, '')
  return inputProblem('input-syntax', at, `not YAML: ${lower(what)}`, hints[error.code] ?? hint)
}

const hint = 'values with ": ", "#", "*" or "@" need quotes; see the line above as well'
const hints: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'put the value in quotes: it contains ": "',
  TAB_AS_INDENT: 'indent with spaces, and leave no tab in a line that is empty',
  BAD_INDENT: 'align it with the lines above',
  MISSING_CHAR: 'close the quote or bracket, or put the value in quotes',
}

const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1)

/** Where Jinja, Go or ERB markup begins that is not inside quotes or a comment; undefined where there is none. */
function findTemplate(text: string): number | undefined {
  const found = /^[^'"#\n]*?(\{\{|\{%|<%)/m.exec(text)
  return found ? found.index + found[0].length - 2 : undefined
}

const templateProblem = (at: Position) =>
  inputProblem(
    'input-template',
    at,
    'this is a template, not what it renders to',
    'render it first, and give the result',
  )

const what = (key: unknown) => (isMap(key) ? 'a map' : isSeq(key) ? 'a list' : 'nothing')

/** One document on its way from the parser's nodes to a tree. */
class Conversion {
  readonly problems: Problem[] = []
  /** What each anchor means by now; without a tree while what it stands at is still being read. */
  readonly #anchors = new Map<string, { tree?: Tree }>()
  readonly #sizes = new Map<Tree, number>()
  readonly #place: (offset: number) => Position
  readonly #text: string
  #work = 0

  constructor(text: string, place: (offset: number) => Position) {
    this.#text = text
    this.#place = place
  }

  convert(node: Node | null, depth: number): Tree {
    const at = this.#place(node?.range?.[0] ?? 0)
    if (depth > maxTreeDepth) throw new LimitError(at)
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source)
      if (target?.tree) return target.tree
      if (target) this.#problem(at, `*${node.source} stands inside what it points at`, 'take it out')
      else {
        const fix = `write &${node.source} at the value it means`
        this.#problem(at, `*${node.source} points at no anchor before it`, fix)
      }
      return { kind: 'scalar', at, value: null, text: '' }
    }
    const anchor = (node as { anchor?: string } | null)?.anchor
    const target: { tree?: Tree } = {}
    // The same anchor may be set again, inside as well; an alias means the last one that begins before it.
    if (anchor !== undefined) this.#anchors.set(anchor, target)
    const tree = this.#fresh(node, at, depth)
    target.tree = tree
    if (anchor !== undefined && tree.kind !== 'scalar') tree.anchored = true
    return tree
  }

  #fresh(node: Node | null, at: Position, depth: number): Tree {
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item as Node | null, depth + 1))
      return this.#sized({ kind: 'list', at, items }, items)
    }
    if (isMap(node)) return this.#map(node, at, depth)
    if (!isScalar(node)) return { kind: 'scalar', at, value: null, text: '' }
    if (typeof node.value === 'string' && /^(?:<%|\{%)/.test(node.value))
      this.problems.push(templateProblem(at))
    return scalarOf(node, at)
  }

  #map(node: YAMLMap, at: Position, depth: number): Tree {
    const entries: Dict['entries'] = new Map()
    const merges: { tree: Tree; below: number }[] = []
    const odd = new Set<string>()
    for (const { key, value } of node.items) {
      const keyAt = this.#place((key as Node | null)?.range?.[0] ?? 0)
      const tree = this.convert(value as Node | null, depth + 1)
      const name = isAlias(key) ? this.#anchors.get(key.source)?.tree : undefined
      const isThere = isScalar(key) && (key.type !== 'PLAIN' || key.source !== '')
      const text = name?.kind === 'scalar' ? name.text : isThere ? String(key.value ?? '') : undefined
      if (text === undefined) {
        // `{{ name }}` is, to YAML, a map whose key is a map.
        const isTemplate = isMap(key) && this.#text.startsWith('{{', node.range?.[0])
        if (isTemplate) this.problems.push(templateProblem(at))
        else this.#problem(keyAt, `${what(key)} stands for a key, and a key must be text`, 'put it in quotes')
      } else if (text === '<<' && isScalar(key) && key.type === 'PLAIN') {
        const below = entries.size
        merges.push(...(tree.kind === 'list' ? tree.items : [tree]).map((each) => ({ tree: each, below })))
      } else {
        if (entries.has(text)) {
          const message = `\`${text}\` stands twice; the last one counts`
          this.problems.push(inputProblem('input-duplicate-key', keyAt, message))
        }
        const anchor = (key as { anchor?: string }).anchor
        if (anchor !== undefined)
          this.#anchors.set(anchor, { tree: { kind: 'scalar', at: keyAt, value: text, text } })
        entries.set(text, { at: keyAt, value: tree })
        if (isOddKey(key)) odd.add(text)
      }
    }
    const own = [...entries.keys()]
    const late: NonNullable<Dict['late']> = new Map()
    for (const { tree: merged, below } of merges) {
      if (merged.kind !== 'map') {
        const fix = 'let it point at an anchored map'
        this.#problem(merged.at, 'a merge key takes a map or a list of maps', fix)
        continue
      }
      const above = new Set(own.slice(0, below))
      for (const name of merged.oddKeys ?? []) odd.add(name)
      for (const [name, entry] of merged.entries)
        if (!entries.has(name)) entries.set(name, entry)
        else if (above.has(name) && !late.has(name)) late.set(name, entry)
      this.#spend(merged.entries.size, at)
    }
    const values = [...entries.values()].map((entry) => entry.value)
    const more = { ...(late.size > 0 ? { late } : {}), ...(odd.size > 0 ? { oddKeys: odd } : {}) }
    return this.#sized({ kind: 'map', at, entries, ...more }, values)
  }

  /** Counts what a collection would be with its aliases written out. */
  #sized(tree: Tree, children: Tree[]): Tree {
    const size = children.reduce((sum, child) => sum + (this.#sizes.get(child) ?? 1), 1)
    if (size > maxValues) throw new LimitError(tree.at)
    this.#sizes.set(tree, size)
    return tree
  }

  #spend(work: number, at: Position) {
    this.#work += work
    if (this.#work > maxValues) throw new LimitError(at)
  }

  #problem(at: Position, message: string, fix: string) {
    this.problems.push(inputProblem('input-value', at, message, fix))
  }
}
