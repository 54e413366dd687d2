import type { Playbook } from '../playbook/playbook.ts'
import { type Check, finding, isUnread } from './check.ts'

const rule = {
  code: 'parity-baseline',
  severity: 'error',
  title: 'A difference measured against the wrong environment',
  why: 'Differences add up along the promotion path; one against an environment that is not on it explains nothing.',
  wrong: 'difference: {from: prod, …}   # in stage, which is promoted from test',
  right: 'difference: {from: test, …}',
} as const

export const parityBaseline: Check = {
  rule,
  *run(playbook, context) {
    for (const entry of playbook.all('availability')) {
      const { difference } = entry.data
      const here = entry.environment ?? ''
      // An unknown environment is an unknown reference.
      if (!difference || !playbook.get('environment', difference.from)) continue
      if (isUnread(context, 'environment', here)) continue
      const [nearest, ...others] = ancestorsOf(playbook, here)
      if (nearest === difference.from || others.includes(difference.from)) continue
      const further = others.length > 0 ? ` (before it come ${others.join(', ')})` : ''
      const fix = nearest
        ? `write from: ${nearest}${further}`
        : `${here} is where promotion begins: take the difference out, and say it in \`note\``
      const message = `${here} is not promoted from ${difference.from}`
      yield finding(rule, entry.at(['difference', 'from']), message, fix)
    }
  },
}

/** The environments before one on its promotion path, nearest first. */
export function ancestorsOf(playbook: Playbook, id: string): string[] {
  const found: string[] = []
  let at = playbook.get('environment', id)?.data.promotesFrom
  while (at !== undefined && at !== id && !found.includes(at)) {
    found.push(at)
    at = playbook.get('environment', at)?.data.promotesFrom
  }
  return found
}
