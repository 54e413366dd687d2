import type { RootContent } from 'mdast'
import { effectWords } from '../../domain/catalog/contrast.ts'
import { detailsOf, sideOf } from '../../domain/diff/details.ts'
import { changeInWords, telling } from '../../domain/diff/words.ts'
import { canaryFigureWords } from '../../domain/releases/canary-figures.ts'
import type { FiscalYears } from '../../domain/roadmap/target.ts'
import { type CatalogDiff, type Change, severitySchema } from '../../model/catalog-diff.ts'
import { type ComparisonReport, type Contrast, effectSchema } from '../../model/comparison.ts'
import { visible } from '../visible.ts'
import { contrastLines, type ReportFrame, severityWords, sidePlace } from './diff-words.ts'
import {
  betweenBanners,
  code,
  heading,
  type Inline,
  inline,
  paragraph,
  print,
  report,
  strong,
  table,
} from './markdown-report.ts'

/** A comparison of two environments as Markdown, for a ticket or a page of release notes. */
export function comparisonMarkdown(comparison: ComparisonReport, frame: ReportFrame): string {
  const { from, to, same } = comparison
  const groups = effectSchema.options.flatMap((effect): RootContent[] => {
    const rows = comparison[effect].map((contrast) => contrastRow(contrast, comparison, frame.fiscal))
    if (rows.length === 0) return []
    return [
      heading(2, `${effectWords[effect]} (${rows.length})`),
      table(['What', from, to, 'Why', 'What to do'], rows),
    ]
  })
  const alike = same.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`))
  return framed(frame, [
    ...(groups.length > 0 ? groups : [paragraph('No differences.')]),
    ...(alike.length > 0 ? [paragraph(`The same in both: ${visible(alike.join(', '))}.`)] : []),
  ])
}

function contrastRow(contrast: Contrast, way: ComparisonReport, fiscal: FiscalYears): Inline[] {
  const lines = contrastLines(contrast, way, fiscal).filter(({ label }) => label !== 'differs')
  const cell = (isWhy: boolean): Inline =>
    lines
      .filter(({ label }) => (label === 'why') === isWhy)
      .flatMap(({ label, text }, i) => [
        i === 0 ? '' : ' ',
        ...(label === 'why' || label === 'do' ? [] : [`${label}: `]),
        ...inline(text),
      ])
  const side = (of: 'before' | 'after'): Inline =>
    inline([contrast[of].text, ...sideOf(detailsOf(contrast), of)].join('; ').replaceAll('.; ', '. '))
  return [strong(visible(contrast.name)), side('before'), side('after'), cell(true), cell(false)]
}

/** What changed over time as Markdown, grouped by what it means for a developer. */
export function diffMarkdown({ changes }: CatalogDiff, frame: ReportFrame): string {
  const isOne = frame.environment !== undefined
  const told = telling(changes)
  const groups = severitySchema.options.flatMap((severity): RootContent[] => {
    const rows = told.filter((change) => change.severity === severity).map((c) => changeRow(c, isOne))
    if (rows.length === 0) return []
    return [
      heading(2, `${severityWords[severity]} (${rows.length})`),
      table([...(isOne ? [] : ['Environment']), 'What', 'Change', 'Before', 'After', 'Where'], rows),
    ]
  })
  return framed(frame, groups.length > 0 ? groups : [paragraph('No differences.')])
}

function changeRow(change: Change, isOne: boolean): Inline[] {
  const { environment = 'all', subject, part, before, after } = changeInWords(change, canaryFigureWords)
  const places = [sidePlace(change.before), sidePlace(change.after)].filter((place) => place !== undefined)
  return [
    ...(isOne ? [] : [visible(environment)]),
    [code(visible(subject)), ...(part === '' ? [] : [` ${visible(part)}`])],
    change.kind,
    inline(before ?? ''),
    inline(after ?? ''),
    places.flatMap((place, i) => (i === 0 ? [code(place)] : [' ', code(place)])),
  ]
}

function framed({ title, banner }: ReportFrame, content: RootContent[]): string {
  return print(report(...betweenBanners(banner, heading(1, visible(title)), ...content)))
}
