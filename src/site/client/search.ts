import '../styles/search.css'
import { make } from './parts/dom.ts'
import { Panel } from './search/panel.ts'

// Loaded when the search is opened, or by the search page. The site's root is where the brand leads.
const brand = document.querySelector<HTMLAnchorElement>('.brand')
const root = new URL('.', brand?.href ?? location.href)

const dialog = document.querySelector<HTMLDialogElement>('dialog.search')
const page = document.querySelector<HTMLElement>('.search-page')
if (page) startPage(page)
else if (dialog) startDialog(dialog)

function startDialog(host: HTMLDialogElement): void {
  const input = host.querySelector('input')
  if (!input) return
  const all = make('a', { href: new URL('search.html', root).href }, 'All on one page')
  const panel = new Panel(host, input, root, (text, wanted) => {
    all.href = new URL(`search.html${hashOf(text, wanted)}`, root).href
  })
  panel.foot.append(all)
  // Some browsers clear the field first; what was typed is kept for the next time, selected.
  host.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    host.close()
  })
  host.addEventListener('click', ({ target, ctrlKey, metaKey }) => {
    const on = target as Element
    // A result on this very page is reached without a load, so the dialog goes by itself.
    const leaves = on.closest('a[href]') && !ctrlKey && !metaKey
    if (on === host || leaves || on.closest('button[aria-label=Close]')) host.close()
  })
}

/** On the search page the address says what is looked for, so that it can be kept and handed on. */
function startPage(host: HTMLElement): void {
  const input = make('input', {
    type: 'search',
    'aria-label': 'Search',
    placeholder: 'Services, symptoms, dates',
  })
  host.replaceChildren(make('div', { class: 'search-head' }, input))
  const panel = new Panel(host, input, root, (text, wanted) => {
    const hash = hashOf(text, wanted)
    if (hash !== location.hash) history.replaceState(null, '', hash || location.pathname + location.search)
  })
  const follow = () => {
    const given = new URLSearchParams(location.hash.slice(1))
    const wanted = new Map([...given.keys()].map((key) => [key, given.getAll(key)]))
    panel.show(given.get('q') ?? '', wanted)
  }
  addEventListener('hashchange', follow)
  follow()
  input.focus()
}

function hashOf(text: string, wanted: [string, string][]): string {
  const hash = new URLSearchParams(text.trim() === '' ? wanted : [['q', text.trim()], ...wanted]).toString()
  return hash === '' ? '' : `#${hash}`
}
