/**
 * The alternative nearest to `word` by edit distance, if it is near enough to be what was meant: `most` edits
 * away. Of equals the first.
 */
export function nearest(
  word: string,
  alternatives: Iterable<string>,
  most = Math.max(2, Math.floor(word.length / 3)),
): string | undefined {
  let best: string | undefined
  let least = most + 1
  for (const candidate of alternatives) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (d < least) [best, least] = [candidate, d]
  }
  return best
}

/** "did you mean X?" followed by what is valid, cut short when there is much of it. */
export function suggest(word: string, alternatives: readonly string[], noun = 'one of'): string {
  const near = nearest(word, alternatives) ?? alternatives.find((other) => begins(word, other))
  const shown = alternatives.slice(0, 12).join(', ')
  const rest = alternatives.length > 12 ? `, … (${alternatives.length} in all)` : ''
  const list = alternatives.length === 0 ? 'there are none yet' : `${noun} ${shown}${rest}`
  return near ? `did you mean "${near}"? (${list})` : list
}

/** Whether one of the two is the beginning of the other: warn and warning, postgresql and postgres. */
function begins(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length)
  return short.length >= 3 && long.startsWith(short)
}

/** Optimal string alignment distance: edits and swaps of neighbours, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let d = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1)
      row.push(d)
    }
    ;[before, previous] = [previous, row]
  }
  return previous[b.length] ?? limit
}
