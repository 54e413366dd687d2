import type { LiveOffering } from './catalog.ts'

/**
 * Whether an environment leaves an offering alone. A pattern is an offering, or a broker and an offering with `/`
 * between them; `*` stands for any characters.
 */
export function isLeft({ name, broker }: LiveOffering, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fits(pattern, pattern.includes('/') ? `${broker ?? ''}/${name}` : name))
}

/** Compares piece by piece: no pattern can make this slow. */
function fits(pattern: string, text: string): boolean {
  const [head = '', ...pieces] = pattern.split('*')
  const tail = pieces.pop()
  if (tail === undefined) return text === head
  if (!text.startsWith(head)) return false
  let from = head.length
  for (const piece of pieces) {
    const at = text.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return text.length - tail.length >= from && text.endsWith(tail)
}
