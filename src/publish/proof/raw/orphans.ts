import { codeIn, linesOf, type RawLine, type Span } from './spans.ts'

const definition = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)\[(\^?[^\]\n]{1,200})\]:/
const field = /^([ \t]*)(?:- +)*(?:["']?[\w .-]+["']?[ \t]*:[ \t]+\S|(?<=- +)\S)/
const blank = /^[ \t>]*$/

/**
 * Footnotes, and addresses of links and images, that withheld text alone refers to: they stand apart from it, and go
 * with it. Of YAML each value has its own. `withheld` is what marks put above a network.
 */
export function orphanSpans(text: string, withheld: readonly Span[], isYaml: boolean): Span[] {
  if (withheld.length === 0 || !/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[[^\]\n]{1,200}\]:/m.test(text))
    return []
  const lines = linesOf(text)
  const scopes = isYaml ? valuesIn(lines) : [{ start: 0, end: text.length }]
  const found: Span[] = []
  const code = codeIn(text)
  const definitions = lines.flatMap((line, i) => {
    const [whole = '', before = '', label = ''] = definition.exec(line.text) ?? []
    if (whole === '') return []
    const start = line.start + before.length
    const isIn = ({ start: from, end: to }: Span) => from <= start && start < to
    const scope = scopes.filter(isIn).sort((a, b) => a.end - a.start - (b.end - b.start))[0]
    const end = lines[lastOf(lines, i, before.length, label.startsWith('^'))]?.end ?? line.end
    return scope ? [{ span: { start, end }, name: nameOf(label), scope }] : []
  })
  for (;;) {
    const gone = [...withheld, ...found]
    const more = definitions.filter(({ span, name, scope }) => {
      if (found.includes(span)) return false
      const said = placesOf(text, name, scope).filter(
        (place) => place !== span.start && !isWithin(code, place),
      )
      return said.length > 0 && said.every((place) => isWithin(gone, place))
    })
    if (more.length === 0) return found
    found.push(...more.map(({ span }) => span))
  }
}

const isWithin = (spans: readonly Span[], place: number) =>
  spans.some(({ start, end }) => start <= place && place < end)

/** Names are compared without case, and blanks as one. */
const nameOf = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase()

/** Where a name stands in brackets, but for where it is defined. */
function placesOf(text: string, name: string, { start, end }: Span): number[] {
  return [...text.slice(start, end).matchAll(/\[((?:[^[\]\\]|\\.){1,200})\](?!:)/g)]
    .filter(([, label = '']) => nameOf(label) === name)
    .map(({ index }) => start + index)
}

/** The last line of a definition; of a footnote, with the paragraphs that are indented below it. */
function lastOf(lines: readonly RawLine[], i: number, column: number, isNote: boolean): number {
  let last = i
  for (let j = i + 1; j < lines.length; j++) {
    const next = lines[j]?.text ?? ''
    if (blank.test(next)) {
      const rest = lines.slice(j).find((line) => !blank.test(line.text))?.text ?? ''
      if (!isNote || indentOf(rest) < column + 2) break
      continue
    }
    if (definition.test(next)) break
    last = j
  }
  return last
}

const indentOf = (text: string) => /^[ \t>]*/.exec(text)?.[0].length ?? 0

/** The values of YAML that go over lines, each from its key or dash to where a line stands no further in. */
function valuesIn(lines: readonly RawLine[]): Span[] {
  return lines.flatMap((line, i) => {
    const [, before] = field.exec(line.text) ?? []
    if (before === undefined) return []
    let last = i
    for (let j = i + 1; j < lines.length; j++) {
      const next = lines[j]?.text ?? ''
      if (next.trim() === '') continue
      if ((/^[ \t]*/.exec(next)?.[0].length ?? 0) <= before.length) break
      last = j
    }
    return last > i ? [{ start: line.start, end: lines[last]?.end ?? line.end }] : []
  })
}
