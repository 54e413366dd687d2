import { workingDays } from '../../domain/base/words.ts'
import { type Detail, detailsOf } from '../../domain/diff/details.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import type { Change, ChangeSeverity, Side } from '../../model/catalog-diff.ts'
import type { Comparison, Contrast } from '../../model/comparison.ts'
import { visible } from '../visible.ts'

/** What a report says of itself. */
export interface ReportFrame {
  title: string
  /** Stands above and below. */
  banner?: string | undefined
  /** The one environment that a diff over time is about; without it each change names its own. */
  environment?: string | undefined
  fiscalYearStart: number
}

/** Headings of the groups, the same in every report. */
export const severityWords: Record<ChangeSeverity, string> = {
  breaking: 'Breaking',
  additive: 'Additive',
  informational: 'Informational',
}

/** One line below a contrast: a word for what it is, and its text, which may be Markdown. */
export interface DiffLine {
  label: 'differs' | 'why' | 'do' | 'when' | 'until' | 'instead' | 'ask'
  text: string
}

/** What else differs, why, what to do, when it ends, what to take instead, whom to ask; what there is to say. */
export function contrastLines(
  contrast: Contrast,
  { from, to }: Pick<Comparison, 'from' | 'to'>,
  fiscalYearStart: number,
): DiffLine[] {
  const { reasons, todo, roadmap, until, alternative, request, effect } = contrast
  const lines: DiffLine[] = detailsOf(contrast).map((detail) => ({
    label: 'differs',
    text: sayDetail(detail, from, to),
  }))
  for (const { to: where, why } of reasons)
    lines.push({ label: 'why', text: where === to ? why : `${where}: ${why}` })
  if (todo !== undefined) lines.push({ label: 'do', text: todo })
  if (roadmap) {
    const { title, target, status } = roadmap.item
    lines.push({ label: 'when', text: `${title}: ${parseTarget(target, fiscalYearStart).label}, ${status}` })
  }
  if (until !== undefined) lines.push({ label: 'until', text: until })
  if (alternative !== undefined) lines.push({ label: 'instead', text: alternative })
  if (request && effect === 'breaks') {
    const { channel, leadTime } = request
    lines.push({ label: 'ask', text: `${channel}: ${workingDays(leadTime)}` })
  }
  return lines
}

function sayDetail({ part, before, after }: Detail, from: string, to: string): string {
  if (part !== '') return `${part}: ${before ?? '–'} → ${after ?? '–'}`
  return before === undefined ? `only in ${to}: ${after}` : `only in ${from}: ${before}`
}

/** `file:line:col`, as much of it as is known. */
export function sidePlace(side: Side | undefined): string | undefined {
  if (!side?.at) return undefined
  const { file, line, col } = side.at
  return visible([file, line, col].filter((part) => part !== undefined).join(':'))
}

/** The two places of a contrast: of what weighs most in it. */
export function contrastPlaces({ changes }: Pick<Contrast, 'changes'>): string[] {
  const isMain = ({ kind }: Change) => kind === 'status' || kind.startsWith('version')
  const sorted = [...changes.filter(isMain), ...changes]
  const first = (side: 'before' | 'after') => sidePlace(sorted.find((c) => c[side]?.at)?.[side])
  return [first('before'), first('after')].filter((place) => place !== undefined)
}
