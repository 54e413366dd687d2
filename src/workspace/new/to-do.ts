import { isCollection, isNode, isScalar, parseDocument, stringify, visit, type YAMLMap } from 'yaml'
import type { Path } from '../../model/walk.ts'

/** Words that stand where an answer is to stand. `check` lists them. */
export const toDo = (what: string): string => `TODO: ${what}`

/**
 * A value as YAML, with a comment behind what is written down already and nobody has confirmed. A comment that would
 * stand behind a map or a list of several lines stands on a line of its own, at its beginning.
 */
export function withToDos(value: object, open: ReadonlyMap<Path, string> = new Map()): string {
  const document = parseDocument(stringify(value, { lineWidth: 0 }))
  for (const [path, what] of open) {
    const node = document.getIn(path, true)
    if (!isNode(node)) throw new Error(`there is nothing at ${path.join('.')}`)
    if (isScalar(node)) node.comment = ` ${toDo(what)}`
    else if (isCollection(node)) node.commentBefore = ` ${toDo(what)}`
  }
  // A figure with its unit, or with what it is of, is read on one line.
  visit(document, { Map: (_, node) => void (isFigure(node) && Object.assign(node, { flow: true })) })
  return document.toString({ lineWidth: 0 })
}

const isFigure = ({ items }: YAMLMap) =>
  items.length <= 2 &&
  items.every(({ value }) => isScalar(value)) &&
  items.some(({ value }) => isScalar(value) && typeof value.value === 'number')
