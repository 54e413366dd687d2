/** Opens the rail where there is room for it beside the text; on small screens it stays a menu. */
export function openMenuWhereWide(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.rail > details')
  if (!menu) return
  const wide = matchMedia('(min-width: 56.01rem)')
  const follow = () => {
    menu.open = wide.matches
  }
  follow()
  wide.addEventListener('change', follow)
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || wide.matches) return
    menu.open = false
    menu.querySelector('summary')?.focus()
  })
}
