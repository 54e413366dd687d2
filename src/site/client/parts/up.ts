/** Leads back up without touching the address, in which some pages keep what was chosen on them. */
export function startGoingUp(): void {
  document.querySelector('.up a')?.addEventListener('click', (event) => {
    event.preventDefault()
    scrollTo({ top: 0 })
    document.querySelector<HTMLElement>('.brand')?.focus({ preventScroll: true })
  })
}
