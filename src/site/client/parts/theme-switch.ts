const names = { '': 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' }
const words = { '': 'Theme', light: 'Light', dark: 'Dark' }
type Theme = keyof typeof names

/** The button in the header goes from the system's theme to the other one, to the system's by name, and back. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme')
  if (!button) return
  const root = document.documentElement
  const now = () => (root.dataset['theme'] ?? '') as Theme
  const label = button.querySelector('span')
  const show = () => {
    button.setAttribute('aria-label', names[now()])
    button.title = names[now()]
    if (label) label.textContent = words[now()]
  }
  button.hidden = false
  show()
  button.addEventListener('click', () => {
    const next = after(now())
    if (next) root.dataset['theme'] = next
    else delete root.dataset['theme']
    try {
      if (next) localStorage.setItem('theme', next)
      else localStorage.removeItem('theme')
    } catch {
      // The choice lasts for this page where storage is refused, and of files for those that it leads to.
    }
    show()
  })
  if (location.protocol === 'file:') carryTheme(now)
}

/** The first press has to be seen, so it turns to what the system is not. */
function after(theme: Theme): Theme {
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const [other, own]: [Theme, Theme] = isDark ? ['light', 'dark'] : ['dark', 'light']
  if (theme === '') return other
  return theme === other ? own : ''
}

/** Of files some browsers keep storage for each by itself, so links take a choice along as they are followed. */
function carryTheme(now: () => Theme): void {
  let chosen = /[?&]theme=/.test(location.search)
  document.querySelector('.theme')?.addEventListener('click', () => {
    chosen = true
  })
  for (const type of ['click', 'auxclick'])
    document.addEventListener(
      type,
      ({ target }) => {
        const link = (target as Element).closest<HTMLAnchorElement>('a[href]')
        const isPage = link?.protocol === 'file:' && /\.html$/.test(link.pathname)
        // A link within a page loads nothing, as long as its address stays the same.
        if (!link || !isPage || link.pathname === location.pathname || !chosen) return
        link.search = `?theme=${now() || 'system'}`
      },
      { capture: true },
    )
}
