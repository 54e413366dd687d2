import { tagsOf } from '../text/tags.ts'
import { tagTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'mdx-event-handler',
  severity: 'error',
  title: 'An attribute that runs code',
  why: 'onclick and its like hold JavaScript. Nothing that an author writes runs in a reader’s browser.',
  wrong: '<Aside kind="note" onClick="track()">…</Aside>',
  right: '<Aside kind="note">…</Aside>',
} as const

export const mdxEventHandler: Check = {
  rule,
  *run(playbook, context) {
    for (const text of textsWith(playbook, context.parseProse, tagTypes)) {
      for (const tag of tagsOf(text)) {
        for (const { name = '', at } of tag.attributes) {
          if (!isHandler(name)) continue
          yield finding(rule, at, `\`${name}\` of <${tag.name}> would run code`, 'leave it out')
        }
      }
    }
  },
}

/** Whether an attribute holds a script for an event, as all those that begin with "on" do. */
export const isHandler = (name: string) => /^on[a-z:]/i.test(name)
