import type { Nodes } from 'mdast'
import { oncePer } from '../base/once.ts'
import type { Address } from '../pages/address.ts'
import type { Position } from '../playbook/problem.ts'
import { tagsOf } from './tags.ts'
import type { Text } from './texts.ts'

/** A link or picture that an author wrote. */
export interface WrittenLink {
  url: string
  target: LinkTarget
  /** Where it stands; asked for only when something is wrong, since a position in YAML is dear. */
  at: () => Position
  node: Nodes
}

/** A picture, with the words in its place. */
export interface Picture extends WrittenLink {
  alt: string
}

/** What is defined below the text for pictures, `![words][name]`, by name. */
function picturesBelow(text: Text): Map<string, string> {
  const pictures = new Map<string, string>()
  for (const node of text.nodes)
    if (node.type === 'imageReference') pictures.set(node.identifier, node.alt ?? '')
  return pictures
}

/** The links of a text: inline, bare, and the definitions that `[words][name]` uses. */
export const linksOf = oncePer((text: Text): readonly WrittenLink[] => {
  const pictures = picturesBelow(text)
  return text.nodes.flatMap((node) => {
    const isLink = node.type === 'link' || (node.type === 'definition' && !pictures.has(node.identifier))
    return isLink ? linkTo(node.url, text, node) : []
  })
})

/** The pictures of a text: Markdown's, and the component `Figure`. */
export const imagesOf = oncePer((text: Text): readonly Picture[] => [...pictures(text)])

function* pictures(text: Text): Generator<Picture> {
  const below = picturesBelow(text)
  for (const node of text.nodes) {
    if (node.type === 'image') yield { ...linkTo(node.url, text, node), alt: node.alt ?? '' }
    if (node.type !== 'definition') continue
    const alt = below.get(node.identifier)
    if (alt !== undefined) yield { ...linkTo(node.url, text, node), alt }
  }
  for (const { name, node, attributes } of tagsOf(text)) {
    if (name !== 'Figure') continue
    const of = (wanted: string) => attributes.find((a) => a.name === wanted)
    const src = of('src')
    // Attributes that are not there are another problem.
    if (src?.value !== undefined)
      yield { ...linkTo(src.value, text, node), alt: of('alt')?.value ?? 'absent', at: () => src.at }
  }
}

function linkTo(url: string, text: Text, node: Nodes): WrittenLink {
  return { url, target: readTarget(url), at: () => text.at(node), node }
}

/**
 * Where a URL leads. `page` is a place on the site, `anchor` one on the same page, `path` a form that is
 * neither: relative, or with a file's ending. `mail` needs a program of the reader's, not a network.
 */
export type LinkTarget =
  | { leads: 'page'; address: Address; anchor?: string }
  | { leads: 'anchor'; anchor: string }
  | { leads: 'path' }
  | { leads: 'outside' | 'mail' }
  | { leads: 'unsafe'; scheme: string }

// Browsers drop control characters and spaces around a URL, and line ends and tabs inside it. Other invisible
// characters they keep, but nobody means them; Markdown puts U+FFFD for what it does not let through.
const invisible = /[\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u3164\uffa0\ufffd]/gu
const outside = new Set(['http', 'https', 'ftp', 'ftps', 'sftp', 'ssh', 'git', 'file', 'smb'])
const own = new Set(['mailto', 'tel'])

/** Reads a URL as a browser would. What no browser needs here (`javascript:`, `data:`, …) is unsafe. */
export function readTarget(url: string): LinkTarget {
  // Most links are plain ASCII, and the expression is slow.
  const visible = /[^!-~]/.test(url) ? url.replace(invisible, '') : url
  const plain = visible.replaceAll('\\', '/')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    if (own.has(scheme)) return { leads: 'mail' }
    return outside.has(scheme) ? { leads: 'outside' } : { leads: 'unsafe', scheme }
  }
  if (plain.startsWith('//')) return { leads: 'outside' }
  if (plain.startsWith('#')) return { leads: 'anchor', anchor: decode(plain.slice(1)) }
  const [, path = '', , anchor] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(plain) ?? []
  const formed = path === '/' || /^\/(?:[^/]+\/)*[^/]+$/.test(path)
  if (!formed || /\.(?:html?|mdx?|astro)$/i.test(path)) return { leads: 'path' }
  const address = decode(path)
  return anchor === undefined || anchor === ''
    ? { leads: 'page', address }
    : { leads: 'page', address, anchor: decode(anchor) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
