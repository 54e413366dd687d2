import { areaLabels, type CompareRow, type CompareView, tallyOf } from './compare.ts'
import { lanesOf } from './lanes.ts'
import { statusLabels } from './status.ts'

/** How Markdown and addresses become HTML: differently while the site is built and in a browser. */
export interface Rendering {
  /** One line of Markdown as HTML. */
  line: (markdown: string) => string
  /** An address as it stands in `href`. */
  href: (address: string) => string
}

/** Text as HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Of what costs time as many rows as are read before the reader says so. */
const fewRows = 6

/** The comparison as HTML: figures, one table in groups, and what stays the same. */
export function compareTable(view: CompareView, render: Rendering): string {
  const { columns, lanes, skipping: dashed, groups } = view
  const head = columns
    .map(
      (c) =>
        `<th role="columnheader" scope="col" class="station">${c.row ? lanesOf(c.row, { at: [22, 20, 26], dashed }) : ''}<a href="${escapeHtml(render.href(c.href))}">${escapeHtml(c.name)}</a><span>${escapeHtml(c.short)}</span></th>`,
    )
    .join('')
  const bodies = groups
    .filter((group) => group.rows.length > 0)
    .map(
      ({ effect, title, rows }) =>
        `<tbody role="rowgroup" id="${effect}"${folds({ effect, rows }) ? ' class="folds"' : ''}><tr class="group" role="row"><th role="rowheader" scope="rowgroup" colspan="${columns.length + 3}"><h2>${title}</h2> <span>${rows.length}</span>${folds({ effect, rows }) ? ' <label><input type="checkbox" /> Show them</label>' : ''}</th></tr>${rows.map((row) => rowHtml(view, row, render)).join('')}</tbody>`,
    )
    .join('')
  const names = columns.map((c) => c.name).join(', ')
  return `${figures(view)}<table class="compare long lanes-${lanes} n${Math.min(columns.length, 6)}${columns.length > 2 ? ' more' : ''}" role="table"><caption class="visually-hidden">What is not the same in ${escapeHtml(names)}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th>${head}<th role="columnheader" scope="col">Why</th><th role="columnheader" scope="col">What to do</th></tr></thead>${bodies}</table>${same(view, render)}`
}

/** What only costs time is folded where it would bury the rest. */
const folds = ({ effect, rows }: Pick<CompareView['groups'][number], 'effect' | 'rows'>) =>
  effect === 'time' && rows.length > fewRows

function figures(view: CompareView): string {
  const all = tallyOf(view).map(
    ({ label, count, href }) =>
      `<div><dt>${href && count > 0 ? `<a href="${href}">${label}</a>` : label}</dt><dd>${count}</dd></div>`,
  )
  return `<dl class="figures">${all.join('')}</dl>`
}

function rowHtml(view: CompareView, row: CompareRow, { line, href }: Rendering): string {
  const { columns } = view
  const cells = row.cells.map(({ text, status, version, plans, differs }, i) => {
    const said =
      status === undefined
        ? line(text)
        : `<b class="s-${status}">${statusLabels[status]}</b>${version ? ` <i>${escapeHtml(version)}</i>` : ''}${plans ? `<span>${escapeHtml(plans)}</span>` : ''}`
    return `<td role="cell" data-label="${escapeHtml(columns[i]?.name ?? '')}"${differs ? ' class="d"' : ''}>${said}</td>`
  })
  const none = '<span class="dim">–<span class="visually-hidden"> nobody has said</span></span>'
  const several = row.reasons.length > 1
  const reasons = row.reasons.map(
    ({ of, what, why }) => `<p>${several ? `<b>${escapeHtml(of)}:</b> ` : ''}${line(what)} ${line(why)}</p>`,
  )
  return `<tr role="row" data-of="${escapeHtml(`${row.area} ${row.id}`)}"><th role="rowheader" scope="row"><a href="${escapeHtml(href(row.href))}">${escapeHtml(row.name)}</a><span>${areaLabels[row.area]}</span></th>${cells.join('')}<td role="cell" data-label="Why" class="why">${told(reasons) || none}</td><td role="cell" data-label="What to do">${todo(row, { line, href })}</td></tr>${more(view, row, line)}`
}

/** As many reasons as are read beside a row; more along a long path open below their number. */
const fewReasons = 3

const told = (reasons: readonly string[]) =>
  reasons.length > fewReasons
    ? `<details><summary>${reasons.length} reasons along the path</summary>${reasons.join('')}</details>`
    : reasons.join('')

/** Plans and limits in detail: folded, unless the cells above look the same. */
function more({ columns }: CompareView, { cells, details }: CompareRow, line: Rendering['line']): string {
  if (details.length === 0) return ''
  const name = (i: number) => `<span>${escapeHtml(columns[i]?.name ?? '')}</span>`
  const limits = details.filter(({ part }) => part === 'limit')
  const parts = details
    .filter(({ part }) => part !== 'limit')
    .map(({ part, sides }) => {
      const said = sides.map((side, i) => `<dd>${name(i)} ${line(side)}</dd>`)
      return `<div><dt>${escapeHtml(part)}</dt>${said.join('')}</div>`
    })
  if (limits.length > 0) {
    // Sentences of each side below each other: which of one stands for which of the other nobody has said.
    const said = columns.map((_, i) => {
      const own = limits.flatMap(({ sides }) =>
        sides[i] === undefined || sides[i] === '–' ? [] : [sides[i]],
      )
      return `<dd>${name(i)} ${own.length > 0 ? `<ul>${own.map((each) => `<li>${line(each)}</li>`).join('')}</ul>` : '–'}</dd>`
    })
    parts.push(`<div><dt>${limits.length === 1 ? 'limit' : 'limits'}</dt>${said.join('')}</div>`)
  }
  const alike = new Set(cells.map(({ status, version, plans }) => [status, version, plans].join())).size === 1
  const title = details.length === 1 ? '1 detail differs' : `${details.length} details differ`
  return `<tr class="more" role="row"><td role="cell" colspan="${columns.length + 3}"><details${alike ? ' open' : ''}><summary>${title}</summary><dl>${parts.join('')}</dl></details></td></tr>`
}

/** Its last day stands beside it for the reader's clock. */
const whenSaid = ({ label, last }: { label: string; last?: string }) =>
  last === undefined
    ? escapeHtml(label)
    : `<span data-promised="${escapeHtml(last)}">${escapeHtml(label)}</span>`

function todo({ todo, alternative, when, until, request }: CompareRow, { line, href }: Rendering): string {
  const link = (address: string, text: string) =>
    `<a href="${escapeHtml(href(address))}">${escapeHtml(text)}</a>`
  return [
    ...(todo ? [line(todo)] : []),
    ...(alternative ? [`Instead: ${link(alternative.href, alternative.text)}.`] : []),
    ...(until ? [`Until ${whenSaid(until)} only.`] : []),
    ...(when ? [`${link(when.href, when.title)}: ${whenSaid(when)}. ${when.moved ?? ''}`] : []),
    ...(request ? [`<span>Ask ${escapeHtml(request)}</span>`] : []),
  ]
    .map((part) => `<p>${part}</p>`)
    .join('')
}

function same({ same, columns }: CompareView, { href }: Rendering): string {
  if (same.length === 0) return ''
  const names = same.map(
    ({ id, name, version }) =>
      `<a href="${escapeHtml(href(`/services/${id}`))}">${escapeHtml(name)}</a>${version ? ` ${escapeHtml(version)}` : ''}`,
  )
  return `<p class="same"><b>The same in ${columns.length > 2 ? 'all' : 'both'}:</b> ${names.join(', ')}.</p>`
}
