import type { ReadinessLine, ShownBy } from '../../model/readiness.ts'
import { countOf, listOf } from '../base/words.ts'
import { environmentAddress } from '../pages/address.ts'
import { applies } from './applies.ts'
import { alwaysAsked, alwaysId, lineAnchor } from './asked.ts'
import { byBindings, byManifest, byVariables } from './by-manifest.ts'
import { byAttendance, byDay, byTransfer } from './by-people.ts'
import { byComponents, byCoverage, byFindings, byPipelines, byRestore, byTests } from './by-report.ts'
import type { ReadyContext } from './context.ts'
import type { Judged, ReadyLine } from './line.ts'

const judges: Record<ShownBy, (line: ReadinessLine, context: ReadyContext) => Judged> = {
  tests: byTests,
  coverage: byCoverage,
  findings: byFindings,
  components: byComponents,
  restore: byRestore,
  manifest: (_, context) => byManifest(context),
  variables: byVariables,
  bindings: byBindings,
  pipelines: byPipelines,
  attendance: byAttendance,
  day: (_, context) => byDay(context),
  transfer: byTransfer,
}

/** The lines of the list that apply; the manifest and the day are looked at wherever a list forgets them. */
export function readinessLines(context: ReadyContext): ReadyLine[] {
  const list = Object.entries(context.onboarding?.data.readiness ?? {})
  const lines = list.flatMap(([id, line]) => judgeLine(id, line, context))
  const named = new Set(list.map(([, { by }]) => by))
  for (const { by, title } of alwaysAsked) {
    if (named.has(by)) continue
    const playbook = context.target.at()
    const id = alwaysId(by, context.onboarding?.data.readiness ?? {})
    const judged = by === 'manifest' ? byManifest(context) : byDay(context)
    lines.push({ id, title, by, playbook, ...filled(judged, context) })
  }
  return [...lines, ...missingList(context), ...unreadLine(context)]
}

/** Where nobody has written what has to be shown, nothing is shown. */
function missingList(context: ReadyContext): ReadyLine[] {
  const { onboarding, environment, target } = context
  if (Object.keys(onboarding?.data.readiness ?? {}).length > 0) return []
  const judged: Judged = {
    verdict: 'unknown',
    says: `${environment.id} has no readiness list`,
    give: `write \`readiness\` into environments/${environment.id}/onboarding.mdx`,
  }
  const title = 'What has to be shown'
  return [{ id: 'readiness/list', title, playbook: target.at(), ...filled(judged, context) }]
}

/** What could not be read could be what speaks against the release. */
function unreadLine(context: ReadyContext): ReadyLine[] {
  const { unread, target } = context
  if (unread.length === 0) return []
  const judged: Judged = {
    verdict: 'unknown',
    says: `${countOf(unread.length, 'file')} of evidence could not be read`,
    seen: [...unread],
    give: 'give them whole, or take them out of the folder',
  }
  return [
    {
      id: 'readiness/evidence',
      title: 'Evidence can be read',
      playbook: target.at(),
      ...filled(judged, context),
    },
  ]
}

function judgeLine(id: string, line: ReadinessLine, context: ReadyContext): ReadyLine[] {
  const need = applies(line.when, context)
  if (need === 'no') return []
  const { onboarding, environment, given } = context
  const address = `${environmentAddress(environment.id, 'readiness')}#${lineAnchor(`readiness/${id}`)}`
  const playbook = onboarding ? context.cite(onboarding, ['readiness', id], address) : { address }
  const judged: Judged =
    need === 'yes'
      ? judges[line.by](line, context)
      : {
          verdict: 'unknown',
          says: `nobody has said whether it applies: ${listOf(need.ask)}`,
          at: given.at(['conditions']),
          give: 'answer it under `conditions`',
        }
  const { title, owner, by } = line
  return [{ id: `readiness/${id}`, title, owner, by, playbook, ...filled(judged, context) }]
}

/** A place for every line: where nothing shows it, the record stands for what is missing. */
export function filled({ seen = [], at, ...judged }: Judged, { given }: ReadyContext) {
  return { ...judged, at: at ?? seen.find((each) => each.at)?.at ?? given.at(['app']), seen }
}
