import { posix } from 'node:path'
import { escapeAttribute, escapeText } from 'entities'
import { type HtmlNode, type HtmlTag, isHtmlTag, type ParsedPage } from '../pages/html.ts'
import { plainPolicy } from './plain-policy.ts'

/** What the page needs to know of the site around it. */
export interface PlainSurroundings {
  /** The page's own file. */
  file: string
  /** Whether a file of the site stays in the plain edition. */
  stays: (path: string) => boolean
}

/**
 * A finished page as the plain edition has it: no script, no drawing, no form, nothing hidden; a drawing leaves its words, a
 * link to what is not there leaves its text. Banners, headings, anchors and texts stay to the letter.
 */
export function plainPage(page: ParsedPage, around: PlainSurroundings): string {
  const { html, elements } = page
  const [root] = elements
  if (!root) return html
  return html.slice(0, root.start) + written(root, { ...around, html }) + html.slice(root.end)
}

type Context = PlainSurroundings & { html: string }

function written(node: HtmlNode, context: Context): string {
  const { html } = context
  if (!isHtmlTag(node)) return html.slice(node.start, node.end)
  const instead = replaced(node, context)
  if (instead !== undefined) return instead
  // Raw text: a comment of it would be no comment.
  const open = html.slice(node.start, node.inner.start).replace(/ data-(?:src|style)="[^"]*"/g, '')
  return open + inside(node, context) + html.slice(node.inner.end, node.end)
}

const inside = ({ children }: HtmlTag, context: Context): string =>
  children.map((child) => written(child, context)).join('')

/** Controls that work by styles alone, such as the choice of a column; whatever else is typed or pressed needs a script. */
const isStyled = ({ name, attribs }: HtmlTag) =>
  name === 'input' && /^(?:checkbox|radio)$/.test(attribs['type'] ?? '') && !('hidden' in attribs)

const controls = new Set(['button', 'input', 'select', 'textarea', 'datalist', 'output', 'template'])

/** What stands in the place of an element; undefined where it stays. */
function replaced(tag: HtmlTag, context: Context): string | undefined {
  const { name, attribs } = tag
  const classes = (attribs['class'] ?? '').split(/\s+/)
  if (name === 'script' || classes.includes('scripted')) return ''
  // A choice that a script offers hides in what it is a choice of.
  if ('hidden' in attribs) return ''
  if (name === 'noscript') return inside(tag, context)
  // Its styles stay: a choice that they make looks at what is around it.
  if (name === 'form')
    return `<div class="${escapeAttribute(classes.join(' '))}">${inside(tag, context)}</div>`
  if (name === 'label') return labelInstead(tag, context)
  if (controls.has(name)) return isStyled(tag) ? undefined : ''
  if (name === 'svg') return drawingInstead(tag)
  if (name === 'figure' && classes.includes('plot'))
    return '<p>It is drawn in the whole edition; the table says the same.</p>\n'
  if (name === 'img') return pictureInstead(tag, context)
  if (name === 'meta') return policyInstead(tag)
  if (name === 'link') return attribs['rel'] === 'stylesheet' ? undefined : ''
  if (name === 'li' && leadsNowhere(tag, context)) return ''
  if (name === 'a' && isLost(attribs['href'], context)) return `<span>${inside(tag, context)}</span>`
  return undefined
}

function labelInstead(tag: HtmlTag, context: Context): string | undefined {
  const own = within(tag).filter(({ name }) => controls.has(name))
  if (own.length === 0) return attribsFor(tag) ? `<span>${inside(tag, context)}</span>` : undefined
  if (own.some(isStyled)) return undefined
  return own.every(({ attribs }) => 'hidden' in attribs) ? `<span>${inside(tag, context)}</span>` : ''
}

const attribsFor = ({ attribs }: HtmlTag) => 'for' in attribs

/** Shapes of states by the tone beside them. */
const signs: Readonly<Record<string, string>> = {
  available: '●',
  limited: '◆',
  planned: '○',
  deprecated: '▼',
  unavailable: '–',
  unknown: '?',
}

/** A shape becomes the sign that is most like it, a drawing with words those words; one that only adorns goes. */
function drawingInstead(tag: HtmlTag): string {
  const classes = (tag.attribs['class'] ?? '').split(/\s+/)
  if (classes.includes('glyph')) {
    const [, tone = ''] = /(?:^|\s)s-([a-z-]+)/.exec(tag.parent?.attribs['class'] ?? '') ?? []
    const sign = signs[tone]
    return sign === undefined ? '' : `<span class="glyph" aria-hidden="true">${sign}</span>`
  }
  const words = tag.attribs['aria-label']
  return words === undefined ? '' : `<span>${escapeText(words)}</span>`
}

function pictureInstead({ attribs }: HtmlTag, context: Context): string | undefined {
  const { src = '', alt = '' } = attribs
  if (!isLost(src, context)) return undefined
  return alt === '' ? '' : `<span>${escapeText(alt)}</span>`
}

function policyInstead({ attribs }: HtmlTag): string | undefined {
  if (attribs['http-equiv']?.toLowerCase() !== 'content-security-policy') return undefined
  return `<meta http-equiv="content-security-policy" content="${escapeAttribute(plainPolicy)}">`
}

/** An item that is nothing but a link to what is not there. */
function leadsNowhere(item: HtmlTag, context: Context): boolean {
  const [link, ...others] = within(item).filter(({ name }) => name === 'a')
  return (
    link !== undefined && others.length === 0 && link.parent === item && isLost(link.attribs['href'], context)
  )
}

/** Whether an address is one of this site and leads to a file that does not stay. */
function isLost(address: string | undefined, { file, stays }: Context): boolean {
  if (address === undefined || address === '' || /^(?:#|[a-z][a-z0-9+.-]*:)/i.test(address)) return false
  const path = posix.normalize(posix.join(posix.dirname(file), address.replace(/[?#].*$/, '')))
  return !stays(path)
}

function within(tag: HtmlTag): HtmlTag[] {
  return tag.children.filter(isHtmlTag).flatMap((child) => [child, ...within(child)])
}
