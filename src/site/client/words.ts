import { inOtherWords, type OtherWords } from '../../domain/words/in-other-words.ts'

// Words that scripts put on a page are said otherwise as they come; those that it was made with are said already.

const data = (globalThis as { fieldbookData?: { words?: OtherWords } }).fieldbookData
const words = data?.words ?? {}
const kept = 'code, pre, kbd, samp, script, style, textarea, .banner, .foot, .mark, .pm'
const named = ['aria-label', 'placeholder', 'title'] as const

/** What was put there from here: to say that once more would never end where two words stand for one another. */
const put = new WeakMap<Text, string>()

function say(node: Node): void {
  if (node instanceof Text) {
    if (put.get(node) === node.data) return
    const text = node.parentElement?.closest(kept) ? undefined : inOtherWords(node.data, words)
    if (text === undefined) return
    put.set(node, text)
    node.data = text
    return
  }
  if (!(node instanceof Element) || node.closest(kept)) return
  for (const name of named) {
    const value = node.getAttribute(name)
    const text = value === null ? undefined : inOtherWords(value, words)
    if (text !== undefined) node.setAttribute(name, text)
  }
  for (const child of node.childNodes) say(child)
}

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes)
    for (const node of type === 'childList' ? addedNodes : [target]) say(node)
}).observe(document.documentElement, { childList: true, characterData: true, subtree: true })
