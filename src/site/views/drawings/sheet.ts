/** How a mark is coloured: by a token of the site, so that themes, print and a reader's own colours are followed. */
export type Tone = 'accent' | 'ink' | 'soft' | 'rule' | 'band' | 'available' | 'limited' | 'planned' | 'alert'

/** What a drawing consists of, in the order in which it is put on the paper. */
export type DrawingMark =
  | { draw: 'path'; d: string; tone: Tone; width: number; dashed: boolean; filled: boolean }
  | { draw: 'bar'; x: number; y: number; width: number; height: number; tone: Tone; hollow: boolean }
  | { draw: 'dot'; x: number; y: number; r: number; tone: Tone; hollow: boolean }
  | {
      draw: 'text'
      x: number
      y: number
      text: string
      tone: Tone
      strong: boolean
      anchor: Anchor
      href?: string
    }

type Anchor = 'start' | 'middle' | 'end'

/** A drawing of one width; `words` of its figure say the same. */
export interface Drawing {
  width: number
  height: number
  marks: readonly DrawingMark[]
}

/** A drawing in the two widths in which it is shown, with what it is called and what it says. */
export interface DrawnFigure {
  title: string
  wide: Drawing
  narrow: Drawing
  /** The same as sentences, for those who do not see it. */
  words: readonly string[]
  /** Stands below it, Markdown. */
  caption?: string
}

/** The size of letters and the height of their lines. */
const letters = 13
export const lineHeight = 18
/** How wide a letter is on average, in sizes of it; a little more than it is, so that nothing is cut. */
const [usual, strongly] = [0.52, 0.56]

/** How wide words are, about. */
export const letterWidth = (text: string, strong = false): number =>
  text.length * letters * (strong ? strongly : usual)

/** Words in lines that are no wider than `width`, about; a word that is wider stands alone. */
export function wrapWords(text: string, width: number, strong = false): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && letterWidth(longer, strong) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/**
 * Paper of a certain width on which a drawing is made; it grows downwards. Places are whole units, of which one is a pixel
 * on screen: what is finer nobody sees, and it is read by everyone.
 */
export class Sheet {
  readonly width: number
  readonly #marks: DrawingMark[] = []
  #height = 0

  constructor(width: number) {
    this.width = width
  }

  /** Whether it is the one for small screens. */
  get isNarrow(): boolean {
    return this.width < 480
  }

  path(d: string, tone: Tone, { width = 2, dashed = false, filled = false } = {}): void {
    const whole = d.replace(/-?\d+\.\d+/g, (n) => `${Math.round(Number(n))}`)
    this.#marks.push({ draw: 'path', d: whole, tone, width, dashed, filled })
  }

  /** A line from a point to another, with a head. */
  arrow(from: readonly [number, number], to: readonly [number, number], tone: Tone): void {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
    const length = Math.hypot(dx, dy) || 1
    const [ux, uy] = [dx / length, dy / length]
    const [bx, by] = [to[0] - ux * 9, to[1] - uy * 9]
    const near = (n: number) => Math.round(n)
    this.path(`M${near(from[0])} ${near(from[1])}L${near(bx)} ${near(by)}`, tone)
    const [px, py] = [-uy * 5, ux * 5]
    this.path(
      `M${near(to[0])} ${near(to[1])}L${near(bx + px)} ${near(by + py)}L${near(bx - px)} ${near(by - py)}Z`,
      tone,
      { filled: true },
    )
    this.reach(Math.max(from[1], to[1]) + 5)
  }

  bar(x: number, y: number, width: number, height: number, tone: Tone, hollow = false): void {
    const [from, to] = [Math.round(x), Math.round(x + Math.max(2, width))]
    this.#marks.push({ draw: 'bar', x: from, y, width: to - from, height, tone, hollow })
    this.reach(y + height)
  }

  dot(x: number, y: number, tone: Tone, { r = 6, hollow = false } = {}): void {
    this.#marks.push({ draw: 'dot', x: Math.round(x), y, r, tone, hollow })
    this.reach(y + r + 2)
  }

  text(
    x: number,
    y: number,
    text: string,
    { tone = 'ink', strong = false, anchor = 'start', href }: TextStyle = {},
  ): void {
    const at = Math.round(x)
    this.#marks.push({ draw: 'text', x: at, y, text, tone, strong, anchor, ...(href ? { href } : {}) })
    this.reach(y + 6)
  }

  /** Words in lines below each other; gives the base line of the last. */
  block(x: number, y: number, width: number, text: string, style: TextStyle = {}): number {
    const lines = wrapWords(text, width, style.strong)
    for (const [i, line] of lines.entries()) this.text(x, y + i * lineHeight, line, style)
    return y + Math.max(0, lines.length - 1) * lineHeight
  }

  /** Makes the paper reach down to `y` at least. */
  reach(y: number): void {
    this.#height = Math.max(this.#height, Math.ceil(y))
  }

  get height(): number {
    return this.#height
  }

  done(): Drawing {
    return { width: this.width, height: this.#height, marks: this.#marks }
  }
}

interface TextStyle {
  tone?: Tone
  strong?: boolean
  anchor?: Anchor
  href?: string
}

/** A drawing made twice: as wide as a column of text, and for a small screen. */
export function drawTwice(draw: (sheet: Sheet) => void): Pick<DrawnFigure, 'wide' | 'narrow'> {
  const [wide, narrow] = [new Sheet(640), new Sheet(300)]
  draw(wide)
  draw(narrow)
  return { wide: wide.done(), narrow: narrow.done() }
}
