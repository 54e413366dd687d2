import type { Cut } from '../../domain/portions/cuts.ts'
import { listOf } from '../../domain/words.ts'
import type { Catalog } from '../../model/catalog.ts'
import { compareView, tallyOf } from '../views/compare.ts'
import { compareTable } from '../views/compare-table.ts'
import { hrefOf } from './fit/prose.ts'
import { readChoices, writeChoices } from './parts/choices.ts'
import { inlineMarkdown } from './parts/inline-markdown.ts'
import { drawMarked, summing } from './parts/portions.ts'
import { make } from './search/dom.ts'

declare global {
  /** Data of the site, which `data/*.js` put here: a page from `file://` may not fetch. */
  var fieldbookData: { catalog?: Catalog; cuts?: Cut[] } | undefined
}

const controls = document.querySelector<HTMLElement>('.any')
if (controls) start(controls)

/** Compares any two environments or more; choosing one opens a place for another. */
function start(controls: HTMLElement): void {
  const template = controls.querySelector('label') as HTMLElement
  const turn = controls.querySelector('button') as HTMLButtonElement
  const word = document.querySelector<HTMLElement>('.any-word')
  const result = document.querySelector<HTMLElement>('.any-result')
  const known = [...(template.querySelector('select')?.options ?? [])].map((o) => o.value).filter(Boolean)
  const selects = () => [...controls.querySelectorAll('select')]
  const chosen = () =>
    selects()
      .map((s) => s.value)
      .filter(Boolean)

  /** As many places as are chosen, and one more where there is somebody left. */
  function lay(ids: readonly string[]): void {
    for (const label of controls.querySelectorAll('label')) if (label !== template) label.remove()
    for (const i of [...ids.keys(), ids.length].slice(0, known.length)) {
      const label = i === 0 ? template : (template.cloneNode(true) as HTMLElement)
      const select = label.querySelector('select') as HTMLSelectElement
      const name = label.querySelector('span') as HTMLElement
      name.textContent = i === 0 ? 'From' : i === 1 ? 'to' : 'and on to'
      select.value = ids[i] ?? ''
      for (const option of select.options)
        option.disabled = ids.includes(option.value) && option.value !== ids[i]
      if (select.options[0] && i > 1) select.options[0].text = 'no further'
      if (i > 0) turn.before(label)
    }
    turn.hidden = ids.length < 2
  }

  async function show(): Promise<void> {
    if (!word || !result) return
    const ids = chosen()
    if (ids.length < 2) {
      word.textContent = ids.length === 1 ? 'Choose where to.' : ''
      result.replaceChildren()
      return
    }
    word.textContent = 'Reading the catalog…'
    const catalog = await load(controls.dataset['src'] ?? '')
    if (ids.join() !== chosen().join()) return
    if (!catalog || ids.some((id) => !Object.hasOwn(catalog.environments, id))) {
      word.textContent = 'The catalog beside this page (data/catalog.js) is missing or of another edition.'
      return
    }
    const drawn = drawMarked({ catalog }, globalThis.fieldbookData?.cuts, (held) => draw(held.catalog, ids))
    word.replaceChildren(...(drawn.firstElementChild?.childNodes ?? []))
    drawn.firstElementChild?.remove()
    result.replaceChildren(...drawn.childNodes)
  }

  function change(ids: readonly string[]): void {
    const focused = selects().indexOf(document.activeElement as HTMLSelectElement)
    lay(ids)
    if (focused > 0) selects()[Math.min(focused, selects().length - 1)]?.focus()
    writeChoices({ of: ids.join() })
    void show()
  }

  function read(): void {
    const ids = (readChoices().get('of') ?? '').split(',').filter((id) => known.includes(id))
    lay([...new Set(ids)])
    void show()
  }

  controls.addEventListener('change', () => change([...new Set(chosen())]))
  turn.addEventListener('click', () => change(chosen().reverse()))
  addEventListener('hashchange', () => {
    if (location.hash.includes('=')) read()
  })
  controls.hidden = false
  read()
}

/** What differs in one line, and the comparison below it. */
function draw(catalog: Catalog, ids: readonly string[]): HTMLElement {
  const view = compareView(catalog, ids)
  const drawn = make('div')
  drawn.innerHTML = compareTable(view, { line: inlineMarkdown, href: hrefOf })
  const count = tallyOf(view)
    .slice(0, -1)
    .reduce((sum, figure) => sum + figure.count, 0)
  const names = view.columns.map((column) => column.name)
  const differs = count === 1 ? '1 thing differs' : `${count} things differ`
  const all = make('p', {}, `From ${names[0]} to ${listOf(names.slice(1))}: ${differs}.`)
  drawn.prepend(summing(all, view.groups))
  return drawn
}

let loading: Promise<Catalog | undefined> | undefined

/** The catalog, from its script; undefined where it does not come. */
function load(source: string): Promise<Catalog | undefined> {
  loading ??= new Promise((resolve) => {
    const script = document.createElement('script')
    script.src = source
    const done = () => resolve(globalThis.fieldbookData?.catalog)
    script.addEventListener('load', done)
    script.addEventListener('error', done)
    document.head.append(script)
  })
  return loading
}
