import { imagesOf } from '../text/links.ts'
import { textsOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'image-alt',
  severity: 'error',
  title: 'An image without words in its place',
  why: 'Who cannot see the image, or prints without it, gets nothing (WCAG 1.1.1, Section 508).',
  wrong: '![](/images/path.png)',
  right: '![Promotion path from dev to prod](/images/path.png)',
} as const

export const imageAlt: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsOf(playbook, context.parseProse)) {
      for (const { url, alt, at } of imagesOf(text)) {
        if (alt.trim() !== '') continue
        yield finding(rule, at(), `${url} has no alternative text`, 'say in a few words what it shows')
      }
    }
  },
}
