import { markingsOf } from '../marking/effective.ts'
import { misreadIn } from '../marking/misread.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-portion-broken',
  severity: 'error',
  title: 'A portion without a beginning or an end',
  why: 'A portion begins and ends in the same paragraph, item or list of blocks. What a tag without its counterpart was meant to mark nobody can know, so the whole text is held back.',
  wrong: 'Words. <Portion mark="(S)">A first paragraph, and a second one before the end of the portion.',
  right: 'Words. <Portion mark="(S)">A sentence.</Portion> More words.',
} as const

export const markingPortionBroken: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    for (const entry of playbook.entries) {
      for (const { at, text, broken, isProse } of misreadIn(entry, markings, parseProse)) {
        if (broken === undefined) continue
        const fix = isProse
          ? 'close it where it was opened; for several paragraphs, give each its mark, or put both tags on lines of their own between empty ones'
          : 'this field is shown as it is and holds no portions: give the entry or item a `marking` instead'
        yield finding(rule, at, `${text}: ${broken}`, fix)
      }
    }
  },
}
