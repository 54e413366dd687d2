import { markingsOf } from '../marking/effective.ts'
import { explainedFix } from '../marking/known-words.ts'
import { misreadIn } from '../marking/misread.ts'
import { marksOf } from '../marking/parts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-portion-suspect',
  severity: 'error',
  title: 'Something that reads like a portion mark and is none',
  why: 'A mark that is misspelt, or does not stand at the head of what it marks, would pass as prose, and its portion with it to every network that holds the page.',
  wrong: '(HIHG) The relay has a second port.',
  right: '(HIGH) The relay has a second port.',
} as const

export const markingPortionSuspect: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    for (const entry of playbook.entries) {
      for (const { mark, at } of marksOf(entry, markings, parseProse)) {
        if (mark.isPortion) continue
        for (const fault of mark.faults)
          yield finding(
            rule,
            at(fault.offset),
            fault.message,
            `${explainedFix(fault)}; or write \\( if it is no mark`,
          )
      }
      for (const { at, text, broken, stray, isProse } of misreadIn(entry, markings, parseProse)) {
        if (broken !== undefined) continue
        if (stray !== undefined) yield finding(rule, at, `"${short(text)}" ${stray}`, closer)
        else
          yield finding(
            rule,
            at,
            `"${short(text)}" reads like a mark and marks nothing here`,
            fixFor(isProse),
          )
      }
    }
  },
}

const allow = 'list it as `allowed` in environments/scheme.yaml'

const closer =
  'put the mark at the head of what it marks, give each block that follows its own, or put <Portion mark="…"> around them; what nobody should see is left out'

const fixFor = (isProse: boolean) =>
  isProse
    ? `write the mark in the form of the scheme at the head of what it marks, or <Portion mark="…"> around that; if it is no mark, write \\(, or ${allow}`
    : `this field is shown as it is: give the entry or item a \`marking\` instead; if it is no mark, ${allow}`

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text).replace(/\s+/g, ' ')
