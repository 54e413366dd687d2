/** The places in which environments are chosen, in order; choosing one opens a place for another. */
export class ComparePlaces {
  readonly #controls: HTMLElement
  readonly #template: HTMLElement
  /** Turns the order about. */
  readonly turn: HTMLButtonElement
  /** Every environment that can be chosen. */
  readonly known: readonly string[]

  constructor(controls: HTMLElement) {
    this.#controls = controls
    this.#template = controls.querySelector('label') as HTMLElement
    this.turn = controls.querySelector('button') as HTMLButtonElement
    this.known = [...(this.#template.querySelector('select')?.options ?? [])]
      .map((o) => o.value)
      .filter(Boolean)
  }

  get selects(): HTMLSelectElement[] {
    return [...this.#controls.querySelectorAll('select')]
  }

  get chosen(): string[] {
    return this.selects.map((select) => select.value).filter(Boolean)
  }

  /** As many places as are chosen, and one more where there is somebody left. */
  lay(ids: readonly string[]): void {
    for (const label of this.#controls.querySelectorAll('label')) if (label !== this.#template) label.remove()
    for (const i of [...ids.keys(), ids.length].slice(0, this.known.length)) {
      const label = i === 0 ? this.#template : (this.#template.cloneNode(true) as HTMLElement)
      const select = label.querySelector('select') as HTMLSelectElement
      const name = label.querySelector('span') as HTMLElement
      name.textContent = i === 0 ? 'From' : i === 1 ? 'to' : 'and on to'
      select.value = ids[i] ?? ''
      for (const option of select.options)
        option.disabled = ids.includes(option.value) && option.value !== ids[i]
      if (select.options[0] && i > 1) select.options[0].text = 'no further'
      if (i > 0) this.turn.before(label)
    }
    this.turn.hidden = ids.length < 2
  }
}
