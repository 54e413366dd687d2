import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-doubted',
  severity: 'error',
  title: 'Text on which two readings of its markings disagree',
  why: 'What is marked is read twice, by code that shares nothing: as data and as lines of the file. What one of the two withholds a person may have meant to be withheld, so nothing is published until both say the same.',
  wrong: 'a mark in a place from which one cannot tell how far it reaches',
  right: 'the mark at the head of a paragraph of its own, or `marking` on the entry or item',
} as const

/** Found by whoever opens the workspace, since it takes the files as they lie there. */
export const markingDoubted: Check = {
  rule,
  *run(_, { doubted = [] }) {
    for (const { at, network } of doubted)
      yield finding(
        rule,
        at,
        `by the lines of the file a mark above what ${network} may hold covers this, and the release would let it go`,
        'give it a mark of its own, or move it away from the mark, the comment or the `marking` before it; what nobody should see is left out',
      )
  },
}
