import type { Decision } from '../../model/environment.ts'

/** Whom to ask, who decides, and how long that takes: as an environment has it, with what a service overrides. */
export function decisionOf(
  usual: Decision,
  own: { [F in keyof Decision]?: Decision[F] | undefined } = {},
): Decision {
  return {
    channel: own.channel ?? usual.channel,
    approver: own.approver ?? usual.approver,
    leadTime: own.leadTime ?? usual.leadTime,
  }
}
