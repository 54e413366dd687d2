import { posix } from 'node:path'
import { Parser } from 'htmlparser2'
import type { Files } from '../bundle/manifest.ts'
import { contentSecurityPolicy } from '../headers.ts'

/** What a page says of itself and what it loads. */
export interface PageAccount {
  /** The marking and the words of each banner, in order. */
  banners: { marking: string; text: string }[]
  /** The marking of the page as a whole, where its root has one. */
  root: string | undefined
  /** Words of each line of the footer. */
  footer: string[]
  /** The day in the footer. */
  day: string | undefined
  policy: string | undefined
  /** Whether it loads a stylesheet or a script. */
  loads: boolean
  /** What may not be in a page: in words, the first of it. */
  active: string | undefined
}

/** Elements that bring in, run or send something, and that no page has. */
const refused = new Set(['iframe', 'frame', 'object', 'embed', 'base', 'applet', 'portal', 'fencedframe'])
/** Attributes that load something by themselves. */
const loading: Readonly<Record<string, readonly string[]>> = {
  script: ['src'],
  link: ['href'],
  img: ['src', 'srcset'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  audio: ['src'],
  track: ['src'],
  input: ['src'],
  image: ['href', 'xlink:href'],
  use: ['href', 'xlink:href'],
}

/** Elements whose file the page cannot do without. */
const code = new Set(['script', 'link'])
/** Attributes that are followed. */
const addresses = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'poster', 'data', 'ping'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers pass them over
const runs = (address: string) => /^(?:javascript|vbscript):/i.test(address.replace(/[\x00-\x20]/g, ''))

/**
 * Reads a page as it is; `name` is its name in the bundle, by which what it loads is looked up in `files`. One that
 * stands `atAnyDepth` looks for its files in the folders above it, too.
 */
export function readPage(name: string, html: string, files: Files, atAnyDepth = false): PageAccount {
  const account: PageAccount = {
    banners: [],
    root: undefined,
    footer: [],
    day: undefined,
    policy: undefined,
    loads: false,
    active: undefined,
  }
  const open: string[] = []
  let banner: PageAccount['banners'][number] | undefined
  let inFooter = false
  let line: number | undefined
  let inScript = false
  const suspect = (what: string) => {
    account.active ??= what
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'html') account.root = attributes['data-marking']
      const classes = (attributes['class'] ?? '').split(/\s+/)
      if (classes.includes('banner')) {
        banner = { marking: attributes['data-marking'] ?? '', text: '' }
        account.banners.push(banner)
        open.push(tag)
      }
      if (tag === 'footer' && classes.includes('foot')) inFooter = true
      if (inFooter && tag === 'p') line = account.footer.push('') - 1
      if (inFooter && tag === 'time') account.day ??= attributes['datetime']
      if (tag === 'meta') {
        const kind = attributes['http-equiv']?.toLowerCase()
        if (kind === 'content-security-policy') account.policy = attributes['content']
        else if (kind !== undefined) suspect(`has a meta element for ${kind}`)
      }
      if (code.has(tag) && attributes['rel'] !== 'icon') account.loads = true
      if (tag === 'script') {
        inScript = true
        if (attributes['src'] === undefined) suspect('has a script within')
        else if (attributes['type'] !== undefined) suspect('loads a script of a kind that no page has')
      }
      if (refused.has(tag)) suspect(`has an element <${tag}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on/i.test(attribute)) suspect(`has an attribute ${attribute}`)
        if (attribute === 'srcdoc' || (addresses.has(attribute) && runs(value)))
          suspect(`has an address that runs`)
        if (
          loading[tag]?.includes(attribute) &&
          !isHere(name, atAnyDepth ? value.replace(/^(?:\.\.\/)+/, '') : value, files, code.has(tag))
        )
          suspect(`loads ${value.slice(0, 100)}, which is not in the bundle`)
      }
    },
    ontext(text) {
      if (banner) banner.text += text
      if (line !== undefined) account.footer[line] += text
      if (inScript && text.trim() !== '') suspect('has a script within')
    },
    onclosetag(tag) {
      if (tag === 'script') inScript = false
      if (tag === 'p') line = undefined
      if (tag === 'footer') inFooter = false
      if (banner && tag === open.at(-1)) {
        open.pop()
        banner = undefined
      }
    },
  })
  parser.end(html)
  return account
}

/** The policy as a page of the whole says it: what may frame it is for hosts to say. */
export const pagePolicy = contentSecurityPolicy
  .split('; ')
  .filter((directive) => !directive.startsWith('frame-ancestors'))
  .join('; ')

function isHere(page: string, address: string, files: Files, needed: boolean): boolean {
  if (/^(?:data:image\/|#)/i.test(address) || address === '') return true
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]|,/i.test(address)) return false
  const path = posix.normalize(posix.join(posix.dirname(page), address.replace(/[?#].*$/, '')))
  return path.startsWith('site/') && (!needed || files.has(path) || isIcon(path))
}

/** Pages link to the icon even where the site has none; browsers cope with that. */
const isIcon = (path: string) => /^site\/favicon\.svg(?:\.html)?$/.test(path)
