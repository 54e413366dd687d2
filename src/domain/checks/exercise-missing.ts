import { countOf } from '../base/words.ts'
import { coverageByQuarter } from '../exercises/coverage.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'exercise-missing',
  severity: 'warning',
  title: 'A quarter without an exercise that was promised',
  why: 'A promise that nobody counts is kept in good years only. The quarter that goes on may still get one.',
  wrong: 'exercises: {perQuarter: 2}   # and nothing was held from July to September',
  right: 'an exercise with a day in that quarter, state: done or state: planned',
} as const

export const exerciseMissing: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const entry of playbook.all('environment')) {
      for (const { label, promised, held, planned, isOver, isBefore } of coverageByQuarter(
        playbook,
        entry.id,
        asOf,
      )) {
        const isEmpty = held.length === 0 && (isOver || planned.length === 0)
        if (promised === undefined || isBefore || !isEmpty) continue
        const what = isOver ? 'nothing was held' : 'nothing is held or planned'
        const message = `${what} in ${label}, and ${countOf(promised, 'exercise')} a quarter ${promised === 1 ? 'is' : 'are'} promised`
        const fix = isOver
          ? 'write down what was held, or promise less'
          : `plan one with \`fieldbook new exercise ID --environment ${entry.id}\``
        yield finding(rule, entry.at(['exercises', 'perQuarter']), message, fix)
      }
    }
  },
}
