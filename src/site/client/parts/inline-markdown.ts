import { escapeHtml } from '../../views/compare-table.ts'

/** Code, links, strong, emphasis, escapes: what a line of the playbook's Markdown has in it. */
const token =
  /(?<tick>`+)(?<code>[\s\S]*?[^`])\k<tick>(?!`)|\[(?<text>[^\]]*)\]\((?<href>\/[^)\s]*|#[^)\s]*)\)|\*\*(?<strong>[\s\S]+?)\*\*|(?<![\w*])(?<mark>[*_])(?<em>\S|\S[\s\S]*?\S)\k<mark>(?![\w*])|\\(?<escaped>[!-/:-@[-`{-~])/

/**
 * One line of Markdown as HTML, in a browser, where the build's parser is not at hand. Everything that it does
 * not know is text; links lead within the site only.
 */
export function inlineMarkdown(markdown: string, href: (address: string) => string): string {
  const found = token.exec(markdown)
  if (!found) return escapeHtml(markdown)
  const { code, text, href: address, strong, em, escaped } = found.groups ?? {}
  const inner = (part: string) => inlineMarkdown(part, href)
  const html =
    code !== undefined
      ? `<code>${escapeHtml(code.replace(/^ (.+) $/s, '$1'))}</code>`
      : address !== undefined
        ? `<a href="${escapeHtml(href(address))}">${inner(text ?? '')}</a>`
        : strong !== undefined
          ? `<strong>${inner(strong)}</strong>`
          : em !== undefined
            ? `<em>${inner(em)}</em>`
            : escapeHtml(escaped ?? '')
  return (
    escapeHtml(markdown.slice(0, found.index)) + html + inner(markdown.slice(found.index + found[0].length))
  )
}
