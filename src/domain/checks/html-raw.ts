import { componentsIn } from '../text/components.ts'
import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'
import { isHtml } from './mdx-component.ts'

const rule = {
  code: 'html-raw',
  severity: 'error',
  title: 'HTML in text',
  why: 'Tags can hold scripts, styles and frames, and break what every page keeps: security policy, print, contrast.',
  wrong: 'Takes <b>ten</b> days.<br>Ask early.',
  right: 'Takes **ten** days. Ask early.',
} as const

const instead: Record<string, string> = {
  comment: 'take it out; a comment is # in YAML and {/* … */} in the body of an MDX file',
  a: 'write [words](/address)',
  b: 'write **words**',
  strong: 'write **words**',
  i: 'write *words*',
  em: 'write *words*',
  code: 'write `code`',
  kbd: 'write `Ctrl-K`',
  pre: 'write a block between lines of ```',
  br: 'begin a new paragraph, with an empty line between',
  img: 'write ![words](/image.png), or <Figure src="/image.png" alt="words" />',
  table: 'write a Markdown table',
  ul: 'write a list, each line with "- "',
  ol: 'write a list, each line with "1. "',
  details: 'use <Aside kind="note" title="…">',
  div: 'use <Aside kind="note">, or nothing',
}

export const htmlRaw: Check = {
  rule,
  *run(playbook, context) {
    const components = componentsIn(playbook)
    for (const text of textsWith(playbook, context.parseProse, [...tagTypes, 'html'])) {
      for (const { name = '', at } of tagsOf(text))
        if (isHtml(name)) yield finding(rule, at, `<${name}> is HTML`, fixFor(name))
      for (const node of text.nodes) {
        const tag = node.type === 'html' ? nameIn(node.value) : undefined
        if (tag === undefined) continue
        const fieldFix = 'fields take Markdown alone; say it in the body of an MDX file'
        yield components.has(tag)
          ? finding(rule, text.at(node), `<${tag}> cannot be used in a field`, fieldFix)
          : finding(
              rule,
              text.at(node),
              `${tag === 'comment' ? 'this comment' : `<${tag}>`} is HTML`,
              fixFor(tag),
            )
      }
    }
  },
}

function fixFor(name: string): string {
  const key = name.toLowerCase()
  const known = Object.hasOwn(instead, key) ? instead[key] : undefined
  return known ?? 'write Markdown or a component; for the sign itself write \\< or put it in `code`'
}

/** The first tag that is not allowed in a field. A closing tag was reported where it opened, a portion is fine. */
function nameIn(html: string): string | undefined {
  const rest = html.replace(/<Portion\s+mark="[^"<>]*"\s*>|<\/[^>]*>/g, '')
  if (rest.includes('<!--')) return 'comment'
  return /<([!?]|[a-z][a-z0-9:-]*)/i.exec(rest)?.[1]
}
