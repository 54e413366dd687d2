import { maxDepth, textsOf } from '../text/texts.ts'
import { type Check, finding } from './check.ts'
import { readingRules } from './reading.ts'

// Text so deep that it is not even parsed is found while reading.
const rule = readingRules['text-depth']

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
