/**
 * The words of a broker as content: whoever wrote them did not write Markdown for this playbook, so nothing in
 * them is markup, a link or a heading, and an address keeps neither user nor query.
 */

/** Paragraphs of plain Markdown; undefined where there is nothing to say. */
export function markdown(text: string | undefined): string | undefined {
  const paragraphs = (text ?? '').split(/\n\s*\n/).flatMap((part) => cleanMarkdownLine(part) ?? [])
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : undefined
}

/** One line of plain Markdown. */
export function cleanMarkdownLine(text: string | undefined): string | undefined {
  const line = clean(text)
  if (line === '') return undefined
  const escaped = line
    .split(addressForm)
    .map((part, i) =>
      i % 2 === 1 ? `\`${withoutQuery(part)}\`` : part.replace(/[\\`*_[\]{}<>~|#&!$^]/g, '\\$&'),
    )
    .join('')
  return escaped
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&')
    .replace(/^(?:im|ex)port\b/, (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
}

/** An address of the web or of a person, without what ends the sentence around it. */
const addressForm =
  /((?:https?:\/\/|www\.)[^\s<>"'`()[\]]*[^\s<>"'`()[\].,;:!?]|[^\s<>"'`@()]+@[^\s<>"'`@()]*[^\s<>"'`@().,;:!?])/i

/** Plain words on one line, without what would be markup; `most` characters, cut between words. */
export function plainWords(text: string | undefined, most = 80): string | undefined {
  const line = clean((text ?? '').replace(/(?:https?:\/\/|www\.)\S+/gi, ' '))
    .replace(/[\\`*[\]{}<>~|#&!$^]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= most) return line === '' ? undefined : line
  const cut = line.slice(0, most + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s,;:.-]+$/, '')
}

/** The first sentence, or all of it where it is one. */
export const firstSentence = (text: string | undefined): string | undefined =>
  /^[\s\S]*?[.!?](?=\s|$)/.exec(text?.trim() ?? '')?.[0] ?? text

/** Nothing that cannot be seen belongs into a page. */
const clean = (text = '') =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const withoutQuery = (address: string) => address.replace(/\/\/[^/@\s]*@/, '//').replace(/[?#].*$/, '')
