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
  const wanted = word.toLowerCase()
  for (const candidate of alternatives) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const d = distance(wanted, candidate.toLowerCase(), least)
    if (d < least) [best, least] = [candidate, d]
  }
  return best
}

/** So many are listed whole: what is left out of a list of a few is just what somebody looks for. */
const most = 24

/** "did you mean X?" followed by what is valid, cut short when there is much of it. */
export function suggest(word: string, alternatives: readonly string[], noun = 'one of'): string {
  const near = nearest(word, alternatives) ?? alternatives.find((other) => begins(word, other))
  const shown = alternatives.slice(0, alternatives.length > most ? 12 : most).join(', ')
  const rest = alternatives.length > most ? `, … (${alternatives.length} in all)` : ''
  const list = alternatives.length === 0 ? 'there are none yet' : `${noun} ${shown}${rest}`
  return near ? `did you mean "${near}"? (${list})` : list
}

/** Whether one of the two is the beginning of the other: warn and warning, postgresql and postgres. */
function begins(a: string, b: string): boolean {
  const [short = '', long = ''] = [a.toLowerCase(), b.toLowerCase()].sort((x, y) => x.length - y.length)
  return short.length >= 3 && long.startsWith(short)
}

/**
 * Optimal string alignment distance: edits and swaps of neighbours. Given up at `limit`, so that thousands of
 * alternatives may be asked about: only a band of that width around the diagonal is looked at.
 */
function distance(a: string, b: string, limit: number): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  let reached = 0
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = new Array(b.length + 1).fill(limit)
    if (i < limit) row[0] = i
    let least = row[0] ?? limit
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let d = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, (before[j - 2] ?? 0) + 1)
      row[j] = d
      least = Math.min(least, d)
    }
    // A swap reaches back two rows, so both have to be beyond the limit.
    if (least >= limit && reached >= limit) return limit
    reached = least
    ;[before, previous] = [previous, row]
  }
  return Math.min(previous[b.length] ?? limit, limit)
}
