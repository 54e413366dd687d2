import { type Alias, type Document, type ErrorCode, visit, type YAMLParseError } from 'yaml'
import { readingProblem } from '../domain/checks/reading.ts'
import { byPlace, byPosition, type Position, type Problem } from '../domain/playbook/problem.ts'
import { indentFault } from './indentation.ts'

type PositionAt = (offset: number) => Position

/** What is wrong with the syntax of a document. Of what one mistake makes wrong on a line, the first is told. */
export function syntaxProblems(
  document: Document.Parsed,
  place: PositionAt,
  text: string,
  firstLine: number,
): Problem[] {
  const broken = document.errors.filter(({ code }) => misled.has(code))
  const fault = broken.length > 0 ? indentFault(text) : undefined
  const [start] = broken.map(({ pos }) => place(pos[0])).sort(byPosition)
  // A tab is told as one; what goes wrong before the line that is indented wrongly, but for the one it follows, is its own.
  if (fault && start && start.line >= fault.line + firstLine - 2) {
    const at = { file: start.file, line: fault.line + firstLine - 1, col: fault.col }
    return [readingProblem('yaml-syntax', at, fault.message, fault.fix)]
  }
  const found = [
    ...document.errors.map((error) => problemOf(error, place)),
    ...aliasProblems(document, place),
  ]
  // A tab is no indentation, so nothing below it is read as it was meant.
  const tab = document.errors
    .filter(({ code }) => code === 'TAB_AS_INDENT')
    .map(({ pos }) => place(pos[0]).line)
  const firstTab = Math.min(...tab)
  const told = new Set<number>()
  return found
    .filter(({ at }) => at.line <= firstTab || tab.includes(at.line))
    .sort(byPlace)
    .filter(({ at }) => !told.has(at.line) && told.add(at.line))
}

function problemOf({ code, message, pos }: YAMLParseError, place: PositionAt): Problem {
  const at = place(pos[0])
  if (code === 'DUPLICATE_KEY')
    return readingProblem('yaml-duplicate-key', at, 'this key stands twice in its map', 'keep one of the two')
  // Both libraries go down by recursion, and end where the stack does.
  if (/stack/i.test(message))
    return readingProblem('yaml-syntax', at, 'lists and maps are nested too deep', 'keep to a few levels')
  const known = words[code]
  const plain = message.split('\n')[0]?.trim() ?? message
  return readingProblem('yaml-syntax', at, known?.message ?? plain, known?.fix ?? seeAbove)
}

/** What a parser says of a key that stands where none can. */
const misled: ReadonlySet<ErrorCode> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BAD_INDENT',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
  'IMPOSSIBLE',
])

const seeAbove = 'see the line above as well; values with ": ", "#", "*" or "@" at the start need quotes'

const words: Partial<Record<ErrorCode, { message: string; fix: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second ": " begins a map inside this value',
    fix: 'put the value in quotes; or indent the next line less, if it is a key of its own',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key has to end with ":" on its own line',
    fix: 'write key: value; a text of several lines begins with >- and is indented below its key',
  },
  MISSING_CHAR: {
    message: 'something is not closed, or a key has no ":"',
    fix: 'close the quote or bracket, write key: value, or put the whole value in quotes',
  },
  BAD_INDENT: {
    message: 'this line is indented differently from its neighbours, or a bracket before it is not closed',
    fix: 'align it with the keys above; close [ and { on the line they begin',
  },
  TAB_AS_INDENT: { message: 'a tab indents this line', fix: 'indent with spaces' },
  BAD_SCALAR_START: {
    message: 'a value may not begin with this sign',
    fix: 'put the value in quotes; `code` at the beginning needs them too',
  },
  UNEXPECTED_TOKEN: {
    message: 'this does not belong to the value before it',
    fix: "put the whole value in quotes; inside single quotes write '' for one; text after >- or | goes on the next line",
  },
  MULTIPLE_DOCS: { message: '--- begins a second document', fix: 'keep one document in a file' },
  NON_STRING_KEY: {
    message: 'a list or map stands where a key should be',
    fix: 'put the value in quotes: { and [ begin a map or list',
  },
}

/** An alias is a star before a word, as emphasis in Markdown is: one that stands for nothing was meant as text. */
function aliasProblems(document: Document.Parsed, place: PositionAt): Problem[] {
  const found: Problem[] = []
  visit(document, {
    Alias: (_, alias: Alias) => {
      if (alias.resolve(document) !== undefined) return
      const message = `*${alias.source} is an alias, and nothing is called &${alias.source}`
      const at = place(alias.range?.[0] ?? 0)
      found.push(readingProblem('yaml-syntax', at, message, 'put the value in quotes if * begins a text'))
    },
  })
  return found
}
