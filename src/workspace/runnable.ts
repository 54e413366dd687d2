import type { Entry } from '../domain/playbook/playbook.ts'
import type { Position } from '../domain/playbook/problem.ts'
import type { Component } from '../domain/text/components.ts'
import { imagesOf, linksOf } from '../domain/text/links.ts'
import { tagsOf } from '../domain/text/tags.ts'
import { bodyOf, type Text } from '../domain/text/texts.ts'

/** What Markdown is made of. MDX adds elements, which are judged by name; all else it adds is code. */
const inert: ReadonlySet<string> = new Set([
  ...['root', 'paragraph', 'heading', 'text', 'emphasis', 'strong', 'delete', 'inlineCode', 'code', 'break'],
  ...['blockquote', 'list', 'listItem', 'thematicBreak', 'table', 'tableRow', 'tableCell'],
  ...['link', 'image', 'linkReference', 'imageReference', 'definition'],
  ...['footnoteDefinition', 'footnoteReference'],
  ...['mdxJsxFlowElement', 'mdxJsxTextElement'],
])

/** A comment as an author writes it, and nothing beside it. */
const comment = /^\s*\/\*(?:(?!\*\/)[\s\S])*\*\/\s*$/

/**
 * The first place in the body of an entry that a compiler or a browser could run, or that could make one load
 * something: code of any kind, HTML, a component or attribute that is not registered, a picture that is not in
 * `public/`, a link of an unsafe scheme; and what is nested too deep to be looked at. The checks say the same in more
 * detail. This one lists what is allowed, so that whatever nobody thought of is refused.
 */
export function runnablePlace(
  entry: Entry,
  components: ReadonlyMap<string, Component>,
): Position | undefined {
  for (const text of bodyOf(entry)) {
    if (text.deepest) return text.at(text.deepest)
    const place = strangeNode(text) ?? strangeTag(text, components) ?? strangeAddress(text)
    if (place) return place
  }
  return undefined
}

function strangeNode(text: Text): Position | undefined {
  const node = text.nodes.find((n) => !inert.has(n.type) && !('value' in n && isComment(n.type, n.value)))
  return node && text.at(node)
}

const isComment = (type: string, value: string) =>
  (type === 'mdxFlowExpression' || type === 'mdxTextExpression') && comment.test(value)

function strangeTag(text: Text, components: ReadonlyMap<string, Component>): Position | undefined {
  for (const { name = '', at, attributes } of tagsOf(text)) {
    const component = components.get(name)
    if (!component) return at
    const strange = attributes.find(
      (a) => a.expression || a.name === undefined || !Object.hasOwn(component.attributes, a.name),
    )
    if (strange) return strange.at
  }
  return undefined
}

/** A picture's relative address would be imported, and what is imported may run. */
function strangeAddress(text: Text): Position | undefined {
  const link = linksOf(text).find(({ target }) => target.leads === 'unsafe')
  const image = imagesOf(text).find(({ target, url }) => target.leads !== 'page' || !url.startsWith('/'))
  return (link ?? image)?.at()
}
