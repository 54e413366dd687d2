/** A field of the form. */
export type FieldElement = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The fields in an element, in their order. */
export const fieldsIn = (element: Element): FieldElement[] => [
  ...element.querySelectorAll<FieldElement>('[data-field]'),
]

/** A list of the form: rows of the same fields, to which one may be added. */
export class Rows {
  readonly path: string
  readonly element: HTMLElement
  readonly #list: HTMLElement
  readonly #blank: HTMLElement
  readonly #none: HTMLInputElement | null
  readonly #adder: HTMLButtonElement
  readonly #word: string
  /** Rows made so far: an anchor is never used twice. */
  #made = 0
  readonly #changed: () => void

  constructor(element: HTMLElement, changed: () => void) {
    this.element = element
    this.path = element.dataset['list'] ?? ''
    this.#word = element.dataset['row'] ?? 'row'
    this.#changed = changed
    this.#list = element.querySelector('.ws-rows') as HTMLElement
    this.#blank = this.#list.firstElementChild as HTMLElement
    this.#blank.remove()
    const more = element.querySelector<HTMLElement>('.ws-more')
    if (more) more.hidden = false
    this.#none = element.querySelector('[data-none]')
    this.#adder = element.querySelector('[data-act="add"]') as HTMLButtonElement
    this.#adder.addEventListener('click', () => {
      const [first] = fieldsIn(this.add())
      first?.focus()
      this.#changed()
    })
  }

  get rows(): HTMLElement[] {
    return [...this.#list.children] as HTMLElement[]
  }

  /** Whether it was said that there is none. */
  get isNone(): boolean {
    return this.#none?.checked === true && this.rows.length === 0
  }

  set isNone(is: boolean) {
    if (this.#none) this.#none.checked = is
    this.#show()
  }

  /** Does something to the row that all others are made from. */
  prepare(act: (blank: HTMLElement) => void): void {
    act(this.#blank)
  }

  /** A new row at the end. */
  add(): HTMLElement {
    this.#made += 1
    const row = this.#blank.cloneNode(true) as HTMLElement
    for (const each of row.querySelectorAll('[id]')) each.id += `-${this.#made}`
    for (const label of row.querySelectorAll('label')) label.htmlFor += `-${this.#made}`
    for (const field of fieldsIn(row)) {
      const said = field.getAttribute('aria-describedby') ?? ''
      field.setAttribute(
        'aria-describedby',
        said.replace(/\S+/g, (id) => `${id}-${this.#made}`),
      )
    }
    row.setAttribute('role', 'group')
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'ws-remove'
    remove.addEventListener('click', () => this.#remove(row))
    row.append(remove)
    this.#list.append(row)
    this.#show()
    return row
  }

  clear(): void {
    this.#list.replaceChildren()
    this.isNone = false
  }

  #remove(row: HTMLElement): void {
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector<HTMLElement>(
      '[data-field]',
    )
    row.remove()
    this.#show()
    // Who works by keyboard goes on at the row that took its place, or where one is added.
    ;(next ?? this.#adder).focus()
    this.#changed()
  }

  /** Numbers the rows anew. */
  #show(): void {
    for (const [i, row] of this.rows.entries()) {
      const name = `${this.#word} ${i + 1}`
      row.setAttribute('aria-label', name)
      const remove = row.querySelector('.ws-remove')
      if (remove) remove.textContent = `Remove ${name}`
    }
    if (this.#none) this.#none.disabled = this.rows.length > 0
  }
}
