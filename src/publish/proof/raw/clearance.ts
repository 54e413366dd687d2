import type { Network } from '../../../model/network.ts'
import type { Control, Scheme } from '../../../model/scheme.ts'

/** Whether what carries a mark, as it was written, may not go to a network. */
export type IsAbove = (mark: string) => boolean

/** Whether a text between parentheses is one that marks are made of, as it was written. */
export type IsMark = (inside: string) => boolean

/** What lines and tags are judged with. */
export interface LineJudge {
  isAbove: IsAbove
  isMark: IsMark
}

/**
 * Tells marks by their letters: capitals, digits and the signs that part words, and words that the scheme writes in
 * another way. What begins with such a word is taken for a mark even where it goes on with something else.
 */
export function markTest({ levels }: Scheme): IsMark {
  const others = levels
    .flatMap(({ banner, portion }) => [banner, portion])
    .filter((word) => !/^[A-Z0-9 -]+$/.test(word))
    .map((word) => word.normalize('NFKC'))
  return (inside) => {
    const text = inside.normalize('NFKC').trim()
    if (/^[A-Z0-9/, \s-]*[A-Z0-9][A-Z0-9/, \s-]*$/.test(text)) return true
    return others.some((word) => text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(text.slice(word.length)))
  }
}

/**
 * Judges marks by their words alone. It shares nothing with what reads markings for the release: whatever it does not
 * understand is above every network.
 */
export function clearanceOf(network: Pick<Network, 'holds' | 'audience'>, scheme: Scheme): IsAbove {
  const nationsOf = (names: readonly string[]) =>
    new Set(names.flatMap((name) => scheme.groups[name] ?? [name]))
  const audience = [...nationsOf(network.audience)]
  const knowsNations = scheme.owner !== undefined
  const [holds = '', ...heldWords] = network.holds.normalize('NFKC').split(/\/+/)
  const rankOf = (word: string) =>
    scheme.levels.findIndex(({ banner, portion }) =>
      [banner, portion].some((own) => own.normalize('NFKC') === word),
    )
  const controls = new Controls(scheme)
  const isHeld = controls.heldBy(heldWords)
  const known = new Map<string, boolean>()
  const judge = (mark: string): boolean => {
    const [level = '', ...segments] = wordsOf(mark)
    const rank = rankOf(level)
    if (rank < 0 || rank > rankOf(holds)) return true
    let goesTo: ReadonlySet<string | undefined> | undefined
    for (const segment of segments) {
      const control = controls.find(segment)
      if (control !== undefined) {
        if (!isHeld(control)) return true
      } else if (segment === scheme.noForeign?.banner || segment === scheme.noForeign?.portion) {
        goesTo = new Set(knowsNations ? [scheme.owner] : [])
      } else {
        const list = [scheme.releasable?.banner, scheme.releasable?.portion].find(
          (word) => word !== undefined && segment.startsWith(`${word} `),
        )
        if (list === undefined) return true
        goesTo = nationsOf(segment.slice(list.length).split(/[ ,]+/).filter(Boolean))
      }
    }
    // Who nobody named reads on the network: then nothing is known of whom a caveat keeps out.
    if (knowsNations !== audience.length > 0) return true
    if (!knowsNations) return goesTo !== undefined
    const { uncaveated = 'decide' } = scheme.levels[rank] ?? {}
    if (!goesTo && uncaveated === 'all') return false
    goesTo ??= new Set(/^(owner|ask)$/.test(uncaveated) ? [scheme.owner] : [])
    return audience.some((nation) => !goesTo.has(nation))
  }
  return (mark) => {
    let above = known.get(mark)
    if (above === undefined) {
      above = judge(mark)
      known.set(mark, above)
    }
    return above
  }
}

/** The segments and words of a mark, without what encloses it. */
const wordsOf = (mark: string) =>
  mark
    .normalize('NFKC')
    .replace(/[()"']/g, ' ')
    .split(/\/+/)
    .map((word) => word.trim().replace(/\s+/g, ' '))

/** A control as a mark writes it, with what is named behind it. */
interface NamedControl {
  control: Control
  names: readonly string[]
}

/** Tells controls, and the names behind them, by how their words begin. */
class Controls {
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
