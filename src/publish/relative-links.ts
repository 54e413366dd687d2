import { posix } from 'node:path'
import { fileOf } from '../domain/pages/address.ts'
import type { HtmlEdit } from './pages/edits.ts'
import type { ParsedPage } from './pages/html.ts'

/** The attributes that hold an address, or several. */
export const urlAttributes: ReadonlySet<string> = new Set([
  'href',
  'src',
  'srcset',
  'poster',
  'action',
  'content',
  'data-src',
  'data-style',
])

/** From a root-absolute address to the link that takes its place. */
export type Relative = (address: string) => string

/** The link from `file` to an address; a file that exists as it is named is taken as it is. */
export function relativeLink(address: string, file: string, isFile: (path: string) => boolean): string {
  const [, path = '', rest = ''] = /^\/([^?#]*)(.*)$/s.exec(address) ?? []
  const target = path !== '' && isFile(path) ? path : fileOf(`/${path}`)
  if (target === file && rest.startsWith('#')) return rest
  return posix.relative(posix.dirname(file), target) + rest
}

const isAddress = (value: string) => value.startsWith('/') && !value.startsWith('//')

/**
 * The changes that turn every root-absolute address of a page into a relative link to a file, so that one output works
 * at any path and from `file://`: `/guides/canary#when` on `/environments/il5` becomes `../../guides/canary.html#when`.
 * The page was parsed for {@link urlAttributes}; everything else stays to the byte.
 */
export function linkEdits({ html, attributes }: ParsedPage, relative: Relative): HtmlEdit[] {
  return attributes.flatMap(({ name, start, end }) => {
    const value = html.slice(start, end)
    if (name === 'srcset') return [{ start, end, text: relativizeSrcset(value, relative) }]
    return isAddress(value) ? [{ start, end, text: relative(value) }] : []
  })
}

function relativizeSrcset(value: string, relative: Relative): string {
  return value.replace(/(^|,\s*)(\/[^\s,]+)/g, (_all, before: string, url: string) => before + relative(url))
}

/** Stylesheets are made by the build, so their `url()` are plain: no strings with brackets in them. */
export function relativizeCss(css: string, relative: Relative): string {
  return css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_all, quote: string, url: string) =>
    isAddress(url) ? `url(${quote}${relative(url)}${quote})` : `url(${quote}${url}${quote})`,
  )
}
