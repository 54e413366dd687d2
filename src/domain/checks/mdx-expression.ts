import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'mdx-expression',
  severity: 'error',
  title: 'A JavaScript expression in MDX',
  why: 'Braces begin an expression, which would run when the site is built. Comments, {/* like this */}, are fine.',
  wrong: 'Send {"id": 1} to the broker. <ServiceRef id={name} />',
  right: 'Send `{"id": 1}` to the broker, or \\{ as it is. <ServiceRef id="postgres" />',
} as const

const comment = /^\s*\/\*[\s\S]*\*\/\s*$/

export const mdxExpression: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsWith(playbook, context.parseProse, [
      ...tagTypes,
      'mdxFlowExpression',
      'mdxTextExpression',
    ])) {
      for (const node of text.nodes) {
        if (node.type !== 'mdxFlowExpression' && node.type !== 'mdxTextExpression') continue
        // A comment may not close early and go on as code.
        if (comment.test(node.value) && node.value.indexOf('*/') === node.value.lastIndexOf('*/')) continue
        const fix = 'for a brace in text write \\{ or put it in `code`; for a comment {/* … */}'
        yield finding(rule, text.at(node), `{${short(node.value)}} is an expression`, fix)
      }
      for (const { name = '', attributes } of tagsOf(text)) {
        for (const attribute of attributes.filter((a) => a.expression)) {
          const message = attribute.name
            ? `\`${attribute.name}\` of <${name}> is an expression`
            : `<${name}> takes its attributes from an expression`
          const fix = `write plain text in quotes: ${attribute.name ?? 'id'}="…"`
          yield finding(rule, attribute.at, message, fix)
        }
      }
    }
  },
}

const short = (text: string) => (text.length > 30 ? `${text.slice(0, 29)}…` : text).replace(/\s+/g, ' ')
