import type { Control, Scheme } from '../../../model/scheme.ts'

/** A control as a mark writes it, with what is named behind it. */
export interface NamedControl {
  control: Control
  names: readonly string[]
}

/** Tells controls, and the names behind them, by how their words begin. */
export class RawControls {
  readonly #all: readonly Control[]

  constructor(scheme: Scheme) {
    this.#all = scheme.blocks.flatMap((block) => block.controls)
  }

  find(word: string): NamedControl | undefined {
    const formsOf = ({ banner, portion }: Control) => [banner, portion].map((form) => form.normalize('NFKC'))
    const alone = this.#all.find((control) => formsOf(control).includes(word))
    if (alone) return { control: alone, names: [] }
    let best: { control: Control; rest: string } | undefined
    for (const control of this.#all) {
      for (const form of control.names ? formsOf(control) : []) {
        const begun = `${form}${control.names?.behind ?? ' '}`
        const rest = word.slice(begun.length)
        if (word.startsWith(begun) && (!best || rest.length < best.rest.length)) best = { control, rest }
      }
    }
    return best && { control: best.control, names: best.rest.split(/[ ,]+/).filter(Boolean) }
  }

  /** Whether what these words hold covers a control: it, or what is part of it; and each name, or all of them. */
  heldBy(words: readonly string[]): (asked: NamedControl) => boolean {
    const held = words.flatMap((word) => this.find(word) ?? [])
    return ({ control, names }) => {
      if (control.permits) return true
      const own = held.filter((one) => one.control === control)
      const isWhole = own.some((one) => one.names.length === 0)
      if (names.length > 0) {
        if (isWhole && control.names?.bare === 'all') return true
        return names.every((name) => own.some((one) => one.names.includes(name)))
      }
      if (isWhole || (own.length > 0 && control.names?.bare === 'part')) return true
      return held.some((one) => this.#isPart(one.control, control))
    }
  }

  #isPart(part: Control, whole: Control): boolean {
    const around = this.#all.find(({ banner }) => banner === part.within)
    return around !== undefined && (around === whole || this.#isPart(around, whole))
  }
}
