/** Opens what the address names where it lies folded, in browsers that do not do so themselves. */
export function openTarget(): void {
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    // A heading leads to what lies folded below it.
    const below = target?.localName === 'h2' ? target.parentElement : null
    const folded =
      target?.closest<HTMLDetailsElement>('details:not([open])') ??
      below?.querySelector<HTMLDetailsElement>(':scope > .fold:not([open])')
    if (!folded) return
    folded.open = true
    target?.scrollIntoView()
  }
  addEventListener('hashchange', open)
  open()
}
