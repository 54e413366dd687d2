/** What is kept of a worksheet between visits: on this machine, in this browser, and never sent. */
export interface Kept {
  draft: Record<string, unknown>
  /** The file it was opened from, and the record that was in it. */
  opened?: { text: string; record: object; name: string }
}

const key = 'fieldbook.worksheet'

/** What was kept last; undefined where nothing is, or storage is refused. */
export function keptWorksheet(): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof kept === 'object' && kept !== null && 'draft' in kept) return kept as Kept
  } catch {
    // Refused, or not ours: then nothing was kept.
  }
  return undefined
}

/** Keeps a worksheet, or forgets it; gives whether that could be done. */
export function keep(kept: Kept | undefined): boolean {
  try {
    if (kept === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}
