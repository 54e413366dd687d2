// Turns `Tabs` of MDX into a tab list; without this they stand below one another, each under its title.
for (const [n, tabs] of document.querySelectorAll<HTMLElement>('.tabs').entries()) {
  const panels = [...tabs.querySelectorAll<HTMLElement>(':scope > .tab')]
  const list = document.createElement('div')
  list.setAttribute('role', 'tablist')
  const show = (chosen: number) => {
    for (const [i, panel] of panels.entries()) {
      panel.classList.toggle('chosen', i === chosen)
      buttons[i]?.setAttribute('aria-selected', String(i === chosen))
      if (buttons[i]) buttons[i].tabIndex = i === chosen ? 0 : -1
    }
  }
  const buttons = panels.map((panel, i) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.setAttribute('role', 'tab')
    button.id = `tab-${n}-${i}`
    button.textContent = panel.dataset['title'] ?? ''
    panel.id ||= `panel-${n}-${i}`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', button.id)
    panel.tabIndex = 0
    button.setAttribute('aria-controls', panel.id)
    button.addEventListener('click', () => show(i))
    return button
  })
  list.addEventListener('keydown', (event) => {
    const now = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + buttons.length) % buttons.length
    show(next)
    buttons[next]?.focus()
  })
  list.append(...buttons)
  tabs.prepend(list)
  tabs.classList.add('live')
  show(0)
}
