import { inputProblem } from './input-rules.ts'
import { jsonTree, splitJson } from './json-tree.ts'
import { accept, type Reading, refuse, type Source, startOf } from './source.ts'
import { LimitError, type Tree } from './tree.ts'
import { yamlTree } from './yaml-tree.ts'

/**
 * The trees of a text: one of a YAML or JSON document, or one of each JSON text where several stand one after
 * another. Never throws, whatever it is given.
 */
export function parse(source: Source): Reading<Tree[]> {
  const accepted = accept(source)
  if (!accepted.value) return { problems: accepted.problems }
  const { file, text } = accepted.value
  try {
    const trees = parseJson(text, file)
    if (trees) return { value: trees, problems: [] }
    const { value, problems, skipped } = yamlTree(text, file)
    if (!value) return { problems }
    return { value: [value], problems, ...(skipped ? { skipped } : {}) }
  } catch (error) {
    // Besides our own limit, the parser may run out of stack on hostile nesting.
    const at = error instanceof LimitError ? error.at : startOf(file)
    const message = 'its nesting or its aliases expand to too much'
    return refuse(inputProblem('input-expansion', at, message, 'write the values out'))
  }
}

function parseJson(text: string, file: string): Tree[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  const parts = splitJson(text)
  try {
    for (const part of parts) JSON.parse(part.text)
  } catch {
    return undefined
  }
  return parts.map((part) => jsonTree(part.text, file, part.firstLine))
}
