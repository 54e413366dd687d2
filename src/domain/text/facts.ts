import type { Environment } from '../../model/environment.ts'

/**
 * What a text may quote of an environment by `Fact`, with the field that says it. A figure that is quoted cannot
 * disagree with its page.
 */
export const quotable = {
  'lead-time': undefined,
  'request-time': 'request',
  'canary-time': 'fielding',
  'canary-share': 'fielding',
  'canary-place': 'fielding',
  'canary-approval': 'fielding',
  'canary-limits': 'fielding',
  'canary-promotion': 'fielding',
  'canary-roll-back': 'fielding',
  'blue-green-exposure': 'fielding',
  'blue-green-keeps': 'fielding',
  'blue-green-back': 'fielding',
} as const satisfies Record<string, keyof Environment | undefined>

export type Quotable = keyof typeof quotable
export const quotables = Object.keys(quotable) as Quotable[]
