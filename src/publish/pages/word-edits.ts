import { escapeUTF8 } from 'entities'
import { inOtherWords, type OtherWords } from '../../domain/words/in-other-words.ts'
import type { HtmlEdit } from './edits.ts'
import { type HtmlTag, HtmlText, type ParsedPage } from './html.ts'

/** What is typed or read by programs keeps its words. */
const verbatim = new Set(['code', 'pre', 'kbd', 'samp', 'script', 'style', 'textarea', 'noscript'])
/** Markings, and what other programs compare with what a bundle says: banners and the foot. */
const isCompared = ({ attribs }: HtmlTag) =>
  /(?:^|\s)(?:banner|foot|mark|pm)(?:\s|$)/.test(attribs['class'] ?? '')
/** What is read aloud, or stands in an empty field. */
const said = ['aria-label', 'placeholder', 'title'] as const

/**
 * The changes that say words of a page otherwise, as the playbook's configuration has them: in texts that are nothing
 * but one of these words, and wherever a day is named.
 */
export function wordEdits({ html, elements }: ParsedPage, words: OtherWords): HtmlEdit[] {
  const edits: HtmlEdit[] = []
  const visit = (tag: HtmlTag, isKept: boolean): void => {
    const kept = isKept || verbatim.has(tag.name) || isCompared(tag)
    if (!kept) edits.push(...attributeEdits(html, tag, words))
    for (const child of tag.children) {
      if (!(child instanceof HtmlText)) visit(child, kept)
      else if (!kept) {
        const text = tag.name === 'title' ? titleIn(child.data, words) : inOtherWords(child.data, words)
        if (text !== undefined) edits.push({ start: child.start, end: child.end, text: escapeUTF8(text) })
      }
    }
  }
  const root = elements[0]
  if (root) visit(root, false)
  return edits
}

/** The title of a page ends with that of its site. */
function titleIn(title: string, words: OtherWords): string | undefined {
  const said = title
    .split(' · ')
    .map((part, i, all) => (i < all.length - 1 ? (inOtherWords(part, words) ?? part) : part))
  const whole = said.join(' · ')
  return whole === title ? undefined : whole
}

function* attributeEdits(html: string, tag: HtmlTag, words: OtherWords): Generator<HtmlEdit> {
  for (const name of said) {
    const value = tag.attribs[name]
    const text = value === undefined ? undefined : inOtherWords(value, words)
    if (text === undefined) continue
    const written = new RegExp(`\\s${name}="([^"]*)"`).exec(html.slice(tag.start, tag.inner.start))
    if (!written) continue
    const end = tag.start + written.index + written[0].length - 1
    yield { start: end - (written[1] ?? '').length, end, text: escapeUTF8(text) }
  }
}
