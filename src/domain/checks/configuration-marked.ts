import { markingsOf } from '../marking/effective.ts'
import { marksOf } from '../marking/parts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'configuration-marked',
  severity: 'error',
  title: 'A mark in the configuration',
  why: 'Its words stand on pages of every network, so all of it is marked as the site is, and a part that is more could not be kept back without changing what all pages look like.',
  wrong: 'words: {footer: (HIGH) Ask the office by the relay.}',
  right: 'words: {footer: Ask the platform office.}',
} as const

/** Found in texts of the configuration; what only reads like a mark is found as everywhere. */
export const configurationMarked: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const { configuration } = playbook
    if (configuration === undefined) return
    for (const { mark, at } of marksOf(configuration, markingsOf(playbook), parseProse))
      yield finding(
        rule,
        at(),
        `${mark.text} marks a part of the configuration`,
        'take the mark away if everybody may read it; else say it in an entry of its own',
      )
  },
}
