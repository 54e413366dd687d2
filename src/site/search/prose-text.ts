import { setQuotes } from '../../domain/text/quotes.ts'
import { proseText } from '../../workspace/prose-text.ts'

/** Plain text of Markdown pieces, one sentence after the other; what is missing is left out. */
export function proseOf(...parts: (string | undefined)[]): string {
  return parts
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => sentence(proseText(set(part))))
    .join(' ')
}

/** Quotation marks as pages have them; what is typed keeps its own, and in the text it can no longer be told. */
const set = (markdown: string): string =>
  markdown
    .split(/(`+[^`]*`+)/)
    .map((piece, i) => (i % 2 === 1 ? piece : setQuotes(piece, i === 0 ? ' ' : 'x')))
    .join('')

const sentence = (text: string) => (/[.!?:;]$/.test(text) ? text : `${text}.`)
