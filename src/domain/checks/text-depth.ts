import { maxDepth, textsOf } from '../texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'text-depth',
  severity: 'error',
  title: 'Text that is nested too deep',
  why: 'Below a hundred levels nothing is looked at any more, neither links nor marks, so it may not be published.',
  wrong: '> > > > > …   # a hundred quotes inside each other',
  right: '> A quote, or a quote inside it.',
} as const

export const textDepth: Check = {
  rule,
  *run(playbook, context) {
    for (const { deepest, at } of textsOf(playbook, context.parseProse)) {
      if (!deepest) continue
      const message = `this is nested ${maxDepth} levels deep, or deeper`
      yield finding(rule, at(deepest), message, 'take quotes, lists or components out of each other')
    }
  },
}
