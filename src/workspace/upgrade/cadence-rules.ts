import { daySchema } from '../../model/fields.ts'
import { isRecord } from '../yaml-nodes.ts'
import type { Left, UpgradeStep } from './step.ts'
import { readWords } from './words-to-rule.ts'

/** Meetings and windows were told in words, with their next day; now a rule says when, and the words are made from it. */
export const cadenceRules: UpgradeStep = {
  to: 1,
  title: 'what comes again is a rule, from which words, dates and calendars are made',
  isOf: (path) => /^environments\/[^/]+\/environment\.yaml$/.test(path),
  upgrade(edit, value) {
    const cadence = isRecord(value) && Array.isArray(value['cadence']) ? value['cadence'] : []
    return cadence.flatMap((item: unknown, i): Left[] => {
      if (!isRecord(item) || item['repeats'] !== undefined) return []
      const { name, when, next } = item
      // What has no next day was never meant to have a rule.
      if (typeof when !== 'string' || typeof next !== 'string' || !daySchema.safeParse(next).success)
        return []
      const read = readWords(when)
      const path = ['cadence', i]
      if (!read) {
        const what = `"${name}": no rule can be read from "${when}"; write repeats, with the hour at which it ends`
        return [{ path: [...path, 'when'], what }]
      }
      const { besides, rule, from, until } = read
      edit.replaceKey([...path, 'when'], 'repeats', { rule, first: next, from, until })
      edit.remove([...path, 'next'])
      if (besides !== undefined && item['besides'] === undefined) edit.put([...path, 'besides'], besides)
      return []
    })
  },
}
