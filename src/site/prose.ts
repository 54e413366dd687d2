import { defineMdastPlugin, markdownToHtml } from 'satteri'
import { safeAddresses } from './markdown.ts'

/** In YAML prose HTML is text: `check` refuses it, and if some gets this far, it is shown and not run. */
const htmlIsText = defineMdastPlugin({
  name: 'html-is-text',
  html(node, context) {
    context.replaceNode(node, { type: 'text', value: node.value })
  },
})

/** One line of words in which nothing means anything in Markdown or in HTML, nor reads as an address. */
const plain = /^(?!.*www\.)[a-z](?:[a-z0-9,;?()%'.-]| (?=[^ ]))*$/i

/** Paragraphs of Markdown as HTML. */
export function renderProse(text: string): string {
  const again = rendered.get(text)
  if (again !== undefined) return again
  if (rendered.size >= mostRendered) rendered.clear()
  const html = plain.test(text) ? `<p>${text}</p>\n` : markdownOf(text)
  rendered.set(text, html)
  return html
}
/** The same words stand on the page of a service, in lists and in the matrix. */
const rendered = new Map<string, string>()
const mostRendered = 50_000

/** The same by the compiler, whatever the text is. */
export function markdownOf(text: string): string {
  const plugins = { mdastPlugins: [htmlIsText], hastPlugins: [safeAddresses] }
  return markdownToHtml(text, { ...plugins, features: { frontmatter: false } }).html
}

/** One line of Markdown as HTML without a paragraph around it. */
export function renderLine(text: string): string {
  return renderProse(text)
    .trim()
    .replace(/^<p>([\s\S]*)<\/p>$/, (all, inner: string) => (inner.includes('<p>') ? all : inner))
}

/** The same without links, for words that stand inside of one. */
export const renderWords = (text: string): string => renderLine(text).replace(/<\/?a\b[^>]*>/g, '')
