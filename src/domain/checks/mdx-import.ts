import { textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'mdx-import',
  severity: 'error',
  title: 'import or export in MDX',
  why: 'MDX here is content, not code: nothing that an author writes runs, neither in the build nor in the browser.',
  wrong: "import Chart from './chart.jsx'",
  right: '<PromotionPath />',
} as const

export const mdxImport: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsWith(playbook, context.parseProse, ['mdxjsEsm'])) {
      for (const node of text.nodes) {
        if (node.type !== 'mdxjsEsm') continue
        const word = /^\s*export/.test(node.value) ? 'export' : 'import'
        const fix =
          'components need no import: use them as they are; in prose, begin the line with another word'
        yield finding(rule, text.at(node), `"${word}" is code, and text may not hold any`, fix)
      }
    }
  },
}
