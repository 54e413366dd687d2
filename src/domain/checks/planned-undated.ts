import { type Check, finding } from './check.ts'

const rule = {
  code: 'planned-undated',
  severity: 'error',
  title: 'A planned service without a roadmap item',
  why: '"Planned" asks for a date. The roadmap item is where the date, its confidence and its slips are kept.',
  wrong: 'kafka: {status: planned}',
  right: 'kafka: {status: planned, roadmap: kafka-service}',
} as const

export const plannedUndated: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('availability')) {
      const { status, roadmap } = entry.data
      if (status !== 'planned' || roadmap !== undefined) continue
      const about = playbook
        .all('roadmap', entry.environment)
        .filter((item) => item.data.service === entry.id)
      const file = `environments/${entry.environment}/roadmap.yaml`
      const fix =
        about.length > 0
          ? `add roadmap: ${about.map(({ id }) => id).join(' or ')}`
          : `add an item to ${file} and name it: roadmap: ${entry.id}-service`
      yield finding(rule, entry.at(['status']), `${entry.id} is planned, and no roadmap item says when`, fix)
    }
  },
}
