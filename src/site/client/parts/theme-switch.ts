const order = ['', 'light', 'dark'] as const
const names = { '': 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' }

/** The button in the header goes from the system's theme to light, to dark, and back. */
export function startThemeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme')
  if (!button) return
  const root = document.documentElement
  const show = () => {
    const theme = (root.dataset['theme'] ?? '') as keyof typeof names
    button.setAttribute('aria-label', names[theme])
    button.title = names[theme]
  }
  button.hidden = false
  show()
  button.addEventListener('click', () => {
    const now = order.indexOf((root.dataset['theme'] ?? '') as (typeof order)[number])
    const next = order[(now + 1) % order.length] ?? ''
    if (next) root.dataset['theme'] = next
    else delete root.dataset['theme']
    try {
      if (next) localStorage.setItem('theme', next)
      else localStorage.removeItem('theme')
    } catch {
      // The choice lasts for this page where storage is refused.
    }
    show()
  })
}
