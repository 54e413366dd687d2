import { Parser } from 'htmlparser2'
import type { Position } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { acceptXml, type Reading, refuse, type Source } from './source.ts'
import { maxTreeDepth } from './tree.ts'

/** An element of an XML file, as far as reports need it: text between elements is not kept. */
export interface XmlElement {
  name: string
  at: Position
  attributes: Readonly<Record<string, string>>
  children: XmlElement[]
}

/** Elements in one report; the largest harness writes a tenth of it. */
const maxElements = 500_000

/**
 * The tree of an XML file. Entities that a file declares itself are refused, so that nothing expands; a file that ends
 * in the middle is refused too, since what is missing could be the failures.
 */
export function readXml(source: Source): Reading<XmlElement> {
  const accepted = acceptXml(source)
  if (!accepted.value) return { problems: accepted.problems }
  const { file, text } = accepted.value
  const place = placesIn(text, file)
  const entity = /<!ENTITY/i.exec(text)
  if (entity) {
    const message = 'it declares entities of its own, which can expand without end'
    return refuse(inputProblem('input-expansion', place(entity.index), message, 'write it without a DTD'))
  }
  const open: XmlElement[] = []
  let root: XmlElement | undefined
  let count = 0
  let wrong: { at: number; message: string } | undefined
  const fail = (at: number, message: string) => {
    wrong ??= { at, message }
  }
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (wrong) return
        const element = { name, at: place(parser.startIndex), attributes, children: [] }
        count += 1
        if (count > maxElements || open.length >= maxTreeDepth)
          return fail(parser.startIndex, 'it has more elements, or deeper ones, than are read')
        const parent = open.at(-1)
        if (parent) parent.children.push(element)
        else if (root) return fail(parser.startIndex, 'a second root element')
        else root = element
        open.push(element)
      },
      ontext: (data) => {
        if (open.length === 0 && data.trim() !== '')
          fail(parser.startIndex, 'text outside of the root element')
      },
      onclosetag: (name, isImplied) => {
        if (wrong) return
        const element = open.pop()
        const isEmpty = text.slice(parser.startIndex, parser.endIndex + 1).endsWith('/>')
        if (element?.name !== name || (isImplied && !isEmpty))
          fail(parser.startIndex, `<${element?.name ?? name}> is not closed`)
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  if (wrong)
    return refuse(
      inputProblem(
        'input-syntax',
        place(wrong.at),
        `this is not whole XML: ${wrong.message}`,
        'write it again',
      ),
    )
  if (!root || open.length > 0)
    return refuse(inputProblem('input-syntax', place(0), 'this is not whole XML', 'write it again'))
  return { value: root, problems: [] }
}

/** Every element of that name below one, in order. */
export function within(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const inner of element.children) {
    if (inner.name === name) found.push(inner)
    found.push(...within(inner, name))
  }
  return found
}

/** Line and column of offsets, each found in the time of a few steps. */
function placesIn(text: string, file: string): (offset: number) => Position {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, col: offset - (starts[low] ?? 0) + 1 }
  }
}
