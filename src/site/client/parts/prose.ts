import { fileOf } from '../../../domain/pages/address.ts'
import { setQuotes } from '../../../domain/text/quotes.ts'
import { make } from './dom.ts'

/** A piece of a line of the playbook's Markdown. */
export type ProsePiece = string | { code: string } | { strong: string } | { text: string; address: string }

/** Code, emphasis and links of a line; everything else is text, HTML included. */
export function piecesOf(markdown: string): ProsePiece[] {
  const pattern =
    /(`+)(.+?)\1|\*\*(.+?)\*\*|(?<![\w*])\*(\S(?:.*?\S)?)\*(?![\w*])|\[([^\]]+)\]\(([^)\s]*)\)|\\([!-/:-@[-`{-~])/g
  const line = markdown.replace(/\s+/g, ' ').trim()
  const pieces: ProsePiece[] = []
  let from = 0
  for (const match of line.matchAll(pattern)) {
    const [all, , code, strong, emphasis, text, address, escaped] = match
    if (match.index > from) pieces.push(setQuotes(line.slice(from, match.index), from === 0 ? ' ' : 'x'))
    from = match.index + all.length
    if (code !== undefined) pieces.push({ code: code.trim() })
    else if (strong !== undefined || emphasis !== undefined) pieces.push({ strong: strong ?? emphasis ?? '' })
    // Only addresses of the site: whatever else a link holds, it is shown as its words.
    else if (text !== undefined)
      pieces.push(/^\/(?!\/)/.test(address ?? '') ? { text, address: address ?? '' } : text)
    else pieces.push(escaped ?? '')
  }
  if (from < line.length) pieces.push(setQuotes(line.slice(from), from === 0 ? ' ' : 'x'))
  return pieces
}

/** The same as nodes. */
export const proseNodes = (markdown: string): Node[] =>
  piecesOf(markdown).map((piece) => {
    if (typeof piece === 'string') return document.createTextNode(piece)
    if ('code' in piece) return make('code', {}, piece.code)
    if ('strong' in piece) return make('b', {}, piece.strong)
    return make('a', { href: hrefOf(piece.address) }, piece.text)
  })

/** An address as a link from this page, which stands at the root of the site. */
export const hrefOf = (address: string) => fileOf(address) + (/#.*/.exec(address)?.[0] ?? '')
