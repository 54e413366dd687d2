import type { Problem } from '../../../domain/playbook/problem.ts'
import { visible } from '../../../formats/visible.ts'
import { capital } from '../../views/verdicts.ts'
import { words } from './words.ts'

/** Where a field says what is wrong with it: read out with the field, and gone when nothing is. */
export class Fault {
  readonly #field: HTMLElement
  readonly #place: HTMLElement | null

  constructor(field: HTMLElement, place: HTMLElement | null) {
    this.#field = field
    this.#place = place
  }

  clear(): void {
    this.say()
  }

  /** The first of what is wrong, and how much there is besides. */
  show(problems: readonly Problem[]): void {
    const [first] = problems.filter(({ severity }) => severity === 'error')
    if (!first) {
      this.say()
      return
    }
    const { at, message, fix } = first
    const more = problems.length > 1 ? ` ${problems.length - 1} more below.` : ''
    this.say(
      visible(`${at.file}, line ${at.line}: `),
      ...words(fix === undefined ? `${message}.` : `${message}. ${capital(fix)}.`),
      more,
    )
  }

  say(...content: (Node | string)[]): void {
    this.#field.setAttribute('aria-invalid', String(content.length > 0))
    if (!this.#place) return
    this.#place.hidden = content.length === 0
    this.#place.replaceChildren(...content)
  }
}
