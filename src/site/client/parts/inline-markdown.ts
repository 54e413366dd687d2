import { escapeHtml } from '../../views/compare-table.ts'
import { hrefOf, piecesOf } from './prose.ts'

/** One line of the playbook's Markdown as HTML. What it does not know is text, HTML included. */
export const inlineMarkdown = (markdown: string): string =>
  piecesOf(markdown)
    .map((piece) => {
      if (typeof piece === 'string') return escapeHtml(piece)
      if ('code' in piece) return `<code>${escapeHtml(piece.code)}</code>`
      if ('strong' in piece) return `<strong>${inlineMarkdown(piece.strong)}</strong>`
      return `<a href="${escapeHtml(hrefOf(piece.address))}">${inlineMarkdown(piece.text)}</a>`
    })
    .join('')
