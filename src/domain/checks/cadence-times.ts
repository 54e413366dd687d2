import { type Check, finding } from './check.ts'

const rule = {
  code: 'cadence-times',
  severity: 'error',
  title: 'A meeting or window without its times, or with two that may differ',
  why: 'What comes again is written once, as a rule; its words and its next day are made from that.',
  wrong: 'when: Every Wednesday\nrepeats: {rule: FREQ=WEEKLY;BYDAY=TU, …}',
  right: "repeats: {rule: FREQ=WEEKLY;BYDAY=WE, first: 2026-01-07, from: '16:00', until: '16:30'}",
} as const

export const cadenceTimes: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('environment')) {
      for (const [i, { name, repeats, when, next }] of entry.data.cadence.entries()) {
        const path = ['cadence', i]
        if (!repeats && when === undefined)
          yield finding(
            rule,
            entry.at([...path, 'name']),
            `"${name}" has no time`,
            'write repeats with its rule; or when, in words, if no rule can say it',
          )
        for (const [key, value] of Object.entries({ when, next }))
          if (repeats && value !== undefined)
            yield finding(
              rule,
              entry.at([...path, key], 'key'),
              `\`${key}\` of "${name}" stands beside the rule that it is made from`,
              `leave \`${key}\` out; what the rule cannot say goes into besides, other days into except and also`,
            )
      }
    }
  },
}
