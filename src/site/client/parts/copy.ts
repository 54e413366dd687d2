/** Puts text on the clipboard, which needs a secure context; neither plain HTTP nor every browser's `file://` is one. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const focused = document.activeElement
    const area = document.createElement('textarea')
    area.value = text
    area.className = 'visually-hidden'
    document.body.append(area)
    area.select()
    // The old way is the only one there; it is deprecated where the new one works.
    const done = document.execCommand('copy')
    area.remove()
    // The text had to have the focus to be copied.
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    return done
  }
}
