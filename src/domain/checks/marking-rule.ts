import { markingsOf } from '../marking/effective.ts'
import { markedParts } from '../marking/parts.ts'
import { brokenRules } from '../marking/rules.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-rule',
  severity: 'error',
  title: 'A marking against a rule of its scheme',
  why: 'Some controls stand only with others, and some never do; a reader who knows the rules trusts neither.',
  wrong: 'a control that requires the caveat for the owner alone, without it',
  right: 'both, or neither, as the person says who marked it',
} as const

export const markingRule: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    for (const entry of playbook.entries) {
      const own = markings.written(entry).filter(({ path }) => path.length === 0)
      const said = [
        ...own.map(({ reading }) => ({ at: entry.at(['marking']), reading })),
        ...markedParts(entry, markings, parseProse),
      ]
      for (const { at, reading } of said) {
        if (reading === 'unreadable') continue
        for (const { message, fix } of brokenRules(reading, markings.scheme))
          yield finding(rule, at, message, fix)
      }
    }
  },
}
