import type { Blockquote, Nodes, Root } from 'mdast'
import { markdownToMdast, mdxToMdast } from 'satteri'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Body } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { maxDepth } from '../domain/text/texts.ts'
import { excessIn } from './nesting.ts'
import { noFrontmatter } from './no-frontmatter.ts'
import { type ReadYaml, readYaml } from './yaml.ts'

export interface ReadMdx {
  frontmatter: ReadYaml
  /** Absent where it is not asked for, or cannot be read. */
  body?: Body
  /** There is no frontmatter, or the body cannot be read. */
  isBroken: boolean
  problems: Problem[]
}

const fence = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m

/** The YAML at the head of an MDX file, which begins on its second line. */
export const frontmatterOf = (text: string): string | undefined =>
  text.startsWith('---') ? fence.exec(text)?.[1] : undefined

/** A text ends with its last line: space behind it may have been left by what is withheld, and would tell of that. */
const ended = (text: string) => (text.trim() === '' ? text : text.replace(/\s*$/, '\n'))

/**
 * Splits an MDX file into typed frontmatter and body. The body is parsed, never run, so what it may contain
 * can be judged with positions; see the checks `mdx-…`.
 */
export function readMdx(text: string, file: string, part: 'all' | 'frontmatter' = 'all'): ReadMdx {
  const match = text.startsWith('---') ? fence.exec(text) : null
  if (!match) {
    const problem = noFrontmatter(text, file)
    return { frontmatter: readYaml('', file), isBroken: true, problems: [problem] }
  }
  const frontmatter = readYaml(match[1] ?? '', file, 2)
  const { problems } = frontmatter
  if (part === 'frontmatter') return { frontmatter, isBroken: false, problems }
  const offset = match[0].length
  const excess = excessIn(text.slice(offset), 'mdx')
  if (excess) {
    const line = text.slice(0, offset + excess.offset).split('\n').length
    const problem = readingProblem('text-depth', { file, line, col: 1 }, excess.message, excess.fix)
    return { frontmatter, isBroken: true, problems: [...problems, problem] }
  }
  // The frontmatter is replaced by blanks, so that positions in the tree are positions in the file.
  const masked = match[0].replace(/[^\r\n]/g, ' ') + text.slice(offset)
  try {
    const tree = parseBody(masked)
    return { frontmatter, body: { text: ended(text.slice(offset)), offset, tree }, isBroken: false, problems }
  } catch (error) {
    return { frontmatter, isBroken: true, problems: [...problems, syntaxProblem(error, file, text)] }
  }
}

/** Parses the text of an MDX entry; positions count from its beginning. It throws where the text is no MDX. */
export function parseBody(text: string): Root {
  return pruned(mdxToMdast(text, { features: { frontmatter: false } }) as Root)
}

/** Parses the Markdown of a prose field in YAML: no components, no HTML meaning; positions within `text`. */
export function parseProse(text: string): Root {
  const excess = excessIn(text, 'prose')
  if (excess) return endless(text, excess.offset)
  return pruned(markdownToMdast(text, { features: { frontmatter: false } }) as Root)
}

/** In place of the tree of a text that is nested too deep to be parsed: quotes down to where checks say so. */
function endless(text: string, offset: number): Root {
  const start = { line: text.slice(0, offset).split('\n').length, column: 1, offset }
  const position = { start, end: { line: text.split('\n').length, column: 1, offset: text.length } }
  let inner: Blockquote = { type: 'blockquote', children: [], position }
  for (let depth = 1; depth < maxDepth; depth++) inner = { type: 'blockquote', children: [inner], position }
  return { type: 'root', children: [inner], position }
}

/** The tree without what is nested deeper than `maxDepth`, so that whoever walks it may do so by recursion. */
function pruned(tree: Root): Root {
  const visit = (node: Nodes, depth: number) => {
    if (!('children' in node)) return
    if (depth === maxDepth) node.children = []
    for (const child of node.children) visit(child as Nodes, depth + 1)
  }
  visit(tree, 0)
  return tree
}

/** Quotes as word processors set them, where the value of an attribute begins; or where one ends that began with a straight one. */
const setQuotes =
  /<[A-Za-z][^<>]*?=\s*(?:([\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb])|"[^"<>]*?([\u201c\u201d\u201e])(?=\s*(?:[\w-]+=|\/?>)))/g

function syntaxProblem(error: unknown, file: string, text: string): Problem {
  const message = error instanceof Error ? error.message : String(error)
  const [, line = '1', col = '1', what = message] = /^(\d+):(\d+): ([\s\S]*)$/.exec(message) ?? []
  const plain = what.replace(/ \(mdx[^)]*\)$/, '').replace(/ \(note:.*$/, '')
  const written = text.split('\n')[Number(line) - 1] ?? ''
  for (const found of written.matchAll(setQuotes)) {
    const at = { file, line: Number(line), col: found.index + found[0].length }
    const does = found[1] === undefined ? 'ends' : 'begins'
    const message = `${found[1] ?? found[2]} is a quotation mark of texts, and ${does} no value of an attribute`
    return readingProblem('mdx-syntax', at, message, 'write straight quotes around it: kind="warning"')
  }
  return readingProblem('mdx-syntax', { file, line: Number(line), col: Number(col) }, plain, fixFor(plain))
}

function fixFor(what: string): string {
  if (what.includes('closing tag'))
    return 'close the component, with blank lines around block content: <Aside …> … </Aside>'
  if (what.includes('expression') || what.includes('brace'))
    return 'write \\{ for a brace, or put it in `code`'
  if (what.includes('comment') || what.includes('`!`')) return 'write comments as {/* … */}'
  return 'write \\< for a less-than sign, or put it in `code`'
}
