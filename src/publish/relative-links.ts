import { readFileSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import { fileOf } from '../domain/address.ts'
import { listFiles } from '../workspace/find-files.ts'

const urlAttributes = new Set([
  'href',
  'src',
  'srcset',
  'poster',
  'action',
  'content',
  'data-src',
  'data-style',
])

/**
 * Turns every root-absolute address of the site's pages and stylesheets into a relative link to a file, so
 * that one output works at any path and from `file://`. `/guides/canary#when` on `/environments/il5`
 * becomes `../../guides/canary.html#when`.
 */
export function relativizeLinks(site: string): void {
  const files = listFiles(site)
  const known = new Set(files)
  for (const file of files) {
    if (!file.endsWith('.html') && !file.endsWith('.css')) continue
    const path = join(site, file)
    const text = readFileSync(path, 'utf8')
    const relative = (address: string) => relativeLink(address, file, (path) => known.has(path))
    const out = file.endsWith('.css') ? relativizeCss(text, relative) : relativizeHtml(text, relative)
    if (out !== text) writeFileSync(path, out)
  }
}

/** The link from `file` to an address; a file that exists as it is named is taken as it is. */
export function relativeLink(address: string, file: string, isFile: (path: string) => boolean): string {
  const [, path = '', rest = ''] = /^\/([^?#]*)(.*)$/s.exec(address) ?? []
  const target = path !== '' && isFile(path) ? path : fileOf(`/${path}`)
  if (target === file && rest.startsWith('#')) return rest
  return posix.relative(posix.dirname(file), target) + rest
}

const isAddress = (value: string) => value.startsWith('/') && !value.startsWith('//')

/** Replaces addresses in attributes that hold a URL; everything else stays to the byte. */
export function relativizeHtml(html: string, relative: (address: string) => string): string {
  const edits: { start: number; end: number; value: string }[] = []
  let attribute = ''
  let start = 0
  let end = 0
  const nothing = () => {}
  const callbacks: TokenizerCallbacks = {
    onattribname: (from, to) => {
      attribute = html.slice(from, to).toLowerCase()
      start = 0
    },
    onattribdata: (from, to) => {
      start ||= from
      end = to
    },
    onattribentity: nothing,
    onattribend: () => {
      if (start === 0 || !urlAttributes.has(attribute)) return
      const value = html.slice(start, end)
      const replaced =
        attribute === 'srcset'
          ? relativizeSrcset(value, relative)
          : isAddress(value)
            ? relative(value)
            : value
      if (replaced !== value) edits.push({ start, end, value: replaced })
    },
    oncdata: nothing,
    onclosetag: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onopentagend: nothing,
    onopentagname: nothing,
    onprocessinginstruction: nothing,
    onselfclosingtag: nothing,
    ontext: nothing,
    ontextentity: nothing,
  }
  const tokenizer = new Tokenizer({ decodeEntities: false }, callbacks)
  tokenizer.write(html)
  tokenizer.end()
  let out = ''
  let from = 0
  for (const edit of edits) {
    out += html.slice(from, edit.start) + edit.value
    from = edit.end
  }
  return out + html.slice(from)
}

function relativizeSrcset(value: string, relative: (address: string) => string): string {
  return value.replace(/(^|,\s*)(\/[^\s,]+)/g, (_all, before: string, url: string) => before + relative(url))
}

/** Stylesheets are made by the build, so their `url()` are plain: no strings with brackets in them. */
export function relativizeCss(css: string, relative: (address: string) => string): string {
  return css.replace(/url\((["']?)(\/[^)"']+)\1\)/g, (_all, quote: string, url: string) =>
    isAddress(url) ? `url(${quote}${relative(url)}${quote})` : `url(${quote}${url}${quote})`,
  )
}
