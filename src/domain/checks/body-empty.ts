import { contentTypes, type Kind } from '../../model/registry.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'body-empty',
  severity: 'error',
  title: 'A page without text',
  why: 'A guide or service is looked up for what stands below its frontmatter; an empty one sends readers away.',
  wrong: '---\ntitle: Canary\n---',
  right: '---\ntitle: Canary\n---\n\n## Before you start\n\n…',
} as const

const needText: readonly Kind[] = ['service', 'guide', 'page', 'role']

export const bodyEmpty: Check = {
  rule,
  *run(playbook) {
    for (const entry of needText.flatMap((kind) => playbook.all(kind))) {
      const isText = entry.body?.tree.children.some(({ type }) => type !== 'mdxFlowExpression') ?? false
      if (isText) continue
      const message = `this ${contentTypes[entry.kind].label} has no text below its frontmatter`
      yield finding(rule, entry.at(), message, 'write what readers come for')
    }
  },
}
