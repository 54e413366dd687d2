import { headline } from '../../../domain/fit/headline.ts'
import type { EnvironmentFit, FitReport } from '../../../domain/fit/judge.ts'
import { type MatrixRow, matrixRows } from '../../../domain/fit/matrix-rows.ts'
import { withoutSecrets } from '../../../domain/fit/secrets.ts'
import { type Finding, verdictWords } from '../../../domain/fit/verdict.ts'
import type { Source } from '../../../formats/read/source.ts'
import { visible } from '../../../formats/visible.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { make } from '../parts/dom.ts'
import { markAsPage, summing } from '../parts/portions.ts'
import { askedOf } from './asked.ts'
import { findingsTable } from './finding-rows.ts'
import { mark, placeWords } from './marks.ts'
import { drawPath, findingKey, matrix } from './overview.ts'
import { sourceView } from './source-view.ts'
import { findingsOf, overview, summary } from './wording.ts'
import { words } from './words.ts'

export interface ShownFit {
  report: FitReport
  manifest: Source
  /** An environment, or `all`. */
  chosen: string
  choose: (environment: string) => void
}

/** The verdict in one or two sentences. */
export function verdictLine(report: FitReport, chosen: string): HTMLElement {
  const { environments } = report
  const one = environments.find(({ environment }) => environment === chosen)
  const verdict = one ? [mark(one.verdict), ` in ${one.name}. ${summary(one)}`] : [overview(environments)]
  const first = headline(report).map((sentence) => make('strong', {}, ...words(sentence), ' '))
  return summing(make('p', {}, ...first, ...verdict), one ?? environments)
}

/** The verdicts as elements: the line, then what was found in one environment, or the matrix of all. */
export function resultView({ report, manifest, chosen, choose }: ShownFit, catalog: Catalog): HTMLElement[] {
  const { environments } = report
  const ids = new Map<Finding, string>()
  for (const fit of environments)
    for (const [i, finding] of findingsOf(fit).entries())
      ids.set(finding, `found-${fit.environment}-${i + 1}`)
  const idOf = (finding: Finding) => ids.get(finding) ?? ''
  const lines = manifest.text.split(/\r?\n/)
  const lineOf = ({ at }: Finding) =>
    at.file === manifest.file ? withoutSecrets((lines[at.line - 1] ?? '').trim().slice(0, 300)) : undefined
  const one = environments.find(({ environment }) => environment === chosen)
  const parts: HTMLElement[] = [drawPath(environments, catalog, chosen, choose)]
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
          ...apps.flatMap(({ app, findings }) => findings.map((f) => [findingKey(app, f), f] as const)),
          ...together.map((f) => [findingKey('all apps', f), f] as const),
        ]),
    )
    const rows = matrixRows(environments)
    const findingAt = (column: number, { app, item }: MatrixRow) =>
      keyed[column]?.get(JSON.stringify([app, item]))
    const items = matrix(rows, environments, findingAt, idOf)
    parts.push(section('items', 'Every item in every environment', items))
    for (const fit of environments) {
      const table = findingsTable({ fit, idOf, lineOf, terse: true })
      if (!table) continue
      const title = `${fit.name}: ${verdictWords[fit.verdict]}`
      const found = section(`found-${fit.environment}`, title, table)
      if (found.firstElementChild) summing(found.firstElementChild, fit)
      parts.push(found)
    }
  }
  parts.push(...unresolved(report), ...asked(one ? [one] : environments, catalog, one !== undefined))
  return parts
}

function unresolved({ unresolved }: FitReport): HTMLElement[] {
  if (unresolved.length === 0) return []
  const rows = unresolved.map(({ name, at }) =>
    markAsPage(
      make('li', {}, make('code', {}, `((${visible(name)}))`), ` first needed in ${placeWords(at)}`),
    ),
  )
  const says = make(
    'p',
    {},
    'cf push stops without them. What depends on them cannot be told; everything else is judged.',
  )
  return [section('unresolved', 'Variables without a value', says, make('ul', { class: 'rows' }, ...rows))]
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
