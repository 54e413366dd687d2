import type { Availability } from '../../model/availability.ts'
import type { RoadmapItem } from '../../model/roadmap.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'roadmap-contradiction',
  severity: 'error',
  title: 'A service and its roadmap item that say different things',
  why: 'The service page and the roadmap stand side by side; readers believe neither once they disagree.',
  wrong: 'kafka: {status: planned, roadmap: kafka-service}   # and kafka-service is delivered',
  right: 'kafka: {status: available, roadmap: kafka-service}',
} as const

export const roadmapContradiction: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('availability')) {
      const item = playbook.get('roadmap', entry.data.roadmap ?? '', entry.environment)
      const wrong = item && contradiction(entry.id, entry.data, item.data)
      if (!wrong) continue
      const related = [{ at: item.at(), note: `the item "${item.id}"` }]
      yield finding(rule, entry.at(['roadmap']), wrong.message, wrong.fix, related)
    }
  },
}

function contradiction(
  service: string,
  { status, roadmap }: Availability,
  item: RoadmapItem,
): { message: string; fix: string } | undefined {
  if (item.service !== undefined && item.service !== service) {
    return {
      message: `"${roadmap}" is about ${item.service}, not ${service}`,
      fix: `name an item about ${service}, or set \`service: ${service}\` there`,
    }
  }
  if (status === 'planned' && item.status === 'delivered') {
    return {
      message: `${service} is planned, and "${roadmap}" is delivered`,
      fix: 'say what is offered now: status: available or limited, with version and plans',
    }
  }
  if (status === 'planned' && item.status === 'dropped') {
    return {
      message: `${service} is planned, and "${roadmap}" is dropped`,
      fix: 'write status: unavailable and give an alternative, or name the item that is to come',
    }
  }
  return undefined
}
