import type { Nodes } from 'mdast'
import { componentsIn } from '../text/components.ts'
import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'mdx-nesting',
  severity: 'error',
  title: 'A component in the wrong place',
  why: 'A Step is drawn by the Steps around it, and a reference shows words of its own: elsewhere they lose their meaning.',
  wrong: '<Step title="Push">…</Step>',
  right: '<Steps>\n\n<Step title="Push">…</Step>\n\n</Steps>',
} as const

export const mdxNesting: Check = {
  rule,
  *run(playbook, context) {
    const components = componentsIn(playbook)
    for (const text of textsWith(playbook, context.parseProse, tagTypes)) {
      const tags = [...tagsOf(text)]
      const parents = new Map<Nodes, string>()
      for (const { node, name = '' } of tags) for (const child of elementsIn(node)) parents.set(child, name)
      for (const { node, name = '', at } of tags) {
        const { inside, empty } = components.get(name) ?? {}
        const parts = [...components].filter(([, part]) => part.inside === name).map(([part]) => part)
        if (inside && parents.get(node) !== inside) {
          const fix = `put it directly in <${inside}> … </${inside}>`
          yield finding(rule, at, `<${name}> stands outside <${inside}>`, fix)
        }
        if (empty && node.children.length > 0) {
          const fix = `close it at once: <${name} … />`
          yield finding(rule, at, `<${name}> shows nothing of what stands in it`, fix)
        }
        if (parts.length > 0 && elementsIn(node).length === 0) {
          const fix = `put <${parts[0]} title="…"> into it, or leave it out`
          yield finding(rule, at, `<${name}> is empty`, fix)
        }
      }
    }
  },
}

/** Elements in a node; a paragraph between the two, which a line makes of its elements, does not count. */
function elementsIn(node: Nodes): Nodes[] {
  if (!('children' in node)) return []
  return node.children
    .flatMap((child) => (child.type === 'paragraph' ? elementsIn(child) : [child as Nodes]))
    .filter((child) => child.type === 'mdxJsxFlowElement' || child.type === 'mdxJsxTextElement')
}
