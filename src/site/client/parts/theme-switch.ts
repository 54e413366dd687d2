/** The button in the header goes from the system's theme to the other one, to the system's by name, and back. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme')
  if (!button) return
  const { dataset } = document.documentElement
  const label = button.querySelector('span')
  const show = () => {
    const { theme } = dataset
    const chosen = theme === 'light' || theme === 'dark'
    button.title = `Theme: ${chosen ? theme : 'as the system'}`
    button.setAttribute('aria-label', button.title)
    if (label) label.textContent = chosen ? `${theme[0]?.toUpperCase()}${theme.slice(1)}` : 'Theme'
  }
  button.hidden = false
  show()
  button.addEventListener('click', () => {
    // The first press has to be seen, so it turns to what the system is not.
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches
    const [other, own] = isDark ? ['light', 'dark'] : ['dark', 'light']
    const next = dataset['theme'] === other ? own : dataset['theme'] === own ? 'system' : other
    dataset['theme'] = next
    try {
      localStorage.setItem('theme', next ?? '')
    } catch {
      // The choice lasts for this page where storage is refused, and of files for those that it leads to.
    }
    show()
  })
  if (location.protocol === 'file:') carryTheme(dataset)
}

/** Of files some browsers keep storage for each by itself, so links take a choice along as they are followed. */
function carryTheme(dataset: DOMStringMap): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      const link = (target as Element).closest<HTMLAnchorElement>('a[href]')
      // A link within a page loads nothing, as long as its address stays the same.
      const isPage = link?.protocol === 'file:' && link.pathname !== location.pathname
      if (isPage && /html$/.test(link.pathname) && dataset['theme']) link.search = `theme=${dataset['theme']}`
    },
    true,
  )
}
