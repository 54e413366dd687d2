import type { ReleaseRecord } from '../../model/release-record.ts'
import { isToDo } from '../text/to-do.ts'
import { type ReadyContext, roleNameIn } from './context.ts'
import type { ReadyLine } from './line.ts'

/**
 * Lines with the exceptions that the record names. One that holds makes a line go, and is told as such. It has to last
 * to the day of the release, and it cannot change what the platform takes or which days there are.
 */
export function withExceptions(lines: readonly ReadyLine[], context: ReadyContext): ReadyLine[] {
  const { record, at } = context.given
  const day = record.days[context.environment.id]
  return lines.map((line) => {
    const index = lastFor(line, record.exceptions)
    const signed = record.exceptions[index]
    if (!signed || line.verdict === 'go') return line
    const { reason, approver, until } = signed
    const why = isFixed(line)
      ? 'an exception does not change what the platform takes, or its calendar'
      : isBlind(line)
        ? 'nobody can sign for what nobody has listed or read'
        : isToDo(reason) || reason.trim() === ''
          ? 'its reason is still to be written'
          : until < context.asOf
            ? `it ended on ${until}`
            : day !== undefined && until < day
              ? `it ends on ${until}, before the release on ${day}`
              : undefined
    const exception = {
      reason,
      approver,
      until,
      at: at(['exceptions', index]),
      holds: why === undefined,
      says:
        why === undefined
          ? `signed for by ${roleNameIn(context, approver)}, until ${until}`
          : `the exception does not hold: ${why}`,
    }
    return { ...line, exception, ...(why === undefined ? { verdict: 'go' as const } : {}) }
  })
}

/** Without a day there is no release, whoever signs. */
const isFixed = ({ by, verdict }: ReadyLine) => by === 'day' || (by === 'manifest' && verdict === 'no-go')

/** Where there is no list, or evidence could not be read, nobody knows what an exception would be from. */
const isBlind = ({ id, by }: ReadyLine) =>
  by === undefined && (id === 'readiness/list' || id === 'readiness/evidence')

/** Of several for one line the one that lasts longest: an exception may be prolonged. */
function lastFor({ id }: ReadyLine, exceptions: ReleaseRecord['exceptions']): number {
  return exceptions.reduce((found, { line, until }, i) => {
    if (line !== id) return found
    return until > (exceptions[found]?.until ?? '') ? i : found
  }, -1)
}
