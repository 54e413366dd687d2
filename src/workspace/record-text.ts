import {
  type Document,
  isMap,
  isSeq,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { compare } from '../domain/playbook/problem.ts'
import type { Field, MapShape, ValueShape } from '../model/shape.ts'

/**
 * A record as YAML, its points in the order in which they are asked. What equals what a shape fills in by itself is left
 * out, so that a record that was read and written again says the same.
 */
export function recordText(record: object, shape: MapShape): string {
  return stringify(ordered(shape, record), options)
}

const options = { lineWidth: 100, singleQuote: true } as const

/**
 * The text of a record after it was edited: as it was where nothing changed, with its comments where something did. An
 * earlier version's text does not have the places of today, and is written anew.
 */
export function editedText(
  record: object,
  shape: MapShape,
  before?: { text: string; record: object },
): string {
  const wanted = ordered(shape, record)
  if (!before) return stringify(wanted, options)
  if (isSame(wanted, ordered(shape, before.record))) return before.text
  const document = parseDocument(before.text, { logLevel: 'error' })
  if (document.errors.length > 0 || !isMap(document.contents) || !document.contents.has('version'))
    return stringify(wanted, options)
  merge(document, document.contents, wanted as Record<string, unknown>)
  // Between braces as its author has it.
  return document.toString({ ...options, flowCollectionPadding: /[{[] \S/.test(before.text) })
}

/** Values in the order of their shape, without what is filled in where it is left out. */
function ordered(shape: ValueShape, value: unknown): unknown {
  if (shape.is === 'list' && Array.isArray(value)) return value.map((item) => ordered(shape.of, item))
  if (shape.is === 'names' && typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => compare(a, b)))
  if (shape.is !== 'map' || typeof value !== 'object' || value === null) return value
  const said = value as Record<string, unknown>
  const known = Object.entries(shape.fields).flatMap(([key, field]) =>
    said[key] === undefined || isFilledIn(field, said[key])
      ? []
      : [[key, ordered(field, said[key])] as const],
  )
  // What the shape does not know is kept, for whoever reads it to say so.
  const others = Object.entries(said).filter(
    ([key, item]) => !Object.hasOwn(shape.fields, key) && item !== undefined,
  )
  return Object.fromEntries([...known, ...others])
}

const isFilledIn = ({ otherwise }: Field, value: unknown) =>
  otherwise !== undefined && isSame(value, otherwise)

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Changes a map of a document to what is wanted, leaving what is the same as it stands. */
function merge(document: Document, map: YAMLMap, wanted: Readonly<Record<string, unknown>>): void {
  for (const { key } of [...map.items]) if (!Object.hasOwn(wanted, String(key))) map.delete(key)
  for (const [key, value] of Object.entries(wanted)) {
    const node = map.get(key, true)
    if (isMap(node) && typeof value === 'object' && value !== null && !Array.isArray(value))
      merge(document, node, value as Record<string, unknown>)
    else if (isSeq(node) && Array.isArray(value)) mergeList(document, node, value)
    else if (!(node instanceof Scalar && sameScalar(node, value))) map.set(key, document.createNode(value))
  }
}

function mergeList(document: Document, list: YAMLSeq, wanted: readonly unknown[]): void {
  list.items.length = Math.min(list.items.length, wanted.length)
  for (const [i, value] of wanted.entries()) {
    const node = list.items[i]
    if (isMap(node) && typeof value === 'object' && value !== null)
      merge(document, node, value as Record<string, unknown>)
    else if (!(node instanceof Scalar && sameScalar(node, value))) list.set(i, document.createNode(value))
  }
}

/** A version such as 5.10 is a number to YAML, and the text that stands there to a record. */
const sameScalar = ({ value, source }: Scalar, wanted: unknown) =>
  value === wanted || (typeof wanted === 'string' && source === wanted)
