import type { EnvironmentFit, FitReport } from '../../../domain/fit/judge.ts'
import { matrixRows } from '../../../domain/fit/matrix-rows.ts'
import { type Finding, verdictWords } from '../../../domain/fit/verdict.ts'
import type { Source } from '../../../formats/source.ts'
import { visible } from '../../../formats/visible.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { make } from '../search/dom.ts'
import { askedOf } from './asked.ts'
import { findingsTable } from './finding-rows.ts'
import { placeWords } from './marks.ts'
import { keyOf, line, matrix } from './overview.ts'
import { sourceView } from './source-view.ts'
import { findingsOf } from './wording.ts'

export interface Shown {
  report: FitReport
  manifest: Source
  /** An environment, or `all`. */
  chosen: string
  choose: (environment: string) => void
}

/** The verdicts as elements: the line, then what was found in one environment, or the matrix of all. */
export function resultView({ report, manifest, chosen, choose }: Shown, catalog: Catalog): HTMLElement[] {
  const { environments } = report
  const ids = new Map<Finding, string>()
  for (const fit of environments)
    for (const [i, finding] of findingsOf(fit).entries())
      ids.set(finding, `found-${fit.environment}-${i + 1}`)
  const idOf = (finding: Finding) => ids.get(finding) ?? ''
  const lines = manifest.text.split(/\r?\n/)
  const lineOf = ({ at }: Finding) =>
    at.file === manifest.file ? lines[at.line - 1]?.trim().slice(0, 300) : undefined
  const one = environments.find(({ environment }) => environment === chosen)
  const parts: HTMLElement[] = [line(environments, catalog, chosen, choose)]
  if (one) {
    const table = findingsTable({ fit: one, idOf, lineOf, terse: false })
    const source = sourceView(manifest.file, manifest.text, findingsOf(one), idOf)
    parts.push(
      section('found', `What was found in ${one.name}`, make('div', { class: 'beside' }, source, table)),
    )
  } else {
    const keyed = environments.map(
      ({ apps, together }) =>
        new Map([
          ...apps.flatMap(({ app, findings }) => findings.map((f) => [keyOf(app, f), f] as const)),
          ...together.map((f) => [keyOf('all apps', f), f] as const),
        ]),
    )
    const rows = matrixRows(environments)
    const rowId = (column: number, { app, item }: { app: string; item: string }) => {
      const found = keyed[column]?.get(JSON.stringify([app, item]))
      return found && idOf(found)
    }
    parts.push(section('items', 'Every item in every environment', matrix(rows, environments, rowId)))
    for (const fit of environments) {
      const table = findingsTable({ fit, idOf, lineOf, terse: true })
      if (table)
        parts.push(section(`found-${fit.environment}`, `${fit.name}: ${verdictWords[fit.verdict]}`, table))
    }
  }
  parts.push(...unresolved(report), ...asked(one ? [one] : environments, catalog, one !== undefined))
  return parts
}

function unresolved({ unresolved }: FitReport): HTMLElement[] {
  if (unresolved.length === 0) return []
  const rows = unresolved.map(({ name, at }) =>
    make('li', {}, make('code', {}, `((${visible(name)}))`), ` first needed in ${placeWords(at)}`),
  )
  const words = make('p', {}, 'What depends on them cannot be told; everything else is judged.')
  return [section('unresolved', 'Variables without a value', words, make('ul', { class: 'rows' }, ...rows))]
}

function asked(
  environments: readonly EnvironmentFit[],
  catalog: Catalog,
  withQuestions: boolean,
): HTMLElement[] {
  const content = environments.flatMap((fit) => askedOf(fit, catalog, withQuestions))
  return content.length === 0 ? [] : [section('asked', 'What this app will be asked for', ...content)]
}

const section = (id: string, title: string, ...content: (HTMLElement | undefined)[]) =>
  make('section', { 'aria-labelledby': `fit-${id}` }, make('h2', { id: `fit-${id}` }, title), ...content)
