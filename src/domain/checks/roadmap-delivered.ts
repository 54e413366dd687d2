import { type Check, finding } from './check.ts'

const rule = {
  code: 'roadmap-delivered',
  severity: 'error',
  title: 'A delivery without its day, or a day without delivery',
  why: '"Since when" is asked about everything that changed; and what has a day of delivery has been delivered.',
  wrong: 'status: delivered',
  right: 'status: delivered\ndelivered: 2026-10-22',
} as const

export const roadmapDelivered: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.all('roadmap')) {
      const { status, delivered } = entry.data
      if (status === 'delivered' && delivered === undefined) {
        const fix = 'add delivered: and the day it was there for developers, 2026-10-22'
        yield finding(rule, entry.at(['status']), `${entry.id} is delivered, and no day says since when`, fix)
      }
      if (status !== 'delivered' && delivered !== undefined) {
        const message = `${entry.id} has a day of delivery and is ${status}`
        yield finding(rule, entry.at(['delivered']), message, 'write status: delivered, or take the day out')
      }
    }
  },
}
