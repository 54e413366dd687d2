import { commentedFields } from '../marking/commented.ts'
import { schemeOf } from '../marking/effective.ts'
import { suspectsIn } from '../marking/suspects.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-in-comment',
  severity: 'error',
  title: 'A mark in a comment of YAML',
  why: 'A comment marks nothing: whoever wrote the mark believes that what stands beside it is kept back, and it goes.',
  wrong: '# (S)\nnote: The relay has a second port.',
  right: 'note: (S) The relay has a second port.',
} as const

/** Found in what reads like a mark in a comment, and in fields that a comment took out of use. */
export const markingInComment: Check = {
  rule,
  *run(playbook, { comments = [] }) {
    const scheme = schemeOf(playbook)
    for (const { text, at } of comments) {
      const fields = commentedFields(text, scheme)
      for (const { offset, field, value } of fields)
        yield finding(
          rule,
          at(offset),
          `${field}: ${value} stands in a comment, where it marks nothing`,
          `take the sign of the comment away, or take out the line; what is marked lower now is said by \`${field}\` itself`,
        )
      const lines = new Set(fields.map(({ offset }) => text.slice(0, offset).split('\n').length))
      for (const { start, text: written } of suspectsIn(text, scheme)) {
        if (lines.has(text.slice(0, start).split('\n').length)) continue
        yield finding(
          rule,
          at(start),
          `"${written.replace(/\s+/g, ' ').slice(0, 60)}" stands in a comment, where it marks nothing`,
          'write it at the head of the text it marks, or as `marking` of the entry or item; if it is no mark, list it as `allowed` in environments/scheme.yaml',
        )
      }
    }
  },
}
