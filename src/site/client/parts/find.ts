/**
 * Turns the link to the A to Z into the search: `/`, Ctrl+K or a click opens it. The dialog is there at once,
 * so that no key is lost; what fills it is loaded then.
 */
export function startFinding(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.find')
  if (!link) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'find'
  button.append(...link.childNodes)
  button.insertAdjacentHTML('beforeend', '<kbd aria-hidden="true">/</kbd>')
  button.setAttribute('aria-keyshortcuts', '/ Control+K')
  const icon = button.querySelector('svg')?.outerHTML ?? ''
  const words = button.querySelector('span')
  if (words) words.textContent = 'Search services, symptoms, dates'
  link.replaceWith(button)
  let dialog: HTMLDialogElement | null = null
  const open = () => {
    const own = document.querySelector<HTMLInputElement>('.search-page input')
    if (own) return own.focus()
    if (!dialog) {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<dialog class="search" aria-label="Search"><div class="search-head">${icon}<input type="search" aria-label="Search" placeholder="Services, symptoms, dates"><button type="button" tabindex="-1" aria-label="Close">Esc</button></div></dialog>`,
      )
      dialog = document.querySelector('dialog.search')
      load(link)
    }
    dialog?.showModal()
    dialog?.querySelector('input')?.select()
  }
  button.addEventListener('click', open)
  addEventListener('keydown', (event) => {
    const isTyping = (event.target as Element).closest?.('input, textarea, select, [contenteditable]')
    const isPlain = !event.altKey && !event.shiftKey
    const isK = event.key === 'k' && (event.ctrlKey || event.metaKey)
    if (!isPlain || !(isK || (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey))) return
    event.preventDefault()
    if (!dialog?.open) open()
  })
}

function load({ dataset, href }: HTMLAnchorElement): void {
  const style = document.createElement('link')
  style.rel = 'stylesheet'
  style.href = dataset['style'] ?? ''
  const script = document.createElement('script')
  script.src = dataset['src'] ?? ''
  script.onerror = () => {
    location.href = href
  }
  document.head.append(style, script)
}
