import { daysBetween } from '../base/days.ts'
import { countOf } from '../base/words.ts'
import type { ReadyContext } from './context.ts'
import type { ReleaseEvidence } from './evidence.ts'
import type { Judged, Seen } from './line.ts'
import { otherLine, unsettled, whyUnsettled } from './release-line.ts'

/** ReleaseEvidence that may be counted, and what was put aside with the reason. */
export interface Accepted<E extends ReleaseEvidence> {
  good: E[]
  aside: Seen[]
}

/**
 * The evidence of one kind that is about this release and young enough. Of another release, of no release that it
 * says, of a day to come or of a day too long ago it is put aside: what it shows is not shown of this release.
 */
export function acceptEvidence<K extends ReleaseEvidence['kind']>(
  kind: K,
  { within }: { within?: number | undefined },
  context: ReadyContext,
): Accepted<ReleaseEvidence & { kind: K }> {
  const good: (ReleaseEvidence & { kind: K })[] = []
  const aside: Seen[] = []
  const open = unsettled(context)
  for (const evidence of context.evidence) {
    if (evidence.kind !== kind) continue
    const why = against(evidence, within, context) ?? whyUnsettled(evidence, open)
    if (why === undefined) good.push(evidence as ReleaseEvidence & { kind: K })
    else aside.push({ says: `not counted: ${why}`, at: evidence.at })
  }
  return { good, aside }
}

function against(
  evidence: ReleaseEvidence,
  within: number | undefined,
  context: ReadyContext,
): string | undefined {
  if (evidence.apart !== undefined) return evidence.apart
  return (
    notOfThis(evidence, context) ??
    otherLine(evidence, context) ??
    elsewhere(evidence, context) ??
    notOfNow(evidence, within, context.asOf)
  )
}

function notOfThis(
  evidence: ReleaseEvidence,
  { given: { record }, environment }: ReadyContext,
): string | undefined {
  const { app, version } = evidence
  if (evidence.kind === 'pipelines' || evidence.kind === 'restore') {
    if (evidence.environment !== environment.id) return `it is of ${evidence.environment}`
    // Data is restored, and buildpacks are built, between releases.
    return evidence.kind === 'restore' && app !== record.app
      ? `it is of ${app}, not of ${record.app}`
      : undefined
  }
  if (app !== undefined && app !== record.app) return `it is of ${app}, not of ${record.app}`
  if (version !== undefined && version !== record.version)
    return `it is of ${version}, not of ${record.version}`
  if (app === undefined || version === undefined)
    return 'it does not say of which release it is; name it in `evidence.yaml` beside it'
  return undefined
}

/** What ran in another environment counts where a release comes from there: here, or in one before this one. */
function elsewhere({ ranIn }: ReleaseEvidence, { environment, before }: ReadyContext): string | undefined {
  if (ranIn === undefined || [environment.id, ...before].includes(ranIn)) return undefined
  return `it ran in ${ranIn}, which is not on the way to ${environment.id}`
}

function notOfNow(
  { day, youngest }: ReleaseEvidence,
  within: number | undefined,
  asOf: string,
): string | undefined {
  const last = [day, youngest]
    .flatMap((each) => each ?? [])
    .toSorted()
    .at(-1)
  if (last !== undefined && last > asOf) return `it is of ${last}, which is still to come`
  if (within === undefined) return undefined
  if (day === undefined) return 'it does not say of which day it is; say so in `evidence.yaml` beside it'
  const old = daysBetween(day, asOf)
  return old > within ? `it is ${countOf(old, 'day')} old, and ${within} are allowed` : undefined
}

/** Nothing shows it: the line cannot be told. */
export const nothing = (what: string, aside: readonly Seen[], give: string): Judged => ({
  verdict: 'unknown',
  says: aside.length > 0 ? `no ${what} that counts for this release` : `no ${what}`,
  seen: [...aside],
  give,
})
