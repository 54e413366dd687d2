import type { Root } from 'mdast'
import type { Scheme } from '../../model/scheme.ts'
import type { Path } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import { stringsOf } from '../base/strings.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { valuesOf } from '../playbook/values.ts'
import { brokenPortions } from './broken-portions.ts'
import type { Markings } from './effective.ts'
import { placeIn } from './marked-texts.ts'
import { childrenOf, type Node, rangeOf } from './nodes.ts'
import { pageNationsOf } from './page-nations.ts'
import { marksOf, type PlacedMark } from './parts.ts'
import { strayMarks } from './stray-marks.ts'
import { suspectsIn } from './suspects.ts'

/** Something that an author may have meant as a mark, and that marks nothing. */
export interface Misread {
  at: Position
  /** What was written, in short. */
  text: string
  /** Of a tag, what is wrong with it; absent for what reads like a mark. */
  broken?: string
  /** Of a mark that can be read, why it covers less than it seems to. */
  stray?: string
  /** Whether it stands in Markdown, where a portion could begin. */
  isProse: boolean
}

type Parse = (text: string) => Root

/** What was found in an entry, and what else it follows from: a release has the same entry, and may mark it otherwise. */
const found = oncePer((_: Entry) => new Map<string, { scheme: Scheme; misread: readonly Misread[] }>())

/**
 * Everything in an entry that looks like a mark, or like a tag of a portion, but is not read as one by the release: in
 * its id, in every string and every key of its data, in its body. All verbs ask this function, so they agree. A mark
 * that is read but not understood is left out: it has a problem of its own, with the nearest valid word.
 */
export function misreadIn(entry: Entry, markings: Markings, parseProse: Parse): readonly Misread[] {
  const { scheme } = markings
  const known = found(entry)
  const marked = JSON.stringify(markings.of(entry))
  const again = known.get(marked)
  if (again?.scheme === scheme) return again.misread
  const misread = [...misreadData(entry, markings, parseProse), ...misreadBody(entry, markings, parseProse)]
  known.set(marked, { scheme, misread })
  return misread
}

function* misreadData(entry: Entry, markings: Markings, parse: Parse): Generator<Misread> {
  const { scheme } = markings
  // A scheme consists of what marks are made of.
  if (entry.kind === 'scheme') return
  let metas: Map<string, { isProse: boolean; isMarking: boolean }> | undefined
  const metaOf = (path: Path) => {
    metas ??= new Map(
      valuesOf(entry)
        .filter(({ isKey }) => !isKey)
        .map(({ path, meta }) => [
          path.join('\0'),
          { isProse: meta.prose !== undefined, isMarking: meta.marking === true || meta.ofMarkings === true },
        ]),
    )
    return metas.get(path.join('\0'))
  }
  for (const { path, text, isKey } of stringsOf(entry.data, quietBy(scheme))) {
    const suspects = suspectsIn(text, scheme)
    const meta = isKey ? undefined : metaOf(path)
    if (meta?.isMarking) continue
    const isProse = meta?.isProse === true
    const tree = isProse ? (parse(text) as Node) : { type: 'root' }
    const source = { text, offset: 0, pageNations: pageNationsOf(entry, markings) }
    const at = (place: number) => entry.at(path, isKey ? 'key' : 'value', isKey ? undefined : place)
    for (const { offset, message } of brokenPortions(tree, source))
      yield { at: at(offset), text: tagAt(text, offset), broken: message, isProse }
    if (isProse)
      for (const { offset, text: mark, why } of strayMarks(tree, source, scheme, markings.at(entry, path)))
        yield { at: at(offset), text: mark, stray: why, isProse }
    const read = isProse ? rangesOf(marksOf(entry, markings, parse), text, 0, path) : []
    const ranges = [...read, ...examplesIn(tree, 0)]
    for (const { start, text: written } of suspects)
      if (!isIn(ranges, start)) yield { at: at(start), text: written, isProse }
  }
}

function* misreadBody(entry: Entry, markings: Markings, parse: Parse): Generator<Misread> {
  const { body } = entry
  if (!body) return
  const { text, offset } = body
  const tree = body.tree as Node
  for (const { offset: place, message } of brokenPortions(tree, body)) {
    const at = placeIn(entry, body, place - offset)
    yield { at, text: tagAt(text, place - offset), broken: message, isProse: true }
  }
  const suspects = suspectsIn(text, markings.scheme)
  if (suspects.length === 0 && !/\{\s*\/\*/.test(text) && !aside.test(text)) return
  for (const { offset: place, text: mark, why } of strayMarks(
    tree,
    { ...body, pageNations: pageNationsOf(entry, markings) },
    markings.scheme,
    markings.of(entry),
  ))
    yield { at: placeIn(entry, body, place - offset), text: mark, stray: why, isProse: true }
  const marks = rangesOf(marksOf(entry, markings, parse), text, offset, undefined)
  const ranges = [...marks, ...examplesIn(tree, offset)]
  for (const { start, text: written } of suspects)
    if (!isIn(ranges, start)) yield { at: placeIn(entry, body, start), text: written, isProse: true }
}

/** Whether nothing in a text can be a mark or a tag of one; most are such, and the same ones stand in many entries. */
const quietBy = oncePer((scheme: Scheme) => {
  const known = new Map<string, boolean>()
  return (text: string): boolean => {
    let isQuiet = known.get(text)
    if (isQuiet === undefined) {
      isQuiet = suspectsIn(text, scheme).length === 0 && !/[<{]/.test(text) && !aside.test(text)
      if (known.size >= mostKnown) known.clear()
      known.set(text, isQuiet)
    }
    return isQuiet
  }
})
const mostKnown = 100_000

/** Words behind the language of code, and keys of entries that a text may hold. */
const aside = /^[ \t>]*(?:`{3,}|~{3,})\S*[ \t]+\S|\b(?:marking|handles)\b/im

interface Range {
  start: number
  end: number
}

const isIn = (ranges: readonly Range[], place: number) =>
  ranges.some(({ start, end }) => start <= place && place < end)

/** Where the marks stand that were read, in the text they stand in. */
function rangesOf(
  marks: readonly PlacedMark[],
  text: string,
  offset: number,
  path: Path | undefined,
): Range[] {
  return marks
    .filter((placed) => placed.path?.join('\0') === path?.join('\0'))
    .flatMap(({ mark }) => {
      const begin = (mark.point.offset ?? 0) - offset
      if (text[begin] !== '<') {
        const close = text.indexOf(')', begin)
        return close < 0 ? [] : [{ start: begin, end: close + 1 }]
      }
      // Marks of attributes are placed at their element.
      return [`"${mark.text}`, `'${mark.text}`].flatMap((written) => {
        const start = mark.text === '' ? -1 : text.indexOf(written, begin)
        return start < 0 ? [] : [{ start: start + 1, end: start + written.length }]
      })
    })
}

/** Blocks of code that say of themselves that they show how something is written: ` ```md example `. */
function examplesIn(node: Node, offset: number): Range[] {
  if (node.type === 'code' && /(?:^|\s)example(?:\s|$)/.test(node.meta ?? '')) {
    const { start, end } = rangeOf(node)
    return [{ start: start - offset, end: end - offset }]
  }
  return childrenOf(node).flatMap((child) => examplesIn(child, offset))
}

const tagAt = (text: string, place: number) => /^[^>\n]{0,60}>?/.exec(text.slice(place))?.[0] ?? ''
