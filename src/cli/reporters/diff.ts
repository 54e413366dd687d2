import type { ReportFrame } from '../../formats/print/diff-words.ts'
import { jsonText, visibleIn } from '../../formats/visible.ts'
import type { CatalogDiff } from '../../model/catalog-diff.ts'
import type { ComparisonReport } from '../../model/comparison.ts'
import { out } from '../out.ts'

/** The values of `--format`. */
export const diffFormats = ['text', 'markdown', 'json'] as const
export type DiffFormat = (typeof diffFormats)[number]
export type DiffOutcome = ComparisonReport | CatalogDiff

/** Prints what changes between two environments, or what changed over time, to standard output. */
export async function reportDiff(found: DiffOutcome, format: DiffFormat, frame: ReportFrame): Promise<void> {
  out(await renderDiff(found, format, frame))
}

/** What {@link reportDiff} prints. Only the form that is asked for is loaded: Markdown takes its time. */
async function renderDiff(report: DiffOutcome, format: DiffFormat, frameGiven: ReportFrame): Promise<string> {
  if (format === 'json') return jsonText(report)
  const [found, frame] = visibleIn([report, frameGiven] as const)
  if (format === 'markdown') {
    const { comparisonMarkdown, diffMarkdown } = await import('../../formats/print/diff-markdown.ts')
    return found.kind === 'fieldbook-diff' ? diffMarkdown(found, frame) : comparisonMarkdown(found, frame)
  }
  const { comparisonText, diffText } = await import('./diff-text.ts')
  const { columns } = process.stdout
  return found.kind === 'fieldbook-diff'
    ? diffText(found, frame, columns)
    : comparisonText(found, frame, columns)
}
