import { type Anchor, framed, pagesWithText } from '../pages/anchors.ts'
import { headingsOf } from '../text/headings.ts'
import { bodyOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'anchor-clash',
  severity: 'error',
  title: 'A heading with an anchor that the page has already',
  why: 'Two places of one name on a page: links find the first, and readers the wrong one.',
  wrong: '## Accounts   # where `accounts` is an expectation',
  right: '## How accounts are made',
} as const

export const anchorClash: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.entries) {
      const [text] = bodyOf(entry)
      if (!text || !entry.body) continue
      const ofFrame = framed.map((id): Anchor => ({ id, of: 'section' }))
      const fixed = [...pagesWithText(playbook, entry).flatMap(({ reserved }) => reserved), ...ofFrame]
      for (const { id, node } of headingsOf(entry.body)) {
        const taken = fixed.find((anchor) => anchor.id === id)
        if (!taken) continue
        const owner = taken.of === 'section' ? 'the page itself' : `the ${taken.of} "${id}"`
        const message = `the anchor "${id}" belongs to ${owner}`
        yield finding(rule, text.at(node), message, 'word the heading differently')
      }
    }
  },
}
