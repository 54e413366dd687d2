import { listOf } from '../../../domain/base/words.ts'
import { layOutPaths } from '../../../domain/catalog/path-layout.ts'
import type { EnvironmentFit } from '../../../domain/fit/judge.ts'
import type { MatrixRow } from '../../../domain/fit/matrix-rows.ts'
import type { Finding, Verdict } from '../../../domain/fit/verdict.ts'
import { visible } from '../../../formats/visible.ts'
import type { Catalog } from '../../../model/catalog.ts'
import { lanesOf } from '../../views/lanes.ts'
import { capital } from '../../views/verdicts.ts'
import { make } from '../parts/dom.ts'
import { summing } from '../parts/portions.ts'
import { glyph, mark } from './marks.ts'
import { canGo, counts } from './wording.ts'

/** The promotion path with a verdict at each station; a station is a button that chooses its environment. */
export function drawPath(
  environments: readonly EnvironmentFit[],
  catalog: Catalog,
  chosen: string,
  choose: (environment: string) => void,
): HTMLElement {
  const placed = environments.map(({ environment: id }) => ({
    id,
    promotesFrom: catalog.environments[id]?.promotesFrom,
  }))
  const { lanes, rows } = layOutPaths(placed)
  const dashed = new Set(environments.filter((fit) => !canGo(fit.verdict)).map((fit) => fit.environment))
  const stations = environments.map((fit) => {
    const { environment, name, verdict } = fit
    const words = listOf(counts(fit))
    const button = make(
      'button',
      { type: 'button', 'aria-pressed': String(environment === chosen), 'data-environment': environment },
      make('b', {}, name),
      ' ',
      make('span', { class: 'dim' }, catalog.environments[environment]?.short ?? ''),
    )
    button.addEventListener('click', () => choose(environment === chosen ? 'all' : environment))
    const station = make(
      'li',
      {},
      button,
      mark(verdict),
      make('span', {}, canGo(verdict) ? `Could go today${words ? `; ${words}` : ''}` : capital(words)),
    )
    const row = rows.get(environment)
    const drawing = { r: 12, holds: glyph(verdict).outerHTML, dashed }
    if (row)
      station.insertAdjacentHTML(
        'afterbegin',
        lanesOf(row, { ...drawing, at: [13, 13, 40] }) +
          lanesOf(row, { ...drawing, at: [13, 13, 30], upright: true }),
      )
    return summing(station, fit)
  })
  const many = stations.length > 5 ? ' many' : ''
  return make(
    'ol',
    { class: `stations held lanes-${lanes}${many}`, 'aria-label': 'Verdict for each environment' },
    ...stations,
  )
}

/** One row an item, one column an environment. A verdict that is explained below leads there. */
export function matrix(
  rows: readonly MatrixRow[],
  environments: readonly EnvironmentFit[],
  findingAt: (environment: number, row: MatrixRow) => Finding | undefined,
  idOf: (finding: Finding) => string,
): HTMLElement {
  const several = new Set(rows.map(({ app }) => app)).size > 1
  const cell = (row: MatrixRow, verdict: Verdict | undefined, i: number) => {
    const finding = verdict === undefined || verdict === 'fits' ? undefined : findingAt(i, row)
    const shown = verdict === undefined ? '–' : mark(verdict)
    return make(
      'td',
      { role: 'cell', 'data-label': environments[i]?.name },
      finding ? make('a', { href: `#${idOf(finding)}` }, shown) : shown,
    )
  }
  return make(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': 'Items by environment', tabindex: '0' },
    make(
      'table',
      { class: 'items', role: 'table' },
      make(
        'thead',
        { role: 'rowgroup' },
        make(
          'tr',
          { role: 'row' },
          ...['Item', ...environments.map(({ name }) => name)].map((text) =>
            make('th', { scope: 'col', role: 'columnheader' }, text),
          ),
        ),
      ),
      make(
        'tbody',
        { role: 'rowgroup' },
        ...rows.map((row) =>
          summing(
            make(
              'tr',
              { role: 'row' },
              make(
                'th',
                { scope: 'row', role: 'rowheader' },
                visible(row.item.replace(/^\S+ /, '')),
                make(
                  'span',
                  { class: 'sub' },
                  `${capital(row.item.replace(/ .*/s, ''))}${several ? `; ${visible(row.app)}` : ''}`,
                ),
              ),
              ...row.verdicts.map((verdict, i) => cell(row, verdict, i)),
            ),
            environments.map((_, i) => findingAt(i, row)),
          ),
        ),
      ),
    ),
  )
}

/** The key by which a row of the matrix finds its finding in an environment. */
export const findingKey = (app: string, { kind, subject }: Pick<Finding, 'kind' | 'subject'>) =>
  JSON.stringify([app, `${kind} ${subject}`])
