import { plainText } from '../text/headings.ts'
import { linksOf } from '../text/links.ts'
import { textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'link-words',
  severity: 'error',
  title: 'A link without words',
  why: 'Nobody can see or hear a link that has no text, and a screen reader spells out its address.',
  wrong: '[](/guides/canary)',
  right: '[Canary releases](/guides/canary)',
} as const

export const linkWords: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsWith(playbook, context.parseProse, ['link'])) {
      for (const { node, url, at } of linksOf(text)) {
        if (node.type !== 'link' || plainText(node).trim() !== '') continue
        if (node.children.some((c) => (c.type === 'image' && c.alt) || c.type.startsWith('mdxJsx'))) continue
        yield finding(
          rule,
          at(),
          `the link to ${url} has no words`,
          'say between the brackets where it leads',
        )
      }
    }
  },
}
