import type { Scheme } from '../../model/scheme.ts'
import { markingsOf } from '../marking/effective.ts'
import { joinAll, levelOf, type MarkingReading, nationsOf } from '../marking/marking.ts'
import { markedParts } from '../marking/parts.ts'
import { printBanner } from '../marking/print.ts'
import type { Problem } from '../playbook/problem.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'marking-needs-decision',
  severity: 'warning',
  title: 'A marking that a person has to decide',
  why: 'The scheme says that to whom this may go is not to be computed.',
  wrong: 'parts for the first two nations and for the last two, in an entry without a marking',
  right: 'the entry with a marking, said by the person who decided it',
} as const

export const markingNeedsDecision: Check = {
  rule,
  *run(playbook, { parseProse }) {
    const markings = markingsOf(playbook)
    const { scheme } = markings
    for (const entry of playbook.entries) {
      const [own] = markings.written(entry).filter(({ path }) => path.length === 0)
      const parts = [...markedParts(entry, markings, parseProse)]
      const said = own
        ? [{ at: entry.at(['marking']), text: own.text, reading: own.reading }, ...parts]
        : parts
      for (const { at, text, reading } of said) yield* undecided(at, text, reading, scheme)
      if (own || scheme.nothingInCommon !== 'decide') continue
      const readings = [markings.of(entry), ...parts.map((part) => part.reading)]
      const whole = joinAll(readings, scheme)
      if (whole === undefined || whole === 'unreadable' || !meetsInOwner(readings, whole, scheme)) continue
      const banner = printBanner(whole, scheme)
      const message = `its parts have only ${scheme.owner} in common, so together they become ${banner}`
      const related = parts.map((part) => ({ at: part.at, note: `${part.text} stands here` }))
      yield finding(rule, entry.at(), message, `if that is right, say so: marking: ${banner}`, related)
    }
  },
}

function* undecided(
  at: Problem['at'],
  text: string,
  reading: MarkingReading,
  scheme: Scheme,
): Generator<Problem> {
  if (reading === 'unreadable' || reading.to) return
  const { uncaveated } = levelOf(reading, scheme)
  if (uncaveated !== 'ask' && uncaveated !== 'decide') return
  const caveats = [scheme.noForeign?.banner, scheme.releasable?.banner].filter((c) => c !== undefined)
  const fix = caveats.length > 0 ? `add ${caveats.join(' or ')}` : 'choose another level'
  const who = uncaveated === 'ask' ? `only ${scheme.owner} gets it` : 'no network gets it'
  yield finding(rule, at, `${text} has no caveat, and ${who} until a person decides`, fix)
}

/** Whether parts that may each go further, or do not say, leave the owner alone when they are joined. */
function meetsInOwner(readings: readonly MarkingReading[], whole: MarkingReading, scheme: Scheme): boolean {
  const isAlone = (reading: MarkingReading) => reading !== 'unreadable' && reading.to?.length === 1
  const goesFurther = readings.some((r) => r !== 'unreadable' && r.to && nationsOf(r, scheme).length > 1)
  return isAlone(whole) && goesFurther && !readings.some(isAlone)
}
