import './theme.ts'
import { insertScript } from './parts/insert-script.ts'

// The page for addresses that are none asks for this script at every depth. The first that comes knows where the site
// begins: in the folder above its own.
const own = document.currentScript as HTMLScriptElement | null
const page = document.documentElement
if (own && page.dataset['root'] === undefined) {
  const root = new URL('..', own.src)
  page.dataset['root'] = root.href
  mendLinks(root)
  offerSearch(root)
  const shell = document.querySelector<HTMLElement>('.theme')?.dataset['src']
  if (shell) void insertScript(new URL(shell, root).href)
}

/** Links lead from where the site begins, and so does what the search is loaded from. */
function mendLinks(root: URL): void {
  for (const link of document.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? ''
    if (!href.startsWith('#')) link.href = new URL(href, root).href
    for (const name of ['src', 'style']) {
      const address = link.dataset[name]
      if (address !== undefined) link.dataset[name] = new URL(address, root).href
    }
  }
  document.querySelector<HTMLElement>('.unfound')?.setAttribute('hidden', '')
}

/** The words of the address that was asked for are what somebody looks for. */
function offerSearch(root: URL): void {
  const asked = location.href.slice(root.href.length).replace(/[?#].*$/, '')
  const words = wordsOf(asked)
  const tried = document.querySelector<HTMLElement>('.tried')
  const link = tried?.querySelector('a')
  const said = tried?.querySelector('b')
  if (!tried || !link || !said || words === '' || words === '404') return
  said.textContent = words
  link.hash = new URLSearchParams({ q: words }).toString()
  tried.hidden = false
}

/** The last words of an address, without its ending: `guides/no-such_guide.html` asks for "no such guide". */
function wordsOf(path: string): string {
  try {
    const last = decodeURIComponent(path).split('/').filter(Boolean).at(-1) ?? ''
    return last
      .replace(/\.\w{1,5}$/, '')
      .replace(/[^\p{L}\p{N}.]+/gu, ' ')
      .trim()
      .slice(0, 80)
  } catch {
    return ''
  }
}
