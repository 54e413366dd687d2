import { headingsOf } from '../text/headings.ts'
import { bodyOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'heading-level',
  severity: 'warning',
  title: 'A heading of the wrong level',
  why: 'The page has its title from the frontmatter. People who move by headings lose their way where a level is skipped.',
  wrong: '# Canary\n\n#### Before you start',
  right: '## Before you start',
} as const

export const headingLevel: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.entries) {
      for (const text of bodyOf(entry)) {
        let above = 1
        for (const { depth, node } of entry.body ? headingsOf(entry.body) : []) {
          const at = text.at(node)
          if (depth === 1)
            yield finding(rule, at, 'the title of the page stands in its frontmatter', 'begin at ##')
          else if (depth > above + 1)
            yield finding(rule, at, `level ${depth} follows level ${above}`, `write ${'#'.repeat(above + 1)}`)
          above = depth
        }
      }
    }
  },
}
