import {
  Composer,
  type CST,
  type Document,
  isScalar,
  type LineCounter,
  Parser,
  type Range,
  visit,
} from 'yaml'

/** The text with the ends of lines that YAML 1.1 knows as the one that is read: those of old systems, and of Unicode. */
export const withLines = (text: string) => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')

/** A document of comments, or of nothing. */
export const isEmpty = (contents: unknown) =>
  contents === null || (isScalar(contents) && contents.value === null && (contents.source ?? '') === '')

/** What is no YAML, and where. */
export interface SyntaxFault {
  code: string
  message: string
  offset: number
}

/** Composes documents up to the first fault: broken text can have as many of them as characters. */
export function compose(text: string, lineCounter: LineCounter) {
  let fault: SyntaxFault | undefined
  function* untilFault(tokens: Iterable<CST.Token>) {
    for (const token of tokens) {
      if (token.type === 'error') {
        fault = { code: 'UNEXPECTED_TOKEN', message: token.message, offset: token.offset }
        return
      }
      yield token
    }
  }
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const tokens = new Parser(lineCounter.addNewLine).parse(text)
  const documents = [...composer.compose(untilFault(tokens))]
  // cf reads one document, so what is wrong behind the first that holds something does not stop it.
  const last = documents.findIndex(({ contents }) => !isEmpty(contents))
  const read = last < 0 ? documents : documents.slice(0, last + 1)
  const end = documents[last + 1]?.range[0]
  const [first] = read.flatMap((document) => document.errors).filter(({ message }) => !isTaken(message))
  const tab = tabFault(text, documents[last], end ?? text.length)
  const error = first ? { code: first.code, message: first.message, offset: first.pos[0] } : (fault ?? tab)
  const isBehind = last >= 0 && error !== undefined && end !== undefined && error.offset >= end
  return { documents, error: isBehind ? undefined : error }
}

/** Where a document says that it is of another YAML than 1.1, which gopkg.in/yaml.v2 alone takes. */
export function versionFault(document: Document.Parsed | undefined, text: string) {
  if (!document?.directives.yaml.explicit) return undefined
  const found = /^%YAML[ \t]+(?!1\.1\s)(\S+)/m.exec(text)
  if (!found || found.index > document.range[0]) return undefined
  return {
    offset: found.index,
    message: `not YAML 1.1: cf refuses \`%YAML ${/^\d\.\d$/.exec(found[1] ?? '')?.[0] ?? '…'}\``,
    fix: 'take the line out',
  }
}

/** libyaml takes a comment right behind a quote or a bracket. */
const isTaken = (message: string) => message.startsWith('Comments must be separated')

/**
 * The first line with a tab and nothing else, or a comment behind one, that stands in no quotes, block or brackets: a
 * token may begin there, and to libyaml a tab begins none.
 */
function tabFault(text: string, document: Document.Parsed | undefined, end: number): SyntaxFault | undefined {
  if (!/^ *\t[\t ]*(?:#|$)/m.test(text)) return undefined
  const taken = takenBy(document)
  let [next, until, offset, before] = [0, 0, 0, 0]
  for (const line of text.slice(0, end).split('\n')) {
    for (; (taken[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset; next += 1)
      until = Math.max(until, taken[next]?.[1] ?? 0)
    const spaces = /^( *)\t[\t ]*(?:#.*)?$/.exec(line)?.[1]?.length
    // Deeper than the line before, it may still belong to a plain value.
    if (spaces !== undefined && offset >= until && spaces <= before)
      return { code: 'TAB_AS_INDENT', message: 'a line begins with a tab', offset: offset + spaces }
    if (spaces === undefined && line.trim() !== '') before = line.length - line.trimStart().length
    offset += line.length + 1
  }
  return undefined
}

/** Where quotes, blocks and brackets of a document begin and end, in order. */
function takenBy(document: Document.Parsed | undefined): [number, number][] {
  const taken: [number, number][] = []
  const take = (range: Range | null | undefined) => {
    if (range) taken.push([range[0], range[1]])
  }
  if (document)
    visit(document as Document, {
      Scalar: (_, { type, range }) => {
        if (type !== 'PLAIN') take(range)
      },
      Collection: (_, { flow, range }) => {
        if (flow) take(range)
      },
    })
  return taken.sort((a, b) => a[0] - b[0])
}
