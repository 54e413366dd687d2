import { defineMdastPlugin, markdownToHtml } from 'satteri'
import { safeAddresses } from './markdown.ts'

/** In YAML prose HTML is text: `check` refuses it, and if some gets this far, it is shown and not run. */
const htmlIsText = defineMdastPlugin({
  name: 'html-is-text',
  html(node, context) {
    context.replaceNode(node, { type: 'text', value: node.value })
  },
})

/** Paragraphs of Markdown as HTML. */
export function renderProse(text: string): string {
  const plugins = { mdastPlugins: [htmlIsText], hastPlugins: [safeAddresses] }
  return markdownToHtml(text, { ...plugins, features: { frontmatter: false } }).html
}

/** One line of Markdown as HTML without a paragraph around it. */
export function renderLine(text: string): string {
  return renderProse(text)
    .trim()
    .replace(/^<p>([\s\S]*)<\/p>$/, (all, inner: string) => (inner.includes('<p>') ? all : inner))
}
